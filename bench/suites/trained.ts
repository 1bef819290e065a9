/** Time of the losses on latent spaces that a network learned, each at the size of its event. */
import { measureWithPeers } from "../lossCases.ts";
import { SEED, type Suite } from "../suite.ts";
import { trainingEvents } from "../trainingEvents.ts";

export const trained: Suite = {
  name: "trained",
  text: `Latent spaces of a network trained for so many steps, float32; plain JavaScript and LossGrad,
condensationLossGrad, visit every pair; TigerGrad is condensationLossTigerGrad; fresh: gradients in new
arrays, not in \`out\`; capped: maxNRep 100,000; search: what it
does, by the data; double majority: the share of particles found.`,
  async *rows({ rounds, steps, trackml }) {
    // imported here, because no other suite needs TensorFlow.js for its data
    const { trainedLayout } = await import("../trained.ts");
    for (const { name, event, ...recipe } of trainingEvents(trackml, SEED)) {
      const { doubleMajority, ...data } = await trainedLayout(event, { ...recipe, steps, seed: SEED });
      const about = {
        event: name,
        D: recipe.dims,
        steps,
        "double majority": doubleMajority.toFixed(3),
        hits: data.beta.length,
        objects: data.objectId.reduce((most, id) => Math.max(most, id), 0),
      };
      yield await measureWithPeers(about, data, rounds);
    }
  },
};
