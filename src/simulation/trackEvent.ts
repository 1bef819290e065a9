/**
 * A tracking event as structure of arrays: N hits and P particles, the form in which the simulation and the readers
 * hand events over. Nothing is rounded: TrackML's particle ids exceed 2^53, so ids are 64-bit integers throughout.
 */

/** N hits, each array of length N. */
export interface TrackHits {
  /** The hit's own id (TrackML: `hit_id`), unique in the event. */
  readonly id: Int32Array;
  /** Measured position in mm; z along the beam and the field. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Where it was measured, by TrackML's numbers: a volume (8, 13, 17 are the barrels) and a layer inside it. */
  readonly volume: Int32Array;
  readonly layer: Int32Array;
  /** Id of the particle that made the hit; 0n for noise. */
  readonly objectId: BigInt64Array;
}

/** P particles, each array of length P; a listed particle need not have a hit. */
export interface TrackParticles {
  readonly id: BigInt64Array;
  /** Transverse momentum in GeV, pseudorapidity and azimuth in radians, all at the point of origin. */
  readonly pt: Float64Array;
  readonly eta: Float64Array;
  readonly phi: Float64Array;
  /** Charge in units of e. */
  readonly charge: Int8Array;
  /** Point of origin in mm. */
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly vz: Float64Array;
}

export interface TrackEvent {
  readonly hits: TrackHits;
  readonly particles: TrackParticles;
}

/**
 * The row in `event.particles` of every hit's particle, −1 for noise: `event.particles.pt[row]` is the hit's true
 * transverse momentum.
 */
export function particleRows(event: TrackEvent): Int32Array {
  const rowOf = new Map<bigint, number>();
  event.particles.id.forEach((id, row) => {
    rowOf.set(id, row);
  });
  return Int32Array.from(event.hits.objectId, (id) => rowOf.get(id) ?? -1);
}
