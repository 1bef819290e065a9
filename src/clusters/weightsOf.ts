/** The weights of clusters or objects. */
import type { Numbering } from "../metrics/numbering.ts";

/** [count] the sum of the weights of each number's hits, in their order; without `weights` how many hits it has. */
export function weightsOf({ ofHit, count }: Numbering, weights?: Float64Array): Float64Array {
  const sums = new Float64Array(count);
  for (let j = 0; j < ofHit.length; j++) if (ofHit[j] >= 0) sums[ofHit[j]] += weights?.[j] ?? 1;
  return sums;
}
