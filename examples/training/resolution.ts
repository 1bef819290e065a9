/**
 * How well each pair of hits measures its helix along the beam. Strips and outer disks measure that place coarsely, so
 * that a good proposal from there lies as far off as a wrong one from the pixels.
 */
import { trackmlSurfaces } from "../../src/events.ts";
import type { Graph } from "./graph.ts";

/** Columns of `resolutions`. */
export const resolutionColumns = 4;

/** Nearer hits are taken to be that far apart, in mm: staggered modules. */
const nearest = 3;

/**
 * [E · 4] for each edge: logarithms of the errors of slope and z0, scaled to be of order one, and whether the hit and
 * its partner lie on disks. `surface` [N] are the hits' numbers in `trackmlSurfaces`.
 */
export function resolutions({ r, own, partner, helix }: Graph, surface: Int32Array): Float32Array {
  const columns = new Float32Array(own.length * resolutionColumns);
  for (let e = 0; e < own.length; e++) {
    const [i, j] = [own[e], partner[e]];
    const [one, other] = [trackmlSurfaces[surface[i]], trackmlSurfaces[surface[j]]];
    const slope = Math.sinh(helix[4 * e + 2]);
    // An error of the distance from the beam is as one of z, by the slope.
    const [tiltI, tiltJ] = [one, other].map(({ shape }) => (shape === "disk" ? Math.abs(slope) : 1));
    const [errorI, errorJ] = [one.sigmaAlong * tiltI, other.sigmaAlong * tiltJ];
    const lever = Math.max(nearest, Math.abs(r[i] - r[j]));
    const slopeError = Math.sqrt((errorI * errorI + errorJ * errorJ) / (1 + slope * slope)) / lever;
    const z0Error = Math.sqrt((errorI * r[j]) ** 2 + (errorJ * r[i]) ** 2) / lever;
    const c = e * resolutionColumns;
    columns[c] = Math.log(1e-3 + slopeError) / 3 + 1;
    columns[c + 1] = Math.log(0.03 + z0Error) / 3;
    columns[c + 2] = one.shape === "disk" ? 1 : 0;
    columns[c + 3] = other.shape === "disk" ? 1 : 0;
  }
  return columns;
}
