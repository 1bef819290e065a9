/** What a call is, and the hits that all take. */
import { sample } from "../../support/samples.ts";

export type Options = Record<string, unknown>;

export interface Call {
  readonly name: string;
  /** What the options are of: a convention, say */
  readonly label: string;
  readonly run: (options: never) => unknown;
  /** New options at every call, because some are written to */
  readonly make: () => Options;
}

export const HITS = 12;
export const DIMENSIONS = 2;
export const lossWeights = () => ({ attractive: 1, repulsive: 2, coward: 0.5, noise: 0.25 });

export function hits() {
  const { beta, x, weights, objectId } = sample(Float64Array, {
    seed: 5,
    hits: HITS,
    objects: 3,
    dims: DIMENSIONS,
    width: 1.5,
  });
  return { beta, x, weights, objectId: [...objectId], rowSplits: [0, 5, HITS] };
}
