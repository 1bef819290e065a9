/** DBSCAN spelt out: cores, then connected cores by lowest index, then borders. Every pair, float64. */
import type { AnyDbscanInput, DbscanClusters } from "../support/anyPrecision.ts";

export function dbscanReference(input: AnyDbscanInput): DbscanClusters {
  const { x, eps, minSamples, sampleWeight, dimensions = 1 } = input;
  const n = x.length / dimensions;
  const splits = [...(input.rowSplits ?? [0, n])];
  const clusterId = new Int32Array(n).fill(-1);
  const core = new Uint8Array(n);
  let clusters = 0;
  const isNear = (i: number, j: number): boolean => {
    let squared = 0;
    for (let c = 0; c < dimensions; c++) {
      const difference = x[i * dimensions + c] - x[j * dimensions + c];
      squared += difference * difference;
    }
    return squared <= eps * eps;
  };
  for (let e = 0; e + 1 < splits.length; e++) {
    const all = Array.from({ length: splits[e + 1] - splits[e] }, (_, i) => splits[e] + i);
    const near = new Map(all.map((i) => [i, all.filter((j) => isNear(i, j))]));
    for (const i of all) {
      const weight = near.get(i)!.reduce((sum, j) => sum + (sampleWeight?.[j] ?? 1), 0);
      core[i] = weight >= minSamples ? 1 : 0;
    }
    const reached = new Set<number>();
    for (const seed of all) {
      if (core[seed] === 0 || reached.has(seed)) continue;
      const wave = [seed];
      reached.add(seed);
      for (const i of wave) {
        for (const j of near.get(i)!) {
          if (clusterId[j] < 0) clusterId[j] = clusters;
          if (core[j] === 0 || reached.has(j)) continue;
          reached.add(j);
          wave.push(j);
        }
      }
      clusters++;
    }
  }
  return { clusterId, core, clusters };
}
