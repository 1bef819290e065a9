// A convention's choices, as the kernels know them. The host gets the same numbers: src/wasm/structs.ts is made from this
// file. What each word means is in src/conventions/convention.ts.

/** What a hit's charge is made of. */
export const enum ChargeKind {
  ARTANH,
  SPECTATOR,
}

/** Where spectator weights enter the charge. */
export const enum SpectatorKind {
  NONE,
  CHARGE,
  Q_MIN,
}

/** What picks an object's condensation point. */
export const enum AlphaKind {
  CHARGE,
  BETA,
}

/** How a hit weighs in its object's centre. */
export const enum CentreKind {
  CHARGE,
  BETA,
  BETA_SQUARED,
}

/** What an object's squared distances are divided by: 1, d + 1e-4, or d² + 1e-4. */
export const enum ScaleKind {
  NONE,
  LINEAR,
  SQUARED,
}

/** Whose charge is the strength of an object. */
export const enum StrengthKind {
  ALPHA,
  SUM,
}

/** The attractive potential. */
export const enum AttractionKind {
  SQUARE,
  LOG,
  HUBER,
  WELL,
  PRECONDENSATION,
  DEAD_ZONE,
  ROOT,
}

/** The repulsive potential. */
export const enum RepulsionKind {
  HINGE,
  GAUSSIAN,
  ROOT_EXPONENTIAL,
}

/** The copy of the pair kernel: u = |x|² + ε, the fastest; with scales of objects and hits; with those, by the other metric. */
export const enum Form {
  PLAIN,
  SCALED,
  MANHATTAN,
}

/** The term that keeps an object's betas up. */
export const enum CowardKind {
  ALPHA,
  ALPHA_AND_SUM,
  SHORT_RANGE,
  SOFT_MAX,
  MEAN,
  NONE,
}
