// One event in linear memory: the argument of the loss kernels. The host owns all memory and lays the event
// out (src/event) through a class generated from this file; kernels allocate nothing. T is the precision of
// the call, float32 or float64. Numbers per hit and per object are float64 in both precisions: N·D of them
// cost nothing beside N·K pairs.
//
// "By hit" means in input order. A place is a lane of a block, counted over all blocks; the hit there is in
// `permutation`, by the search's order if there is a search. A block holds the hits of one row of lanes (16 in
// float32, 8 in float64) as a structure of arrays, in rows of 64 bytes. R ≥ D is the number of coordinate rows: at
// least 2 in the pair kernel and 4 in its general form; rows beyond D are 0. Where one pass over the blocks does all
// (pairs/onePass.ts), there is memory for one block only, and a place is a position in `permutation`: blocks may end
// before their last lane. A buffer that is used twice has a name for each meaning; the second is a getter if it
// overwrites the first in place.
import {
  AlphaKind,
  AttractionKind,
  CentreKind,
  ChargeKind,
  CowardKind,
  Form,
  RepulsionKind,
  ScaleKind,
  SpectatorKind,
  StrengthKind,
} from "./choices";


@unmanaged export class Event {
  hits: usize; // N
  dimensions: usize; // D
  rows: usize; // R
  objects: usize; // K
  bytes: usize; // of a T: 4 or 8
  withGradient: usize; // 1: compute gradients
  onePass: usize; // 1: each block is packed, evaluated and left before the next (pairs/onePass.ts)

  // inputs, by hit
  beta: usize; // T[N]; finally dBeta
  x: usize; // T[N·D], row-major; finally dX
  weights: usize; // T[N], or 0: all 1; finally dWeights
  distanceScale: usize; // T[N], or 0: all 1; finally dDistanceScale
  spectatorWeight: usize; // f64[N], or 0: none
  objectOfHit: usize; // i32[N]: the object of each hit; −1: noise; −2: neither
  memberOfHit: usize; // i32[N]: the same for hits that enter their object's condensation point, centre and attraction

  // orders of hits and objects
  permutation: usize; // u32[N]: the hit at each place
  placeOfHit: usize; // u32[N]: the place of each hit; while the order is found, its bucket
  slotOfObject: usize; // u32[K]: the slot of each object's record
  runs: usize; // u32[2·(K + 1)]: the runs of a block (search/runs.ts)
  search: usize; // Search (search/search.ts), or 0: all pairs are tested

  // f64[N] each, by hit
  b: usize; // beta in float64, clipped if the convention does so
  q: usize; // charge
  qSlope: usize; // dq/db; finally dB
  p: usize; // attraction weight: q itself, except under push-pull
  pSlope: usize; // dp/db
  dP: usize; // dV/d(w·p), if not kept in the blocks' sums
  dPairScale: usize; // dV/dd through the scale of each pair (push-pull)

  // f64[K] each, unless stated otherwise
  alphas: usize; // i32[K + 1]: condensation points, as hits; the last one is scratch
  a: usize; // a_k, normaliser of the attraction
  r: usize; // r_k, normaliser of the repulsion
  c: usize; // c_k, coefficient of the coward term
  centres: usize; // f64[K·D]: x_k
  means: usize; // f64[K·D]: weighted means of the members, if centreMix > 0
  masses: usize; // Σ v + centreEpsilon over the members, if centreMix > 0
  meanDistance: usize; // weighted mean of d over the members, if centreMix > 0
  objectDistance: usize; // d_k
  scales: usize; // what |x_j − x_k|² is divided by
  pulls: usize; // A_k, strength of the attraction
  pushes: usize; // R_k, strength of the repulsion
  attractionSums: usize; // Σ w·p·f_att over the members
  dScales: usize; // dV/dscale_k through the attraction; finally dObjectDistance
  cowardSums: usize; // CowardSums[K]
  alphaSums: usize; // T[K·(R + 1)]: the sums of the condensation points, kept from their blocks (pairs/onePass.ts)

  // packed for the pair kernel
  blocks: usize; // R + 2 rows of T a block: x_0 … x_{R−1}, w·q / chargeScale, object number; then any distance factors
  records: usize; // R + 4 numbers of T an object: x_0 … , number, reach², inverse scale, r·R_k / strengthScale
  dBlocks: usize; // R + 1 rows of f64 a block: dV/dx_0 … , dV/d(w·q); all in units of the two scales
  dRecords: usize; // R + 2 pairs of f64 an object (add the two): −dV/dx_0 … , Σ w·q·f_rep, −2·Σ s·dV/ds
  partialSums: usize; // R + 3 rows of T: a block's sums; a row whose first vector is ε; scratch (loss/attraction.ts)
  flushes: usize; // how often the block's sums in T were moved to dBlocks so far

