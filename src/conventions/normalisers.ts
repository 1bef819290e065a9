/**
 * Per-object and per-hit constants of one event, known before any pair is looked at: the a_k, r_k, c_k of
 * convention.ts and the coefficients of its noise term. A mean over nothing is 0.
 */

import { sumOf } from "../numeric/sum.ts";
import type { Convention } from "./convention.ts";

/** What an event's constants are made of. */
export interface EventCounts {
  /** N */
  readonly hits: number;
  /** Hits of each object [K] */
  readonly counts: ArrayLike<number>;
  readonly noiseHits: number;
  /** Hits that objectMask lets through; without a mask all of objects */
  readonly maskedHits: number;
  /** o_k [K] of objectWeight, or absent */
  readonly objectWeights?: ArrayLike<number>;
  /** e^(E_k / 15) over its largest in the event [K], or absent */
  readonly energies?: ArrayLike<number>;
  /** Q_k [K], where the strength of an object is the sum of its charges */
  readonly chargeSums?: ArrayLike<number>;
  /** Σ s */
  readonly spectators: number;
}

/** Where the constants of the objects go, [K] or longer each. */
export interface Normalisers {
  readonly a: Float64Array;
  /** Comes in with the others within u < 4, where repulsionNorm asks for them */
  readonly r: Float64Array;
  readonly c: Float64Array;
}

/** Coefficients of the noise term, one a hit. */
export interface NoiseCoefficients {
  readonly noiseCoefficient: number;
  readonly spectatorCoefficient: number;
}

/** Fills a, r and c. */
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

/** 0 where there is nothing to mean over. */
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
