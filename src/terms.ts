/** The weighted sum that gradients are of. */
import type { LossWeights, Terms } from "./types.ts";

/** Σ weight·term, in the order of the terms. */
export function totalOf(terms: Omit<Terms, "total">, lossWeights: Required<LossWeights>): number {
  return (
    lossWeights.attractive * terms.attractive +
    lossWeights.repulsive * terms.repulsive +
    lossWeights.coward * terms.coward +
    lossWeights.noise * terms.noise
  );
}
