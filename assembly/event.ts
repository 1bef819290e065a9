// One event in linear memory: the argument of every kernel. The host lays it out (src/event.ts writes the fields in
// this order) and owns all memory; kernels allocate nothing. T is the precision of the call, float32 or float64.
//
// A block holds the hits of one row of lanes (16 in float32, 8 in float64) as structure of arrays, in rows of 64 bytes.
// R = max(D, 2): a lone coordinate gets a row of zeros, so the pair kernel always has two to start from.

import { lanes } from "./simd";


@unmanaged export class Event {
  hits: usize; // N
  dims: usize; // D
  objects: usize; // K
  drawn: usize; // draws in the current chunk

  // inputs as they came; the gradients leave in the same places: dBeta, dX, dWeights
  beta: usize; // T[N]
  x: usize; // T[N·D], row-major
  weights: usize; // T[N], or 0 where there are none
  numbers: usize; // i32[N]: the object of a hit, −1 for noise

  // per hit
  q: usize; // f64[N]: charge
  dq: usize; // f64[N]: dq/dbeta

  // per object
  alphas: usize; // i32[K]: the condensation point, a hit
  a: usize; // f64[K]: normaliser of the attraction
  r: usize; // f64[K]: normaliser of the repulsion
  attraction: usize; // f64[K]: Σ w·q·f_att over the object's own hits

  // packed for the pair kernel
  blocks: usize; // R + 2 rows of T: x_0 … x_{R−1}, w·q / chargeScale, object number (−1 for noise)
  records: usize; // R + 3 numbers of T an object: x_0 … x_{R−1}, object number, reach², r·q_alpha / strengthScale
  dBlocks: usize; // R + 1 rows of f64: dV/dx_0 … , dV/d(w·q); all in units of the two scales. 0: values only
  dRecords: usize; // R + 1 pairs of f64 an object (add the two): −dV/dx_0 … , Σ w·q·f_rep
  scratch: usize; // R + 1 rows of T

  // the sampler's chunk of draws
  counts: usize; // u32 a block: its pairs within reach
  ranks: usize; // f64[drawn], ascending
  drawWeights: usize; // f64[drawn]
  pairs: usize; // u32[2·drawn]: hit slot and object of each rank
  cursor: usize; // the block where the next rank is looked for, and …
  cursorRank: f64; // … the rank of its first pair

  // numbers of the call
  qMin: f64;
  betaMax: f64; // the charge is that of min(beta, betaMax)
  c: f64; // each object's coefficient of (1 − beta_alpha)
  n: f64; // each noise hit's coefficient of beta
  lossAttractive: f64; // d(total of the batch) / d(this event's term)
  lossRepulsive: f64;
  lossCoward: f64;
  lossNoise: f64;
  limit: f64; // the largest |x| that input checks let through

  // powers of two that keep the pair kernel's float32 numbers near 1; multiplying by them is exact
  chargeScale: f64;
  strengthScale: f64;

  // results: this event's own terms, without loss weights
  attractive: f64;
  repulsive: f64;
  coward: f64;
  noise: f64;
  nRep: f64;
}

/** Rows of coordinates in a block. */
@inline export function rows(e: Event): usize {
  return max<usize>(e.dims, 2);
}

/** Blocks of hits, the last one filled up with lanes that reach nothing. */
@inline export function blockCount<T>(e: Event): usize {
  return (e.hits + lanes<T>() - 1) / lanes<T>();
}

/** Zeroes the sums that attraction, repulsion and drawn pairs add to. */
@inline export function clearSums<T>(e: Event): void {
  memory.fill(e.attraction, 0, e.objects * 8);
  memory.fill(e.dRecords, 0, e.objects * (rows(e) + 1) * 16);
  if (e.dBlocks) memory.fill(e.dBlocks, 0, blockCount<T>(e) * (rows(e) + 1) * lanes<T>() * 8);
}
