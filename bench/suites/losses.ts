/** Time of a loss with its gradients, compared with plain JavaScript and the peers, in every layout and dimension. */
import { LAYOUTS, layout } from "../data.ts";
import { measureWithPeers } from "../lossCases.ts";
import { chosen, MEDIUM, SEED, type Suite, scaled } from "../suite.ts";

export const losses: Suite = {
  name: "losses",
  text: `Losses with their gradients, float32; plain JavaScript and LossGrad, condensationLossGrad, visit every pair;
TigerGrad is condensationLossTigerGrad; fresh: gradients in new
arrays, not in \`out\`; capped: maxNRep 100,000; search: what it does, by the data.`,
  async *rows({ rounds, scale, dims, layouts }) {
    const size = scaled(MEDIUM, scale);
    for (const D of chosen([2, 3, 8, 12, 24], dims)) {
      for (const name of chosen(LAYOUTS, layouts)) {
        const data = layout(name, { ...size, dims: D, seed: SEED });
        yield await measureWithPeers({ layout: name, D, ...size }, data, rounds);
      }
    }
  },
};
