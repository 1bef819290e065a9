// Candidates: the hits that may become condensation points, in the order in which they are considered.
import { numberAt } from "../numeric/numberAt";
import { sortKeys } from "../numeric/radixSort";
import { Condensation } from "./condensation";

/**
 * Writes the hits with beta > betaThreshold to `order`, highest beta first, ties by index or `tieOrder`; returns their
 * number. A masked hit is one whatever its beta if it is to be a cluster of its own, else it is none.
 */
export function byFallingBeta(g: Condensation): usize {
  const n = g.hits;
  const keys = g.keys;
  const order = g.order;
  const beta = g.beta;
  const bytes = g.bytes;
  const threshold = g.betaThreshold;
  const tieOrder = g.tieOrder;
  const masked = g.masked;
  let candidates: usize = 0;
  let significant: u64 = 0;
  for (let i: usize = 0; i < n; i++) {
    const j = tieOrder != 0 ? <usize>load<u32>(tieOrder + i * 4) : i;
    const b = numberAt(bytes, beta, j);
    if (masked != 0 && load<u8>(masked + j) != 0 ? g.maskedAlone == 0 : !(b > threshold)) continue;
    // betas from 0 to 1 sort like their bits; subtracted from the bits of 2 they sort in falling order
    const key = 0x4000000000000000 - reinterpret<u64>(abs(b));
    store<u64>(keys + candidates * 8, key);
    store<u32>(order + candidates * 4, <u32>j);
    significant |= key;
    candidates++;
  }
  sortKeys(keys, order, g.spareKeys, g.spareOrder, g.histogram, candidates, significant);
  return candidates;
}
