/** Time of inference from 10,000 hits to a million, next to a plain loop. */
import { fitSettings } from "../../examples/training/fit/settings.ts";
import { condense as condenseHits } from "../../src/index.ts";
import { affordable } from "../affordable.ts";
import { LAYOUTS, type Layout, layout } from "../data.ts";
import type { Case } from "../interleave.ts";
import { plainCondense } from "../plainCondense.ts";
import { CONDENSED, chosen, measure, SEED, type Suite, scaled } from "../suite.ts";

const cuts = fitSettings;
/** Longest plain loop to wait for, in seconds. */
const AFFORDABLE = 10;
const DIMS: Readonly<Record<string, readonly number[]>> = { medium: [3, 8, 24], full: [3, 8, 24], million: [3] };

export const condense: Suite = {
  name: "condense",
  text: `condense, float32, betaThreshold ${cuts.betaThreshold}, radius ${cuts.radius}; the plain loop, each condensation point against
all free hits, gives the same clusters. clusterId goes into \`out\`; fresh: into
a new array; a dash where it would take more than ${AFFORDABLE} s.`,
  async *rows({ rounds, scale, dims, layouts, sizes }) {
    for (const event of chosen(Object.keys(CONDENSED), sizes)) {
      const size = scaled(CONDENSED[event], scale);
      for (const D of chosen(DIMS[event], dims)) {
        for (const name of chosen(LAYOUTS, layouts)) {
          const parameters = { ...size, dims: D, seed: SEED };
          const data = layout(name, parameters);
          const { clusterId, alphas } = condenseHits({ ...hitsOf(data), ...cuts });
          const input = { ...hitsOf(data), ...cuts };
          const out = { clusterId: new Int32Array(size.hits) };
          const cases: Case[] = [
            { name: "condense", run: () => void condenseHits({ ...input, out }) },
            { name: "condense, fresh", run: () => void condenseHits(input) },
          ];
          if (affordable(AFFORDABLE, name, parameters, (pilot) => plainCondense(pilot, cuts))) {
            checkSame(clusterId, plainCondense(data, cuts));
            cases.push({ name: "plain loop", run: () => void plainCondense(data, cuts) });
          }
          const about = { size: event, layout: name, D, ...size, clusters: alphas.length };
          yield await measure(about, cases, [["plain loop ÷ condense", "plain loop", "condense"]], rounds);
        }
      }
    }
  },
};

function hitsOf({ beta, x }: Layout): Pick<Layout, "beta" | "x"> {
  return { beta, x };
}

/** Times are compared only where the clusters are the same. */
function checkSame(got: Int32Array, expected: Int32Array): void {
  const j = got.findIndex((cluster, i) => cluster !== expected[i]);
  if (j >= 0) throw new Error(`hit ${j}: got cluster ${got[j]}, by the plain loop ${expected[j]}`);
}
