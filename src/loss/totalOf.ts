/** The weighted sum of the terms, which is what gradients are taken of. */
import type { LossWeights, Terms } from "../terms.ts";

/** Returns Σ weight·term. The order of the sum is fixed, so that equal terms give bit-identical totals. */
export function totalOf(terms: Omit<Terms, "total">, lossWeights: Required<LossWeights>): number {
  return (
    lossWeights.attractive * terms.attractive +
    lossWeights.repulsive * terms.repulsive +
    lossWeights.coward * terms.coward +
    lossWeights.noise * terms.noise
  );
}
