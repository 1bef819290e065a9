/**
 * A tracking event as a structure of arrays, with N hits and P particles. The simulation and the TrackML reader both
 * produce it. Particle ids are 64-bit integers, because TrackML's exceed 2^53.
 */
import { guarded } from "../checks/guarded.ts";
import { describe } from "../checks/options.ts";
import { typeOf } from "../checks/typedArrays.ts";
import { InputError } from "../errors.ts";

/** The hits; each array has length N. */
export interface TrackHits {
  /** Id of the hit (TrackML's `hit_id`), unique in the event. */
  readonly id: Int32Array;
  /** Measured position across the beam in mm. */
  readonly x: Float64Array;
  /** Measured position across the beam in mm. */
  readonly y: Float64Array;
  /** Measured position in mm along the beam and the field. */
  readonly z: Float64Array;
  /** The part of the detector in TrackML's numbers: 8, 13 and 17 are the barrels. */
  readonly volume: Int32Array;
  /** The layer of the volume, in TrackML's numbers. */
  readonly layer: Int32Array;
  /** Id of the particle that made the hit, 0n for noise. */
  readonly objectId: BigInt64Array;
}

/** The particles; each array has length P. A particle need not have a hit. */
export interface TrackParticles {
  /** Id of the particle, unique in the event, not 0n. */
  readonly id: BigInt64Array;
  /** Transverse momentum in GeV at the point of origin. */
  readonly pt: Float64Array;
  /** Pseudorapidity at the point of origin. */
  readonly eta: Float64Array;
  /** Azimuth of the momentum in radians at the point of origin. */
  readonly phi: Float64Array;
  /** Charge in units of e. */
  readonly charge: Int8Array;
  /** Point of origin in mm, across the beam. */
  readonly vx: Float64Array;
  /** Point of origin in mm, across the beam. */
  readonly vy: Float64Array;
  /** Point of origin in mm, along the beam. */
  readonly vz: Float64Array;
}

/** An event: its hits and its true particles. */
export interface TrackEvent {
  /** What the detector measured, and of which particle. */
  readonly hits: TrackHits;
  /** The truth. */
  readonly particles: TrackParticles;
}

/**
 * Returns [N] the row of every hit's particle in `event.particles`, −1 for noise. For example,
 * `event.particles.pt[row]` is the transverse momentum of the hit's particle.
 *
 * @throws {InputError} if the ids of hits or particles are not a BigInt64Array
 */
export function particleRows(event: TrackEvent): Int32Array {
  const [particleIds, objectIds] = guarded("particleRows", () => [event.particles.id, event.hits.objectId]);
  for (const ids of [particleIds, objectIds]) {
    if (typeOf(ids) === "BigInt64Array") continue;
    throw new InputError(
      `particleRows: got ids in ${describe(ids)}, expected a TrackEvent, whose ids are BigInt64Arrays`,
    );
  }
  const rowOf = new Map<bigint, number>();
  return guarded("particleRows", () => {
    particleIds.forEach((id, row) => {
      rowOf.set(id, row);
    });
    return Int32Array.from(objectIds, (id) => rowOf.get(id) ?? -1);
  });
}
