/**
 * A charged particle in a magnetic field along z: in goes its state inside a cylinder around the z axis, out comes its
 * state where it first crosses that cylinder. Lengths in mm, momenta in GeV, angles in radians, fields in tesla.
 */

/** Position and direction; `theta` is the polar angle of the momentum and `phi` its azimuth. */
export interface TrackState {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly phi: number;
  readonly theta: number;
  /** Magnitude of the momentum. */
  readonly p: number;
  /** +1 or −1. */
  readonly charge: number;
}

/** GeV per (tesla · mm): pT = curvatureConstant · field · radius. */
export const curvatureConstant = 0.299792458e-3;

const turn = 2 * Math.PI;

/**
 * The state at the first crossing of the cylinder of `radius`, which must enclose the state; undefined where the helix
 * curls up before it gets there.
 */
export function crossCylinder(state: TrackState, radius: number, field: number): TrackState | undefined {
  const { x, y, z, phi, theta, p, charge } = state;
  const bend = (p * Math.sin(theta)) / (curvatureConstant * field);
  // Positive charges turn clockwise seen against the field, so their centre lies to the right of the direction.
  const cx = x + charge * bend * Math.sin(phi);
  const cy = y - charge * bend * Math.cos(phi);
  const distance = Math.hypot(cx, cy);
  if (distance + bend <= radius) return undefined;
  // The two circles meet at `along` on the line of centres, `across` to either side of it.
  const along = (distance + ((radius - bend) * (radius + bend)) / distance) / 2;
  const across = Math.sqrt(Math.max(0, (radius - along) * (radius + along)));
  const from = Math.atan2(y - cy, x - cx);
  let best = Number.POSITIVE_INFINITY;
  let px = x;
  let py = y;
  for (const side of [across, -across]) {
    const qx = (along * cx - side * cy) / distance;
    const qy = (along * cy + side * cx) / distance;
    const swept = -charge * (Math.atan2(qy - cy, qx - cx) - from);
    const angle = swept - turn * Math.floor(swept / turn);
    if (angle < best) {
      best = angle;
      px = qx;
      py = qy;
    }
  }
  return { x: px, y: py, z: z + (bend * best) / Math.tan(theta), phi: phi - charge * best, theta, p, charge };
}
