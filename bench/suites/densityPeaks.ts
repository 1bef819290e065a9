/** Time of density peaks at the size of a whole event. They sum over all pairs within the radius. */
import { densityPeaks as densityPeaksOf, densityPeaksRules } from "../../src/index.ts";
import { affordable } from "../affordable.ts";
import { LAYOUTS, type Layout, layout } from "../data.ts";
import { chosen, measure, SEED, SIZES, type Suite, scaled } from "../suite.ts";

const DIMS = 3;
/** Longest call to measure at full size, in seconds; above it, a smaller event. */
const AFFORDABLE = 10;
const SMALLER = 1 / 8;

export const densityPeaks: Suite = {
  name: "densityPeaks",
  text: `densityPeaks, float32, D = ${DIMS}, weighted, by mlpf's rule mlpfCld (radius 0.1); an eighth of the event where the whole one
would take more than ${AFFORDABLE} s.`,
  async *rows({ rounds, scale, layouts }) {
    for (const name of chosen(LAYOUTS, layouts)) {
      const call = ({ x, beta }: Layout) =>
        densityPeaksOf({ x, weight: beta, dimensions: DIMS, rule: densityPeaksRules.mlpfCld });
      const parameters = { ...scaled(SIZES.full, scale), dims: DIMS, seed: SEED };
      const isWorth = affordable(AFFORDABLE, name, parameters, call);
      const size = isWorth ? scaled(SIZES.full, scale) : scaled(SIZES.full, scale * SMALLER);
      const data = layout(name, { ...size, dims: DIMS, seed: SEED });
      const about = { layout: name, D: DIMS, ...size, clusters: call(data).alphas.length };
      yield await measure(about, [{ name: "densityPeaks", run: () => void call(data) }], [], rounds);
    }
  },
};
