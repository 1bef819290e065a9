// One event in linear memory: the argument of every kernel. The host lays it out (src/event/eventLayout.ts writes the fields in
// this order) and owns all memory; kernels allocate nothing. T is the precision of the call, float32 or float64.
// Numbers per hit and per object are float64 in both: N·D of them cost nothing beside N·K pairs.
//
// A block holds the hits of one row of lanes (16 in float32, 8 in float64) as structure of arrays, in rows of 64 bytes.
// R ≥ D is the number of rows of coordinates: at least 2 in the pair kernel, 4 in its general form; rows beyond D are 0.

import { lanes } from "../numeric/lanes";


@unmanaged export class Event {
  hits: usize; // N
  dims: usize; // D
  rows: usize; // R
  objects: usize; // K
  drawn: usize; // draws in the current chunk

  // inputs as they came; their gradients leave in the same places
  beta: usize; // T[N]
  x: usize; // T[N·D], row-major
  weights: usize; // T[N], or 0 where there are none
  distances: usize; // T[N]: the distance scale d, or 0
  spectators: usize; // f64[N]: spectator weights s, or 0
  numbers: usize; // i32[N]: the object of a hit; −1: noise; −2: neither
  members: usize; // i32[N]: the same where the hit counts for its object's condensation point, centre and attraction

  // the search: blocks and their sums hold the hits in its order, each at its place; see order.ts
  order: usize; // u32[N]: the hit at each place of the blocks
  places: usize; // u32[N]: the place of each hit
  spare: usize; // f64[N], to reorder by
  spareNumbers: usize; // i32[N], likewise
  spareMembers: usize; // i32[N], likewise, or 0 where members are numbers
  slots: usize; // u32[K]: the record of each object
  runs: usize; // u32[K + 2]: the runs of a block (runs.ts)
  search: usize; // Search (search/search.ts), or 0: every pair is looked at

  // per hit, f64[N]
  b: usize; // beta as the convention sees it
  q: usize; // charge
  dq: usize; // dq/db; `gradients` leaves dV/db here
  p: usize; // attraction weight; may be q
  dp: usize; // dp/db; may be dq
  dP: usize; // dV/d(w·p), or 0 where p is q and the sums of dBlocks hold it
  dDistances: usize; // dV/dd through pairs of their own scale, or 0

  // per object, f64[K] but for alphas
  alphas: usize; // i32[K]: the condensation point, a hit
  a: usize; // normaliser of the attraction
  r: usize; // normaliser of the repulsion
  c: usize; // coefficient of its coward term
  centres: usize; // f64[K·D]
  means: usize; // f64[K·D]: weighted means of own hits, or 0 where centreMix is 0
  masses: usize; // Σ v + centreEpsilon, or 0 likewise
  distance: usize; // d_k
  meanDistance: usize; // weighted mean of d, or 0 likewise
  scales: usize; // what |x_j − c_k|² is divided by
  pulls: usize; // A_k
  pushes: usize; // R_k
  attraction: usize; // Σ w·p·f_att over own hits
  dScales: usize; // dV/dscale_k through the attraction
  cowards: usize; // f64[4·K]: Σ b, and what `coward` needs to find slopes

  // packed for the pair kernel
  blocks: usize; // R + 2 rows of T: x_0 … x_{R−1}, w·q / chargeScale, object number (then, general: distance factor)
  records: usize; // R + 4 numbers of T an object: x_0 … , number, reach², inverse scale, r·R_k / strengthScale
  dBlocks: usize; // R + 1 rows of f64: dV/dx_0 … , dV/d(w·q); all in units of the two scales. 0: values only
  dRecords: usize; // R + 2 pairs of f64 an object (add the two): −dV/dx_0 … , Σ w·q·f_rep, −2·Σ s·dV/ds
  scratch: usize; // R + 1 rows of T, and a row whose first vector is ε

  // the sampler's chunk of draws
  counts: usize; // u32 a block: its pairs within reach
  tallies: usize; // u16[⌈K / 2^tallyShift⌉] a block: parts of those (tallies.ts)
  tallyShift: usize;
  sparse: usize; // pairs are so few that runs are found again (src/sampling/repel.ts)
  masks: usize; // u16[K]: those of a run (masks.ts)
  ranks: usize; // f64[drawn], ascending
  drawWeights: usize; // f64[drawn]
  pairs: usize; // u32[2·drawn]: place of the hit and slot of the object of each rank
  cursor: usize; // the block where the next rank is looked for, and …

