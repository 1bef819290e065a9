// Candidates: the hits that may become condensation points, in the order in which they are considered.
import { numberAt } from "../numeric/numberAt";
import { sortKeys } from "../numeric/radixSort";
import { Condensation, isMasked } from "./condensation";

/**
 * Writes the hits with beta > betaThreshold to `order`, highest beta first, ties by index or `tieOrder`; returns their
 * number. A masked hit is one whatever its beta if it is to be a cluster of its own, else it is none.
 */
export function byFallingBeta(g: Condensation): usize {
  const n = g.hits;
  const beta = g.beta;
  const bytes = g.bytes;
  const keys = g.keys;
  const order = g.order;
  const threshold = g.betaThreshold;
  let candidates: usize = 0;
  let significant: u64 = 0;
  if (g.tieOrder == 0 && g.masked == 0) {
    // nearly every call: the loop that asks for both takes longer
    for (let j: usize = 0; j < n; j++) {
      const b = numberAt(bytes, beta, j);
      if (!(b > threshold)) continue;
      significant |= put(keys, order, candidates, j, b);
      candidates++;
    }
  } else {
    for (let i: usize = 0; i < n; i++) {
      const j = g.tieOrder != 0 ? <usize>load<u32>(g.tieOrder + i * 4) : i;
      const b = numberAt(bytes, beta, j);
      if (isMasked(g, j) ? g.maskedAlone == 0 : !(b > threshold)) continue;
      significant |= put(keys, order, candidates, j, b);
      candidates++;
    }
  }
  sortKeys(keys, order, g.spareKeys, g.spareOrder, g.histogram, candidates, significant);
  return candidates;
}

/** Writes hit `j` at a place, and returns its key. */
@inline function put(keys: usize, order: usize, place: usize, j: usize, b: f64): u64 {
  // betas from 0 to 1 sort like their bits; subtracted from the bits of 2 they sort in falling order
  const key = 0x4000000000000000 - reinterpret<u64>(abs(b));
  store<u64>(keys + place * 8, key);
  store<u32>(order + place * 4, <u32>j);
  return key;
}
