/** Tracking metrics as one would write them first: a map of objects for each cluster. What src/metrics is measured against. */

interface MapMetrics {
  nParticles: number;
  nCleanedClusters: number;
  perfect: number;
  doubleMajority: number;
  lhc: number;
}

/** Clusters below 0 are none, objects at or below 0 noise; clusters of fewer than three hits do not count. */
export function metricsByMaps(clusterId: Int32Array, objectId: Int32Array): MapMetrics {
  const objectSizes = new Map<number, number>();
  const clusters = new Map<number, Map<number, number>>();
  const count = (of: Map<number, number>, id: number): unknown => of.set(id, (of.get(id) ?? 0) + 1);
  objectId.forEach((id, j) => {
    const object = Math.max(0, id);
    if (object > 0) count(objectSizes, object);
    const cluster = clusterId[j];
    if (cluster < 0) return;
    let own = clusters.get(cluster);
    if (own === undefined) {
      own = new Map();
      clusters.set(cluster, own);
    }
    count(own, object);
  });
  const matched = { clusters: 0, perfect: 0, doubleMajority: 0, lhc: 0 };
  for (const own of clusters.values()) {
    let size = 0;
    let [best, most] = [0, 0];
    for (const [object, hits] of own) {
      size += hits;
      if (hits > most || (hits === most && object < best)) [best, most] = [object, hits];
    }
    if (size < 3 || best === 0) continue;
    const all = objectSizes.get(best) as number;
    matched.clusters++;
    if (most === all && most / size > 0.99) matched.perfect++;
    if (most / all > 0.5 && most / size > 0.5) matched.doubleMajority++;
    if (most / size > 0.75) matched.lhc++;
  }
  return {
    nParticles: objectSizes.size,
    nCleanedClusters: matched.clusters,
    perfect: matched.perfect / objectSizes.size,
    doubleMajority: matched.doubleMajority / objectSizes.size,
    lhc: matched.lhc / matched.clusters,
  };
}