  // the convention's choices, numbered by src/conventions/choices.ts and src/event/conventionFields.ts
  chargeKind: usize;
  spectatorKind: usize;
  clipsBeta: usize;
  alphaKind: usize;
  centreKind: usize;
  scaleKind: usize;
  scaleMixed: usize;
  manhattan: usize;
  strengthKind: usize;
  attractionKind: usize;
  pushPull: usize;
  noiseRepels: usize;
  chargeScalesDistance: usize;
  cowardKind: usize;

  cursorRank: f64; // … the rank of its first pair
  qMin: f64;
  betaMax: f64;
  betaDivisor: f64;
  artanhDivisor: f64;
  noiseCharge: f64; // NaN: as all hits
  centreMix: f64;
  centreEpsilon: f64;
  attractionParameter: f64;
  centreDamping: f64;
  epsilon: f64; // added to u in the hinge
  rate: f64; // multiplies u
  reach: f64; // largest u within reach
  noiseCoefficient: f64; // of each noise hit's b
  spectatorCoefficient: f64; // of each s·b
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

/** Blocks of hits, the last one filled up with lanes that reach nothing. */
@inline export function blockCount<T>(e: Event): usize {
  return (e.hits + lanes<T>() - 1) / lanes<T>();
}

/** Bytes of a block and of its sums, of an object's record and of its sums. */
@inline export function blockBytes(e: Event): usize {
  return (e.rows + 2 + e.chargeScalesDistance) * 64;
}


@inline export function dBlockBytes<T>(e: Event): usize {
  return (e.rows + 1) * lanes<T>() * 8;
}


@inline export function recordBytes<T>(rows: usize): usize {
  return (rows + 4) * sizeof<T>();
}


@inline export function dRecordBytes(rows: usize): usize {
  return (rows + 2) * 16;
}

/** Whether the lane at `h` of a block holds a hit that repels: `pack` puts the others beyond the limit. */
@inline export function repels<T>(e: Event, h: usize): bool {
  return abs(<f64>load<T>(h)) <= e.limit;
}

/** The record of object k. */
@inline export function slotOf(e: Event, k: usize): usize {
  return load<u32>(e.slots + k * 4);
}

/** The hit at a place. */
@inline export function hitAt(e: Event, place: usize): usize {
  return load<u32>(e.order + place * 4);
}

/** The place of hit j. */
@inline export function placeOf(e: Event, j: usize): usize {
  return load<u32>(e.places + j * 4);
}

/** The sums of the hit at a place: add c · lanes · 8 for its row c. */
@inline export function dHit<T>(e: Event, place: usize): usize {
  return e.dBlocks + (place / lanes<T>()) * dBlockBytes<T>(e) + (place % lanes<T>()) * 8;
}

/** The sums of object k. */
@inline export function dObject(e: Event, k: usize): usize {
  return e.dRecords + slotOf(e, k) * dRecordBytes(e.rows);
}

/** Zeroes the sums that attraction, repulsion and drawn pairs add to. */
@inline export function clearSums<T>(e: Event): void {
  memory.fill(e.attraction, 0, e.objects * 8);
  memory.fill(e.dScales, 0, e.objects * 8);
  memory.fill(e.dRecords, 0, e.objects * dRecordBytes(e.rows));
  if (e.dBlocks) memory.fill(e.dBlocks, 0, blockCount<T>(e) * dBlockBytes<T>(e));
  if (e.dP) memory.fill(e.dP, 0, e.hits * 8);
  if (e.dDistances) memory.fill(e.dDistances, 0, e.hits * 8);
}

/** Element i of an array of float64. */
@inline export function at(p: usize, i: usize): f64 {
  return load<f64>(p + i * 8);
}


@inline export function alphaOf(e: Event, k: usize): usize {
  return load<u32>(e.alphas + k * 4);
}


@inline export function weightOf<T>(e: Event, j: usize): f64 {
  return e.weights ? <f64>load<T>(e.weights + j * sizeof<T>()) : 1;
}


@inline export function distanceOf<T>(e: Event, j: usize): f64 {
  return e.distances ? <f64>load<T>(e.distances + j * sizeof<T>()) : 1;
}

/** Coordinate c of hit j minus that of the centre of object k. */
@inline export function difference<T>(e: Event, j: usize, k: usize, c: usize): f64 {
  return <f64>load<T>(e.x + (j * e.dims + c) * sizeof<T>()) - at(e.centres, k * e.dims + c);
}

/** |x_j − c_k|², by the convention's metric. */
@inline export function distance2<T>(e: Event, j: usize, k: usize): f64 {
  let s: f64 = 0;
  for (let c: usize = 0; c < e.dims; c++) {
    const d = difference<T>(e, j, k, c);
    s += e.manhattan ? abs(d) : d * d;
  }
  return e.manhattan ? s * s : s;
}
