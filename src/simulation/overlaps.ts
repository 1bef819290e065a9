/** Where modules of TrackML's detector overlap, a particle leaves two hits on a surface. */

interface Overlap {
  /** Probability that a particle crosses two modules of a surface. */
  readonly probability: number;
  /** How far apart these lie. */
  readonly gap: number;
}

/** By volume. They are read off pairs of nearby hits of one event, by their positions alone. */
export const overlaps: Readonly<Record<number, Overlap>> = {
  7: { probability: 0.6, gap: 4.5 },
  8: { probability: 0.2, gap: 2 },
  9: { probability: 0.6, gap: 4.5 },
  12: { probability: 0.1, gap: 3 },
  13: { probability: 0.2, gap: 6 },
  14: { probability: 0.1, gap: 3 },
  16: { probability: 0.2, gap: 5 },
  17: { probability: 0.15, gap: 5 },
  18: { probability: 0.2, gap: 5 },
};
