// Outputs of a network that has learned: what the files of the tests hold.

import { randomStream } from "../../src/simulation/random.ts";

export interface Sample {
  readonly beta: Float32Array;
  /** [hits · 3] */
  readonly x: Float32Array;
  readonly objectId: Int32Array;
  readonly hits: number;
}

export const dimensions = 3;

/** Objects of about `hits / objects` hits around places of their own; a tenth of the hits is noise. */
export function makeOutputs(hits: number, objects: number): Sample {
  const random = randomStream(1, 1);
  const side = 1.2 * Math.cbrt(objects) + 2;
  const places = Float32Array.from({ length: objects * dimensions }, () => random.uniform(0, side));
  const [beta, x] = [new Float32Array(hits), new Float32Array(hits * dimensions)];
  const objectId = new Int32Array(hits);
  for (let j = 0; j < hits; j++) {
    const noise = j >= objects && random.uniform(0, 1) < 0.1;
    const k = j < objects ? j : Math.floor(random.uniform(0, objects));
    objectId[j] = noise ? 0 : k + 1;
    // The first hit of each object is its condensation point.
    beta[j] = j < objects ? random.uniform(0.9, 0.99) : random.uniform(0, noise ? 0.05 : 0.4);
    for (let c = 0; c < dimensions; c++) {
      x[j * dimensions + c] = noise ? random.uniform(0, side) : places[k * dimensions + c] + random.normal(0.1);
    }
  }
  return { beta, x, objectId, hits };
}
