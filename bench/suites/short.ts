/** The default: in a minute, what the losses and their gradients cost after training and before it. */
import { checkAgreement } from "../agreement.ts";
import { type LayoutName, layout } from "../data.ts";
import { gradCases, PLAIN_RATIOS, plainCase, valueCases } from "../lossCases.ts";
import { chosen, MEDIUM, measure, Q_MIN, SEED, type Suite, scaled } from "../suite.ts";

const SPACES: readonly LayoutName[] = ["sep", "collapsed"];

export const short: Suite = {
  name: "short",
  text: `Float32; Loss is condensationLoss, and so on; plain JavaScript with gradients; capped: maxNRep 100,000.`,
  async *rows({ rounds, scale, dims, layouts }) {
    const size = scaled(MEDIUM, scale);
    for (const D of chosen([3, 8], dims)) {
      for (const name of chosen(SPACES, layouts)) {
        const data = layout(name, { ...size, dims: D, seed: SEED });
        const about = { layout: name, D, ...size, nRep: checkAgreement(data, Q_MIN) };
        const cases = [plainCase(data), ...valueCases(data), ...gradCases(data)];
        yield await measure(about, cases, PLAIN_RATIOS, rounds);
      }
    }
  },
};
