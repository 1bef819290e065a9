/** The default suite, about a minute: time of the losses and their gradients on spaces after and before training. */
import { type LayoutName, layout } from "../data.ts";
import { checkedAbout, gradCases, PLAIN_RATIOS, plainCases, valueCases } from "../lossCases.ts";
import { chosen, MEDIUM, measure, SEED, type Suite, scaled } from "../suite.ts";

const SPACES: readonly LayoutName[] = ["sep", "collapsed"];

export const short: Suite = {
  name: "short",
  text: `Float32; Loss is condensationLoss, and so on; it and plain JavaScript, which has gradients, visit every pair;
fresh: gradients in new
arrays, not in \`out\`; capped: maxNRep 100,000; search: what Tiger does, by the data.`,
  async *rows({ rounds, scale, dims, layouts }) {
    const size = scaled(MEDIUM, scale);
    for (const D of chosen([3, 8], dims)) {
      for (const name of chosen(SPACES, layouts)) {
        const data = layout(name, { ...size, dims: D, seed: SEED });
        const about = checkedAbout({ layout: name, D, ...size }, data);
        const cases = [...plainCases(data), ...valueCases(data), ...gradCases(data)];
        yield await measure(about, cases, PLAIN_RATIOS, rounds);
      }
    }
  },
};
