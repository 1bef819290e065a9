/** Density peaks spelt out. Every pair, float64. */
import { type AnyDensityPeaksInput, type DensityPeaksClusters, densityPeaksRules } from "../support/anyPrecision.ts";

/** `rho`: densities to go on from instead of the own ones, which are summed in another order. */
export function densityPeaksReference(input: AnyDensityPeaksInput, rho?: Float64Array): DensityPeaksClusters {
  const { x, weight, rule = densityPeaksRules.mlpfCld, dimensions = 1 } = input;
  const n = x.length / dimensions;
  const splits = [...(input.rowSplits ?? [0, n])];
  const clusterId = new Int32Array(n).fill(rule.none);
  const result = { clusterId, rho: new Float64Array(n), delta: new Float64Array(n) };
  const alphas: number[] = [];
  const squared = (i: number, j: number): number => {
    let sum = 0;
    for (let c = 0; c < dimensions; c++) {
      const difference = x[i * dimensions + c] - x[j * dimensions + c];
      sum += difference * difference;
    }
    return sum;
  };
  const radius2 = rule.radius * rule.radius;
  for (let e = 0; e + 1 < splits.length; e++) {
    const all = Array.from({ length: splits[e + 1] - splits[e] }, (_, i) => splits[e] + i);
    for (const i of all) {
      const near = all.filter((j) => j !== i && squared(i, j) < radius2);
      const own = near.reduce((sum, j) => sum + (weight?.[j] ?? 1) * Math.exp(-squared(i, j) / radius2), 0);
      result.rho[i] = rho?.[i] ?? own;
    }
    const nearest = new Map<number, number>();
    for (const i of all) {
      const denser = all.filter((j) => result.rho[j] > result.rho[i]);
      const distances = (denser.length > 0 ? denser : all).map((j) => squared(i, j));
      const best = denser.length > 0 ? Math.min(...distances) : Math.max(...distances);
      result.delta[i] = Math.sqrt(best);
      if (denser.length > 0) nearest.set(i, denser[distances.indexOf(best)]);
    }
    const falling = all.sort((a, b) => result.rho[b] - result.rho[a] || a - b);
    const centreOf = new Map<number, number>();
    const numberOf = new Map<number, number>();
    for (const i of falling) {
      const isCentre = result.rho[i] > rule.rhoMin && result.delta[i] > rule.deltaMin;
      if (isCentre) {
        numberOf.set(i, alphas.length + rule.none + 1);
        alphas.push(i);
      }
      const centre = isCentre ? i : centreOf.get(nearest.get(i) ?? -1);
      if (centre === undefined) continue;
      centreOf.set(i, centre);
      if (squared(i, centre) < rule.coreRadius * rule.coreRadius) clusterId[i] = numberOf.get(centre)!;
    }
  }
  return { ...result, alphas: Int32Array.from(alphas) };
}
