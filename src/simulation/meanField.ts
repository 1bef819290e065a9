import { coil, scale } from "./solenoid.ts";

/**
 * The mean field of TrackML's solenoid on its axis from the middle to z, in mm, over the field in the middle. The
 * azimuth of a particle from the beam, seen from there, turns in proportion to it.
 */
export function trackmlMeanField(z: number): number {
  const distance = Math.max(1, Math.abs(z));
  const [ahead, behind] = [distance + coil.halfLength, distance - coil.halfLength];
  const squared = coil.radius * coil.radius;
  return (scale * (Math.sqrt(ahead * ahead + squared) - Math.sqrt(behind * behind + squared))) / (2 * distance);
}
