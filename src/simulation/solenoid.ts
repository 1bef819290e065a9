/**
 * The field of TrackML's solenoid. On its axis a thin coil has an exact, simple field; near the axis the radial
 * component follows from that, as the field has no divergence. Lengths are in mm.
 */

/** Half the length and the radius of the coil, those of ATLAS's. */
export const coil = { halfLength: 2650, radius: 1250 };

const { halfLength, radius } = coil;
const squared = radius * radius;
/** Makes the field 1 in the middle. */
export const scale: number = Math.sqrt(halfLength * halfLength + squared) / halfLength;

/** B_z on the axis at z, over that at z = 0. */
export function axialField(z: number): number {
  const [ahead, behind] = [z + halfLength, z - halfLength];
  return (scale / 2) * (ahead / Math.sqrt(ahead * ahead + squared) - behind / Math.sqrt(behind * behind + squared));
}

/** The derivative of axialField, per mm. At a small distance r from the axis, B_r = −r/2 times this. */
export function axialFieldSlope(z: number): number {
  const [ahead, behind] = [z + halfLength, z - halfLength];
  return (scale * squared * ((ahead * ahead + squared) ** -1.5 - (behind * behind + squared) ** -1.5)) / 2;
}
