/**
 * Per-object and per-hit constants of one event, known before any pair is looked at: the a_k, r_k, c_k of
 * convention.ts and the coefficients of its noise term. A mean over nothing is 0.
 */
import type { Convention } from "./convention.ts";
import { sumOf } from "./sum.ts";

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
  /** Others within u < 4 [K], where repulsionNorm asks for them */
  readonly inRange?: ArrayLike<number>;
  /** Σ s */
  readonly spectators: number;
}

export interface Normalisers {
  readonly a: Float64Array;
  readonly r: Float64Array;
  readonly c: Float64Array;
  readonly noiseCoefficient: number;
  readonly spectatorCoefficient: number;
}

export function normalisers(convention: Convention, event: EventCounts): Normalisers {
  const { counts, energies, chargeSums } = event;
  const objects = counts.length;
  const weight = (k: number): number => event.objectWeights?.[k] ?? 1;
  const total = chargeSums ? sumOf(chargeSums) + 1e-3 : objects;
  const energy = energies ? sumOf(energies) : objects;
  const each = (make: (k: number) => number): Float64Array => {
    const values = new Float64Array(objects);
    for (let k = 0; k < objects; k++) values[k] = make(k);
    return values;
  };
  return {
    a: each((k) =>
      ratio(
        weight(k) * (energies?.[k] ?? 1),
        (energies ? energy * (total / objects) : total) * attractionNorm(convention, event, k),
      ),
    ),
    r: each((k) => ratio(weight(k), total * repulsionNorm(convention, event, k))),
    c: each((k) => weight(k) / objects),
    ...noiseCoefficients(convention, event),
  };
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

function repulsionNorm(convention: Convention, { hits, counts, inRange }: EventCounts, k: number): number {
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
      return inRange![k] + 1e-3;
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
): Pick<Normalisers, "noiseCoefficient" | "spectatorCoefficient"> {
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
