/**
 * Computes the constants of one event that are known before its pairs are evaluated: a_k, r_k and c_k (see
 * convention.ts) and the coefficients of the noise term. A mean over nothing is 0.
 */

import { sumOf } from "../numeric/sum.ts";
import type { Convention } from "./convention.ts";

/** What the constants of an event are computed from. */
export interface EventCounts {
  /** N */
  readonly hits: number;
  /** [K] N_k, the number of hits of each object */
  readonly counts: ArrayLike<number>;
  readonly noiseHits: number;
  /** Number of hits of objects that `objectMask` marks; without a mask, all hits of objects */
  readonly maskedHits: number;
  /** [K] o_k, if `objectWeight` is given */
  readonly objectWeights?: ArrayLike<number>;
  /** [K] e^(E_k / 15) over its largest in the event, if the convention weights by energy */
  readonly energies?: ArrayLike<number>;
  /** [K] Q_k, if the strength of an object is the sum of its charges */
  readonly chargeSums?: ArrayLike<number>;
  /** Σ s */
  readonly spectators: number;
}

/** Receives the constants of the objects; each array is [K] or longer. */
export interface Normalisers {
  readonly a: Float64Array;
  /** With repulsionNorm "inRange" it initially holds the number of hits not of object k with u < 4. */
  readonly r: Float64Array;
  readonly c: Float64Array;
}

/** Coefficients in the noise term: of the b of each noise hit, and of each b·s. */
export interface NoiseCoefficients {
  readonly noiseCoefficient: number;
  readonly spectatorCoefficient: number;
}

/** Fills a, r and c, and returns the coefficients of the noise term. */
export function normalisers(convention: Convention, event: EventCounts, { a, r, c }: Normalisers): NoiseCoefficients {
  const { counts, energies, chargeSums, objectWeights } = event;
  const objects = counts.length;
  const total = chargeSums ? sumOf(chargeSums) + 1e-3 : objects;
  const attracting = energies ? sumOf(energies) * (total / objects) : total;
  for (let k = 0; k < objects; k++) {
    const weight = objectWeights ? objectWeights[k] : 1;
    const energy = energies ? energies[k] : 1;
    a[k] = ratio(weight * energy, attracting * attractionNorm(convention, event, k));
    r[k] = ratio(weight, total * repulsionNorm(convention, event, k, r[k]));
    c[k] = weight / objects;
  }
  return noiseCoefficients(convention, event);
}

/** Returns the quotient, or 0 if the denominator is 0. */
function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

function attractionNorm(convention: Convention, { hits, counts, maskedHits }: EventCounts, k: number): number {
  const objects = counts.length;
  switch (convention.attractionNorm) {
    case "hits":
      return counts[k];
    case "hitsPlus":
      return counts[k] + 1e-3;
    case "hitsPlus32":
      return Math.fround(counts[k] + Math.fround(1e-3));
    case "allHits":
      return hits / objects;
    case "allHitsPlus":
      return (hits + 1e-3) / objects;
    case "maskedHits":
      if (convention.quirks) return (Math.fround(1e-9 + maskedHits) - objects) / objects;
      return Math.max(1, maskedHits - objects) / objects;
  }
}

function repulsionNorm(convention: Convention, { hits, counts }: EventCounts, k: number, inRange: number): number {
  const objects = counts.length;
  switch (convention.repulsionNorm) {
    case "others":
      return hits - counts[k];
    case "othersPlus":
      return hits - counts[k] + 1e-3;
    case "allHits":
      return hits / objects;
    case "allHitsPlus":
      return (hits + 1e-3) / objects;
    case "hundred":
      return 100;
    case "inRange":
      return inRange + 1e-3;
    case "pairs":
      if (convention.quirks) return (1e-9 + (objects - 1) * hits) / objects;
      return (Math.max(1, objects - 1) * hits) / objects;
    case "objects":
      return (objects + 1) / objects;
  }
}

function noiseCoefficients(
  { noise, sB, spectatorSuppression = sB }: Convention,
  { noiseHits, spectators }: EventCounts,
): NoiseCoefficients {
  switch (noise) {
    case "mean":
      return { noiseCoefficient: ratio(sB, noiseHits), spectatorCoefficient: 0 };
    case "quarter":
      return { noiseCoefficient: ratio(sB, 4 * noiseHits), spectatorCoefficient: 0 };
    case "hgcalml":
      return {
        noiseCoefficient: sB / (noiseHits + 1e-3),
        spectatorCoefficient: spectatorSuppression / (spectators + 1e-3),
      };
    case "none":
      return { noiseCoefficient: 0, spectatorCoefficient: 0 };
  }
}
