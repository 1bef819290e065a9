/** Time of the losses without gradients, what the gradients add, and the effect of a cap. */
import { LAYOUTS, layout } from "../data.ts";
import { strategyOf } from "../hooked.ts";
import { gradCases, lossGrad, valueCases } from "../lossCases.ts";
import { chosen, MEDIUM, measure, Q_MIN, type RatioNames, SEED, type Suite, scaled } from "../suite.ts";

const RATIOS: RatioNames[] = [
  ...["Loss", "Tiger"].map((name): RatioNames => [`${name}Grad ÷ ${name}`, `${name}Grad`, name]),
  ...["Tiger", "TigerGrad"].map((name): RatioNames => [`${name}, capped ÷ ${name}`, `${name}, capped`, name]),
];

export const forward: Suite = {
  name: "forward",
  text: `Losses without and with their gradients, float32; Loss is condensationLoss, and so on; fresh: gradients in new
arrays, not in \`out\`; capped: maxNRep 100,000.`,
  async *rows({ rounds, scale, dims, layouts }) {
    const size = scaled(MEDIUM, scale);
    for (const D of chosen([2, 3, 8, 12, 24], dims)) {
      for (const name of chosen(LAYOUTS, layouts)) {
        const data = layout(name, { ...size, dims: D, seed: SEED });
        const about = { layout: name, D, ...size, search: strategyOf({ ...data, qMin: Q_MIN }) };
        yield await measure(about, [...valueCases(data), lossGrad(data), ...gradCases(data)], RATIOS, rounds);
      }
    }
  },
};
