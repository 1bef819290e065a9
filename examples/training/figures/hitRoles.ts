/** Which hits of an event are in the cluster of their particle. */
import { matchObjects } from "../../../src/index.ts";
import { minHits } from "../score.ts";

/**
 * right: in the cluster of its particle. wrong: in another, or noise in a cluster. missed: a particle's, in no cluster.
 * other: noise, or of a particle with too few hits to count, in no cluster.
 */
export type HitRole = "right" | "wrong" | "missed" | "other";

export interface HitRoles {
  /** [N] */
  readonly roles: readonly HitRole[];
  /** [N] cluster of each hit, −1 for none; clusters with too few hits are none. */
  readonly clusterId: Int32Array;
}

/** Ids with fewer hits than count become `none`. */
function withoutSmall<Id extends number | bigint>(ids: Iterable<Id>, none: Id): Id[] {
  const sizes = new Map<Id, number>();
  const all = [...ids];
  for (const id of all) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  return all.map((id) => (sizes.get(id)! < minHits ? none : id));
}

/** Each particle's cluster is its partner in the one-to-one matching with the largest sum of overlaps. */
export function hitRoles(found: Int32Array, objectId: BigInt64Array): HitRoles {
  const clusterId = Int32Array.from(withoutSmall(found, -1));
  const particles = BigInt64Array.from(withoutSmall(objectId, 0n));
  const { pairs, clusterIds, objectIds } = matchObjects({ clusterId, objectId: particles, threshold: 0 });
  const clusterOf = new Map(
    Array.from(pairs.clusters, (cluster, m) => [objectIds[pairs.objects[m]], clusterIds[cluster]]),
  );
  const roles = Array.from(particles, (particle, j): HitRole => {
    if (clusterId[j] < 0) return particle > 0n ? "missed" : "other";
    return clusterOf.get(particle) === clusterId[j] ? "right" : "wrong";
  });
  return { roles, clusterId };
}
