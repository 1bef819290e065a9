/** How the time and memory of inference scale with the number of hits, at ten hits an object. */
import { fitSettings } from "../../examples/training/fit/settings.ts";
import { createKernels } from "../../src/index.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { layout } from "../data.ts";
import { chosenSpaces, measure, SEED, type Space, type Suite, scaled } from "../suite.ts";

const SPACES: readonly Space[] = [
  ["sep", 3],
  ["mid", 3],
  ["man", 8],
];
const HITS = [1_000, 10_000, 100_000, 1_000_000];

export const condenseScaling: Suite = {
  name: "condenseScaling",
  text: `condense at ten hits an object, float32, betaThreshold ${fitSettings.betaThreshold}, radius ${fitSettings.radius}; ns and linear memory a hit
in an instance of its own for each size.`,
  async *rows(options) {
    const module = loadModule();
    for (const [name, D] of chosenSpaces(SPACES, options)) {
      for (const hits of HITS) {
        const size = scaled({ hits, objects: hits / 10 }, options.scale);
        const { beta, x } = layout(name, { ...size, dims: D, seed: SEED });
        const kernels = createKernels({ module });
        const call = () => kernels.condense({ beta, x, ...fitSettings });
        const about = { layout: name, D, ...size, clusters: call().alphas.length };
        const row = await measure(about, [{ name: "condense", run: () => void call() }], [], options.rounds);
        const extra = {
          "ns a hit": (row.timings[0].milliseconds * 1e6) / size.hits,
          "bytes a hit": kernels.linearMemoryBytes() / size.hits,
        };
        yield { ...row, extra };
      }
    }
  },
};