  // sampling
  counts: usize; // u32 a block: number of its pairs within reach
  tallies: usize; // u16[⌈K / 2^tallyShift⌉] a block: the same by group of objects (sampling/tallies.ts)
  tallyShift: usize; // log2 of the number of objects in a group
  isSparse: usize; // 1: pairs within reach are so rare that finding the runs again pays (src/sampling)
  masks: usize; // u16[K]: the masks of a run (pairs/reachMasks.ts)
  drawn: usize; // number of draws in the current chunk
  ranks: usize; // f64[drawn], ascending
  drawWeights: usize; // f64[drawn]
  drawnPairs: usize; // u32[2·drawn]: for each rank, the hit's place and the object's slot
  cursorBlock: usize; // the block to look for the next rank in; see cursorRank

  // the convention's choices
  chargeKind: ChargeKind;
  spectatorKind: SpectatorKind;
  alphaKind: AlphaKind;
  centreKind: CentreKind;
  scaleKind: ScaleKind;
  strengthKind: StrengthKind;
  attractionKind: AttractionKind;
  repulsionKind: RepulsionKind;
  form: Form;
  cowardKind: CowardKind;
  clipsBeta: usize; // 1: beta is clipped at betaMax before anything else uses it
  scaleMixed: usize; // 1: d_k is mixed like the centre
  manhattan: usize; // 1: |x| is Σ|x_c|
  pushPull: usize; // 1: push-pull: the attraction has its own weight p, and a scale for each pair
  noiseRepels: usize; // 1: noise hits are pushed too
  chargeScalesDistance: usize; // 1: a hit's charge multiplies its u, not its repulsion

  cursorRank: f64; // the rank of cursorBlock's first pair
  qMin: f64; // lowest charge
  betaMax: f64; // upper limit of b in the charge
  betaDivisor: f64; // divides b inside the artanh
  artanhDivisor: f64; // divides the artanh
  noiseCharge: f64; // charge of noise hits; NaN: like any other hit
  centreMix: f64; // share of the mean in the centre
  centreEpsilon: f64; // added to the mass of the mean
  attractionParameter: f64; // coefficient of u in the logarithm
  centreDamping: f64; // share of the attraction's gradient through the centre that is stopped
  epsilon: f64; // added to u in the hinge
  rate: f64; // multiplies u
  reach: f64; // largest u within reach
  noiseCoefficient: f64; // coefficient of b of each noise hit
  spectatorCoefficient: f64; // coefficient of s·b, s the spectator weight
  lossAttractive: f64; // d(total of the batch) / d(this event's attractive term)
  lossRepulsive: f64; // likewise, repulsive term
  lossCoward: f64; // likewise, coward term
  lossNoise: f64; // likewise, noise term
  limit: f64; // the largest |x| that the input checks accept
  chargeScale: f64; // a power of two that keeps the pair kernel's charges near 1; multiplying by it is exact
  strengthScale: f64; // likewise for the objects' strengths

  // results: this event's own terms, without loss weights
  attractive: f64; // attractive term
  repulsive: f64; // repulsive term
  coward: f64; // coward term
  noise: f64; // noise term
  nRep: f64; // repulsive pairs within reach

  // second meanings of buffers above

  /** T[N], over beta; written by betaGradients. */
  @inline get dBeta(): usize {
    return this.beta;
  }

  /** T[N·D], over x; the row of a hit is written after it has been read for the last time. */
  @inline get dX(): usize {
    return this.x;
  }

  /** T[N], over weights. */
  @inline get dWeights(): usize {
    return this.weights;
  }

  /** T[N], over distanceScale. */
  @inline get dDistanceScale(): usize {
    return this.distanceScale;
  }

  /** f64[N], dV/db: over qSlope; a hit's value is written after its slope has been read. */
  @inline get dB(): usize {
    return this.qSlope;
  }

  /** f64[K], dV/dd_k: over dScales. */
  @inline get dObjectDistance(): usize {
    return this.dScales;
  }

  /** f64[K], the highest key so far: in the memory of pulls, which are computed later. */
  @inline get highestKey(): usize {
    return this.pulls;
  }

  /** f64[K], number of hits of other objects in range: in the memory of r, which is computed later. */
  @inline get inRange(): usize {
    return this.r;
  }
}
