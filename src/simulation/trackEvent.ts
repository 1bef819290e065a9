/**
 * A tracking event as a structure of arrays, with N hits and P particles. The simulation and the TrackML reader both
 * produce it. Particle ids are 64-bit integers, because TrackML's exceed 2^53.
 */

/** The hits; each array has length N. */
export interface TrackHits {
  /** Id of the hit (TrackML's `hit_id`), unique in the event. */
  readonly id: Int32Array;
  /** Measured position in mm; z is along the beam and the field. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /**
   * Where the hit was measured, in TrackML's numbers: a volume (8, 13 and 17 are the barrels) and a layer inside it.
   */
  readonly volume: Int32Array;
  readonly layer: Int32Array;
  /** Id of the particle that made the hit, 0n for noise. */
  readonly objectId: BigInt64Array;
}

/** The particles; each array has length P. A particle need not have a hit. */
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

/** An event: its hits and its true particles. */
export interface TrackEvent {
  readonly hits: TrackHits;
  readonly particles: TrackParticles;
}

/**
 * Returns [N] the row of every hit's particle in `event.particles`, −1 for noise. For example,
 * `event.particles.pt[row]` is the transverse momentum of the hit's particle.
 */
export function particleRows(event: TrackEvent): Int32Array {
  const rowOf = new Map<bigint, number>();
  event.particles.id.forEach((id, row) => {
    rowOf.set(id, row);
  });
  return Int32Array.from(event.hits.objectId, (id) => rowOf.get(id) ?? -1);
}
