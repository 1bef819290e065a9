// Candidates: the hits that may become condensation points, in the order in which they are considered.
import { Condensation, numberAt } from "./condensation";
import { sortKeys } from "../numeric/radixSort";

/** Writes the hits with beta > betaThreshold to `order`, highest beta first, ties by index; returns their number. */
@inline export function byFallingBeta(g: Condensation): usize {
  const n = g.hits;
  const keys = g.keys;
  const order = g.order;
  let candidates: usize = 0;
  let significant: u64 = 0;
  for (let j: usize = 0; j < n; j++) {
    const beta = numberAt(g, g.beta, j);
    if (!(beta > g.betaThreshold)) continue;
    // betas from 0 to 1 sort like their bits; subtracted from the bits of 2 they sort in falling order
    const key = 0x4000000000000000 - reinterpret<u64>(abs(beta));
    store<u64>(keys + candidates * 8, key);
    store<u32>(order + candidates * 4, <u32>j);
    significant |= key;
    candidates++;
  }
  sortKeys(keys, order, g.spareKeys, g.spareOrder, g.histogram, candidates, significant);
  return candidates;
}
