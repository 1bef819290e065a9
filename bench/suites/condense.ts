/** Time of inference at the sizes of whole TrackML events. */
import { betaThreshold, radius } from "../../examples/training/score.ts";
import { condense as condenseHits } from "../../src/index.ts";
import { type LayoutName, layout } from "../data.ts";
import { chosen, measure, SEED, SIZES, type Suite, scaled } from "../suite.ts";

const TRAINED: readonly LayoutName[] = ["sep", "man", "partial"];

export const condense: Suite = {
  name: "condense",
  text: `condense, float32, betaThreshold ${betaThreshold}, radius ${radius}.`,
  async *rows({ rounds, scale, dims, layouts, sizes }) {
    for (const event of chosen(Object.keys(SIZES), sizes)) {
      const size = scaled(SIZES[event], scale);
      for (const D of chosen([3, 8, 24], dims)) {
        for (const name of chosen(TRAINED, layouts)) {
          const { beta, x } = layout(name, { ...size, dims: D, seed: SEED });
          const call = () => condenseHits({ beta, x, betaThreshold, radius });
          const about = { size: event, layout: name, D, ...size, clusters: call().alphas.length };
          yield await measure(about, [{ name: "condense", run: () => void call() }], [], rounds);
        }
      }
    }
  },
};
