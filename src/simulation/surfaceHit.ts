/** Hits on the surfaces of a detector, and how they become those of an event. */
import type { TrackState } from "./helix.ts";
import { etaOf } from "./origin.ts";
import type { TrackHits, TrackParticles } from "./trackEvent.ts";

/** A hit before the hits are sorted. */
export interface SurfaceHit {
  /** Number of its surface, in the order of the event's hits. */
  readonly surface: number;
  /** TrackML's numbers of the surface. */
  readonly volume: number;
  readonly layer: number;
  /** Measured distance from the beam in mm, azimuth in radians and z in mm. */
  readonly radius: number;
  readonly azimuth: number;
  readonly z: number;
  /** 0 for noise. */
  readonly objectId: number;
}

/** The hits as arrays, ordered by surface, then azimuth. It sorts `hits`. */
export function packHits(hits: SurfaceHit[]): TrackHits {
  hits.sort((a, b) => a.surface - b.surface || a.azimuth - b.azimuth);
  return {
    id: Int32Array.from(hits, (_, j) => j + 1),
    x: Float64Array.from(hits, ({ radius, azimuth }) => radius * Math.cos(azimuth)),
    y: Float64Array.from(hits, ({ radius, azimuth }) => radius * Math.sin(azimuth)),
    z: Float64Array.from(hits, ({ z }) => z),
    volume: Int32Array.from(hits, ({ volume }) => volume),
    layer: Int32Array.from(hits, ({ layer }) => layer),
    objectId: BigInt64Array.from(hits, ({ objectId }) => BigInt(objectId)),
  };
}

/** The particles as arrays; that of row k has id k + 1. */
export function packParticles(origins: readonly TrackState[]): TrackParticles {
  return {
    id: BigInt64Array.from(origins, (_, row) => BigInt(row + 1)),
    pt: Float64Array.from(origins, ({ p, theta }) => p * Math.sin(theta)),
    eta: Float64Array.from(origins, etaOf),
    phi: Float64Array.from(origins, ({ phi }) => phi),
    charge: Int8Array.from(origins, ({ charge }) => charge),
    vx: Float64Array.from(origins, ({ x }) => x),
    vy: Float64Array.from(origins, ({ y }) => y),
    vz: Float64Array.from(origins, ({ z }) => z),
  };
}
