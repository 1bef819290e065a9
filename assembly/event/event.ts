// One event in linear memory: the argument of the losses' kernels. The host lays it out (src/event) through a class that is
// made from this file, and owns all memory; kernels allocate nothing. T is the precision of the call, float32 or float64.
// Numbers per hit and per object are float64 in both: N·D of them cost nothing beside N·K pairs.
//
// By hit: in the order of the input. By place: in that of the blocks, which is the search's where there is one; see
// permute.ts. A block holds the hits of one row of lanes (16 in float32, 8 in float64) as structure of arrays, in rows of
// 64 bytes. R ≥ D is the number of rows of coordinates: at least 2 in the pair kernel, 4 in its general form; rows beyond
// D are 0. A buffer that serves twice has a name for each of its meanings: a getter where it is overwritten in place.
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
  withGradient: usize; // 1: gradients are asked for

  // the input by hit
  beta: usize; // T[N]; dBeta in the end
  x: usize; // T[N·D], row-major; dX in the end
  weights: usize; // T[N], or 0: all 1; dWeights in the end
  distanceScale: usize; // T[N], or 0: all 1; dDistanceScale in the end
  spectatorWeight: usize; // f64[N], or 0: none
  objectOfHit: usize; // i32[N]: the object of a hit; −1: noise; −2: neither
  memberOfHit: usize; // i32[N]: the same where the hit counts for its object's condensation point, centre and attraction

  // orders of hits and objects
  permutation: usize; // u32[N]: the hit at each place
  placeOfHit: usize; // u32[N]
  slotOfObject: usize; // u32[K]: the record of each object
  runs: usize; // u32[K + 2]: the runs of a block (search/runs.ts)
  search: usize; // Search (search/search.ts), or 0: every pair is looked at

  // by place: the arrays by hit themselves where there is no search
  objectAt: usize; // i32[N]
  memberAt: usize; // i32[N]
  qAt: usize; // f64[N]
  qSlopeAt: usize; // f64[N]; dBAt in the end
  pAt: usize; // f64[N]
  pSlopeAt: usize; // f64[N]
  spareObjects: usize; // i32[N], room for objectAt
  spareMembers: usize; // i32[N], room for memberAt, where not all hits of an object are its members
  spareCharges: usize; // f64[N], room for qAt

  // f64[N] each, by hit
  b: usize; // beta as the convention sees it
  q: usize; // charge
  qSlope: usize; // dq/db
  p: usize; // attraction weight: q itself, unless the convention pushes and pulls
  pSlope: usize; // dp/db
  dB: usize; // dV/db, from toInputOrder on
  dP: usize; // dV/d(w·p), where the blocks' sums do not hold it
  dPairScale: usize; // dV/dd through pairs of their own scale

  // f64[K] each, but for alphas
  alphas: usize; // i32[K]: the condensation point, a hit
  a: usize; // a_k, normaliser of the attraction
  r: usize; // r_k, normaliser of the repulsion
  c: usize; // c_k, coefficient of the coward term
  centres: usize; // f64[K·D]: x_k
  means: usize; // f64[K·D]: weighted means of own hits, where centreMix is not 0
  masses: usize; // Σ v + centreEpsilon, likewise
  meanDistance: usize; // weighted mean of d, likewise
  objectDistance: usize; // d_k
  scales: usize; // what |x_j − x_k|² is divided by
  pulls: usize; // A_k
  pushes: usize; // R_k
  attractionSums: usize; // Σ w·p·f_att over own hits
  dScales: usize; // dV/dscale_k through the attraction; dObjectDistance in the end
  cowardSums: usize; // CowardSums[K]

  // packed for the pair kernel
  blocks: usize; // R + 2 rows of T: x_0 … x_{R−1}, w·q / chargeScale, object number (then, general: distance factor)
  records: usize; // R + 4 numbers of T an object: x_0 … , number, reach², inverse scale, r·R_k / strengthScale
  dBlocks: usize; // R + 1 rows of f64: dV/dx_0 … , dV/d(w·q); all in units of the two scales
  dRecords: usize; // R + 2 pairs of f64 an object (add the two): −dV/dx_0 … , Σ w·q·f_rep, −2·Σ s·dV/ds
  partialSums: usize; // R + 1 rows of T: a block's sums before they are flushed; and a row whose first vector is ε

  // the sampler's chunk of draws
  counts: usize; // u32 a block: its pairs within reach
  tallies: usize; // u16[⌈K / 2^tallyShift⌉] a block: parts of those (sampling/tallies.ts)
  tallyShift: usize; // log2 of the objects of a tally
  isSparse: usize; // 1: pairs are so few that runs are found again (src/sampling)
  masks: usize; // u16[K]: those of a run (pairs/reachMasks.ts)
  drawn: usize; // draws in the current chunk
  ranks: usize; // f64[drawn], ascending
  drawWeights: usize; // f64[drawn]
  drawnPairs: usize; // u32[2·drawn]: place of the hit and slot of the object of each rank
  cursorBlock: usize; // the block where the next rank is looked for …

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
  clipsBeta: usize; // 1: beta is clipped at betaMax before all else
  scaleMixed: usize; // 1: d_k is mixed like the centre
  manhattan: usize; // 1: |x| is Σ|x_c|
  pushPull: usize; // 1: the attraction has a weight of its own, p, and a scale for each pair
  masked: usize; // 1: not all hits of an object are its members
  noiseRepels: usize; // 1: noise hits are pushed too
  chargeScalesDistance: usize; // 1: a hit's charge multiplies its u, not its repulsion

  cursorRank: f64; // … and the rank of its first pair
  qMin: f64; // lowest charge
  betaMax: f64; // beta is clipped there in the charge
  betaDivisor: f64; // of beta in artanh
  artanhDivisor: f64; // of the artanh
  noiseCharge: f64; // of noise hits; NaN: as all hits
  centreMix: f64; // share of the mean in the centre
  centreEpsilon: f64; // added to the mass of the mean
  attractionParameter: f64; // coefficient of u in the logarithm
  centreDamping: f64; // share of the attraction's gradient through the centre that is stopped
  epsilon: f64; // added to u in the hinge
  rate: f64; // multiplies u
  reach: f64; // largest u within reach
  noiseCoefficient: f64; // of each noise hit's b
  spectatorCoefficient: f64; // of each s·b
  lossAttractive: f64; // d(total of the batch) / d(this event's attractive term)
  lossRepulsive: f64; // likewise
  lossCoward: f64; // likewise
  lossNoise: f64; // likewise
  limit: f64; // the largest |x| that input checks let through
  chargeScale: f64; // a power of two that keeps the pair kernel's charges near 1; multiplying by it is exact
  strengthScale: f64; // likewise for its strengths

  // results: this event's own terms, without loss weights
  attractive: f64; // attractive term
  repulsive: f64; // repulsive term
  coward: f64; // coward term
  noise: f64; // noise term
  nRep: f64; // repulsive pairs within reach

  // second meanings

  /** T[N], over beta: after betaGradients. */
  @inline get dBeta(): usize {
    return this.beta;
  }

  /** T[N·D] by hit, over x: the last of all. */
  @inline get dX(): usize {
    return this.x;
  }

  /** T[N·D] by place: over x where there is no search, else over the blocks, which have been evaluated. */
  @inline get dXAt(): usize {
    return this.search ? this.blocks : this.x;
  }

  /** T[N], over weights. */
  @inline get dWeights(): usize {
    return this.weights;
  }

  /** T[N], over distanceScale. */
  @inline get dDistanceScale(): usize {
    return this.distanceScale;
  }

  /** f64[N] by place, dV/db: over qSlopeAt, a hit's own being read last. */
  @inline get dBAt(): usize {
    return this.qSlopeAt;
  }

  /** f64[K], dV/dd_k: over dScales. */
  @inline get dObjectDistance(): usize {
    return this.dScales;
  }

  /** f64[K], the highest key so far: where pulls will be. */
  @inline get highestKey(): usize {
    return this.pulls;
  }

  /** f64[K], hits of others in range: where r will be. */
  @inline get inRange(): usize {
    return this.r;
  }
}
