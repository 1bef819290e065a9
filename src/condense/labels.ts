/** From the clusters that the kernels find to those of the rule: which are dropped, which are added, how they are numbered. */
import type { Condensates, Memberships } from "./condenseInput.ts";
import type { CondenseRule } from "./rule.ts";

/**
 * What the kernels found in a batch. Cluster numbers are running numbers over the batch, in the order found, and −1.
 */
export interface Found extends Condensates {
  readonly rowSplits: Int32Array;
  readonly mask: Uint8Array | undefined;
}

/** Whether the rule wants the clusters just as the kernels number them. */
export function isPlain({ minHits, leftovers, labels, none, numbersPerEvent }: CondenseRule): boolean {
  return minHits <= 1 && leftovers === "none" && labels === "byBeta" && none === -1 && !numbersPerEvent;
}

/** Drops, adds and numbers clusters as the rule says. */
export function relabel(found: Found, rule: CondenseRule): Condensates {
  const { rowSplits } = found;
  const sizes = clusterSizes(found);
  const owner = owners(found, rule, sizes);
  const clusterId = new Int32Array(owner.length).fill(rule.none);
  const clusterSplits = new Int32Array(rowSplits.length);
  const labelOf = new Int32Array(sizes.length);
  const clusters: Cluster[] = [];
  for (let e = 0; e + 1 < rowSplits.length; e++) {
    const own = clustersOf(found, rule, sizes, owner, e);
    const first = (rule.numbersPerEvent ? 0 : clusters.length) + (rule.none === 0 ? 1 : 0);
    own.forEach(({ alpha, source }, k) => {
      const label = rule.labels === "alpha" ? alpha : first + k;
      if (source < 0) clusterId[alpha] = label;
      else labelOf[source] = label;
    });
    for (const cluster of own) clusters.push(cluster);
    clusterSplits[e + 1] = clusters.length;
  }
  for (let j = 0; j < owner.length; j++) if (owner[j] >= 0) clusterId[j] = labelOf[owner[j]];
  const memberships = found.memberships && reorder(found.memberships, clusters);
  const alphas = Int32Array.from(clusters, ({ alpha }) => alpha);
  return { clusterId, alphas, clusterSplits, ...(memberships && { memberships }) };
}

/** A cluster of the result: its condensation point, and its number among the clusters found, −1 if it is not one. */
interface Cluster {
  readonly alpha: number;
  readonly source: number;
}

function clusterSizes({ clusterId, alphas, memberships }: Found): Uint32Array {
  const sizes = new Uint32Array(alphas.length);
  if (memberships === undefined) {
    for (const k of clusterId) if (k >= 0) sizes[k]++;
  } else {
    for (let k = 0; k < sizes.length; k++) sizes[k] = memberships.rowSplits[k + 1] - memberships.rowSplits[k];
  }
  return sizes;
}

/** [N] of the clusters found that are large enough the first that each hit is in, −1 if there is none. */
function owners({ clusterId, memberships }: Found, { minHits }: CondenseRule, sizes: Uint32Array): Int32Array {
  if (memberships === undefined) return clusterId.map((k) => (k >= 0 && sizes[k] >= minHits ? k : -1));
  const owner = new Int32Array(clusterId.length).fill(-1);
  for (let k = 0; k < sizes.length; k++) {
    if (sizes[k] < minHits) continue;
    for (const j of memberships.hits.subarray(memberships.rowSplits[k], memberships.rowSplits[k + 1])) {
      if (owner[j] < 0) owner[j] = k;
    }
  }
  return owner;
}

/** The clusters of event e, in their new order. */
function clustersOf(found: Found, rule: CondenseRule, sizes: Uint32Array, owner: Int32Array, e: number): Cluster[] {
  const { alphas, clusterSplits, rowSplits, mask } = found;
  const kept: Cluster[] = [];
  for (let k = clusterSplits[e]; k < clusterSplits[e + 1]; k++) {
    if (sizes[k] >= rule.minHits) kept.push({ alpha: alphas[k], source: k });
  }
  const left: Cluster[] = [];
  if (rule.leftovers !== "none") {
    for (let j = rowSplits[e]; j < rowSplits[e + 1]; j++) {
      if (owner[j] < 0 && !mask?.[j]) left.push({ alpha: j, source: -1 });
    }
  }
  const all = rule.leftovers === "first" ? left.concat(kept) : kept.concat(left);
  return rule.labels === "byIndex" ? all.sort((a, b) => a.alpha - b.alpha) : all;
}

/** The memberships of the new clusters; one that was not found has its condensation point alone. */
function reorder({ rowSplits, hits }: Memberships, clusters: readonly Cluster[]): Memberships {
  const splits = new Int32Array(clusters.length + 1);
  clusters.forEach(({ source: k }, i) => {
    splits[i + 1] = splits[i] + (k < 0 ? 1 : rowSplits[k + 1] - rowSplits[k]);
  });
  const all = new Int32Array(splits[clusters.length]);
  clusters.forEach(({ alpha, source: k }, i) => {
    if (k < 0) all[splits[i]] = alpha;
    else all.set(hits.subarray(rowSplits[k], rowSplits[k + 1]), splits[i]);
  });
  return { rowSplits: splits, hits: all };
}
