/**
 * Propagates a charged particle in a magnetic field along z to a cylinder around the z axis. Lengths are in mm, momenta
 * in GeV, angles in radians and fields in tesla.
 */

/** Position, direction, momentum and charge. `theta` is the polar angle of the momentum and `phi` its azimuth. */
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
 * Returns the state where the helix first crosses the cylinder of `radius`, which must enclose the state. It returns
 * undefined if the helix curls up before it reaches the cylinder.
 */
export function crossCylinder(state: TrackState, radius: number, field: number): TrackState | undefined {
  const { x, y, z, phi, theta, p, charge } = state;
  const bend = (p * Math.sin(theta)) / (curvatureConstant * field);
  // Seen against the field, positive charges turn clockwise, so the circle's centre lies to the right of the direction.
  const cx = x + charge * bend * Math.sin(phi);
  const cy = y - charge * bend * Math.cos(phi);
  const distance = Math.hypot(cx, cy);
  if (distance + bend <= radius) return undefined;
  // The two circles meet at a distance `along` on the line of centres and `across` to either side of it.
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
