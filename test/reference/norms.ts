/** The normalisers a_k and r_k of each object. */
import type { Event } from "./event.ts";
import type { CondensationObject } from "./objects.ts";

const inverse = (norm: number): number => (norm > 0 ? 1 / norm : 0);

/** Returns K, or Σ_k Q_k + 1e-3 with objectStrength "sum". */
export function objectTotal({ convention }: Event, all: CondensationObject[]): number {
  if (convention.objectStrength === "alpha") return all.length;
  return all.reduce((sum, { repulsion }) => sum + repulsion, 0) + 1e-3;
}

/** Returns ln e^(E_k/15) of each object, or 0 if the convention does not weight by energy. */
export function logEnergies({ convention, own, hitEnergy }: Event): number[] {
  return own.map((hits) => (convention.energyWeighted ? hits.reduce((sum, j) => sum + hitEnergy[j], 0) / 15 : 0));
}

/** ln Σ e^v. */
export function logSum(logs: number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, v) => sum + Math.exp(v - most), 0));
}

export function attractionCoefficients(event: Event, all: CondensationObject[]): number[] {
  const logs = logEnergies(event);
  const logMean = logSum(logs) - Math.log(all.length);
  return all.map(
    ({ own, weight }, k) =>
      Math.exp(logs[k] - logMean) * weight * inverse(objectTotal(event, all) * attractionNorm(event, own.length)),
  );
}

function attractionNorm({ convention, N, own, masked, objectOf }: Event, Nk: number): number {
  const K = own.length;
  const n = masked.filter((is, j) => is && objectOf[j] >= 0).length;
  switch (convention.attractionNorm) {
    case "hits":
      return Nk;
    case "hitsPlus":
      return Nk + 1e-3;
    case "hitsPlus32":
      return Math.fround(Nk + Math.fround(1e-3));
    case "allHits":
      return N / K;
    case "allHitsPlus":
      return (N + 1e-3) / K;
    case "maskedHits":
      return (convention.quirks ? Math.fround(1e-9 + n) - K : Math.max(n - K, 1)) / K;
  }
}

/** Returns r_k. `inRange` [K] is the number of hits not of object k with u < 4. */
export function repulsionCoefficients(event: Event, all: CondensationObject[], inRange: number[]): number[] {
  return all.map(
    ({ own, weight }, k) =>
      weight * inverse(objectTotal(event, all) * repulsionNorm(event, event.N - own.length, inRange[k])),
  );
}

function repulsionNorm({ convention, N, own }: Event, others: number, inRange: number): number {
  const K = own.length;
  switch (convention.repulsionNorm) {
    case "others":
      return others;
    case "othersPlus":
      return others + 1e-3;
    case "allHits":
      return N / K;
    case "allHitsPlus":
      return (N + 1e-3) / K;
    case "hundred":
      return 100;
    case "inRange":
      return inRange + 1e-3;
    case "pairs":
      return (convention.quirks ? 1e-9 + (K - 1) * N : N * Math.max(K - 1, 1)) / K;
    case "objects":
      return (K + 1) / K;
  }
}
