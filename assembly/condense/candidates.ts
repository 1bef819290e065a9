// Candidates: betas → the hits that may become condensation points, in the order in which they do.
import { Condensation, numberAt } from "./condensation";
import { sortKeys } from "../numeric/radixSort";

/** The hits with beta > betaThreshold, highest beta first, equal ones by index: their number; they are in `order`. */
@inline export function byFallingBeta(g: Condensation): usize {
  const n = g.hits;
  const keys = g.keys;
  const order = g.order;
  let candidates: usize = 0;
  let significant: u64 = 0;
  for (let j: usize = 0; j < n; j++) {
    const beta = numberAt(g, g.beta, j);
    if (!(beta > g.betaThreshold)) continue;
    // a beta from 0 to 1 orders as its bits do; their complement below 2's orders them falling
    const key = 0x4000000000000000 - reinterpret<u64>(abs(beta));
    store<u64>(keys + candidates * 8, key);
    store<u32>(order + candidates * 4, <u32>j);
    significant |= key;
    candidates++;
  }
  sortKeys(keys, order, g.spareKeys, g.spareOrder, g.histogram, candidates, significant);
  return candidates;
}
