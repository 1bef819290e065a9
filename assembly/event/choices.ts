// The choices that make up a convention, as numbers. The host uses the same ones: src/wasm/structs.ts is generated from
// this file. src/conventions/convention.ts explains what each one means.

/** The formula of a hit's charge. */
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

/** The weight of a hit in its object's centre. */
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

/** An object's strength: the charge of its condensation point, or the sum over its members. */
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

/**
 * The copy of the pair kernel. PLAIN: u = |x|² + ε, the fastest; SCALED: with scales of objects and hits; MANHATTAN:
 * also with scales, in the Manhattan metric.
 */
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
