/** How time and memory scale with the number of hits, at ten hits an object. */
import { createKernels, type Functions } from "../../src/index.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { affordable } from "../affordable.ts";
import { type Layout, layout } from "../data.ts";
import { strategyOf } from "../hooked.ts";
import { chosenSpaces, measure, Q_MIN, type Row, SEED, type Space, type Suite, scaled } from "../suite.ts";

const SPACES: readonly Space[] = [
  ["sep", 3],
  ["man", 8],
];
const HITS = [1_000, 10_000, 100_000, 1_000_000];
/** Longest call to measure, in seconds. */
const AFFORDABLE = 60;

export const scaling: Suite = {
  name: "scaling",
  text: `Ten hits an object, float32; ns and linear memory a hit are those of TigerGrad, condensationLossTigerGrad, in an
instance of its own for each size; a dash where a call on all pairs would take more than ${AFFORDABLE} s.`,
  async *rows(options) {
    const module = loadModule();
    for (const [name, D] of chosenSpaces(SPACES, options)) {
      for (const hits of HITS) {
        const size = scaled({ hits, objects: hits / 10 }, options.scale);
        const parameters = { ...size, dims: D, seed: SEED };
        const about = { layout: name, D, ...size };
        const pilot = createKernels({ module });
        const worth = affordable(AFFORDABLE, name, parameters, (data) => tigerGrad(pilot, data));
        yield worth
          ? await measureOne(about, createKernels({ module }), layout(name, parameters), options.rounds)
          : { about, timings: [], ratios: {} };
      }
    }
  },
};

async function measureOne(about: Row["about"], kernels: Functions, data: Layout, rounds: number): Promise<Row> {
  const hits = data.beta.length;
  const cases = [
    { name: "Tiger", run: () => void kernels.condensationLossTiger({ ...data, qMin: Q_MIN }) },
    { name: "TigerGrad", run: () => tigerGrad(kernels, data) },
  ];
  const row = await measure({ ...about, search: strategyOf({ ...data, qMin: Q_MIN }) }, cases, [], rounds);
  const extra = {
    "ns a hit": (row.timings[1].milliseconds * 1e6) / hits,
    "bytes a hit": kernels.linearMemoryBytes() / hits,
  };
  return { ...row, extra };
}

function tigerGrad(kernels: Functions, data: Layout): void {
  kernels.condensationLossTigerGrad({ ...data, qMin: Q_MIN });
}
