/**
 * Propagates a charged particle through the field of a solenoid, in steps that are short against the changes of the
 * field: each is an arc of a circle. Lengths are in mm, momenta in GeV, angles in radians, fields in tesla.
 */
import { curvatureConstant, type TrackState } from "./helix.ts";
import { axialField, axialFieldSlope } from "./solenoid.ts";

/** Longest step along the path. */
const longestStep = 100;
const tolerance = 1e-5;

/** The surfaces that a particle on its way out comes to next. */
export interface NextSurfaces {
  /** Radius of the cylinder, which encloses the particle, and z of the disk; infinite if there is none. */
  readonly radius: number;
  readonly z: number;
}

/** A step: the state behind it, the curvature of its arc, and whether it ends on the next cylinder or disk. */
export interface Step {
  readonly state: TrackState;
  readonly bend: number;
  readonly reached: "cylinder" | "disk" | undefined;
}

export function distanceFromBeam({ x, y }: Pick<TrackState, "x" | "y">): number {
  return Math.sqrt(x * x + y * y);
}

/** Cosine of the angle between the transverse direction and that away from the beam. */
export function outward(state: TrackState): number {
  const distance = distanceFromBeam(state);
  return distance === 0 ? 1 : (state.x * Math.cos(state.phi) + state.y * Math.sin(state.phi)) / distance;
}

/** Signed curvature, 1/mm, of the projection on the transverse plane half way on a step: the azimuth falls by it per mm. */
function curvature({ x, y, z, phi, theta, p, charge }: TrackState, length: number, field: number): number {
  const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
  const half = length / 2;
  const at = z + (half * cosine) / sine;
  // Where B_z changes along the beam there is a radial component too, which bends what flies along the beam.
  const radial = ((x * Math.cos(phi) + y * Math.sin(phi) + half) / 2) * axialFieldSlope(at);
  return (charge * curvatureConstant * field * (axialField(at) * sine + radial * cosine)) / (p * sine * sine);
}

/** The chord over the length of an arc that turns by twice `half`. */
function chordRatio(half: number): number {
  return Math.abs(half) < 1e-9 ? 1 : Math.sin(half) / half;
}

/** Where an arc of `length` in the transverse plane ends. */
function arcEnd({ x, y, phi }: TrackState, length: number, bend: number): Pick<TrackState, "x" | "y"> {
  const half = (bend * length) / 2;
  const chord = length * chordRatio(half);
  return { x: x + chord * Math.cos(phi - half), y: y + chord * Math.sin(phi - half) };
}

/** The state after an arc of `length` in the transverse plane. */
export function alongArc(state: TrackState, length: number, bend: number): TrackState {
  const { theta, p, charge } = state;
  const { x, y } = arcEnd(state, length, bend);
  return { x, y, z: state.z + length / Math.tan(theta), phi: state.phi - bend * length, theta, p, charge };
}

/** How far beyond the cylinder of `radius` an arc of `length` ends. */
function beyondCylinder(radius: number, state: TrackState, length: number, bend: number): number {
  return distanceFromBeam(arcEnd(state, length, bend)) - radius;
}

/** The length at which an arc from within the cylinder of `radius`, and that ends outside it, crosses it. */
function lengthTo(radius: number, state: TrackState, longest: number, bend: number): number {
  let [inside, outside] = [0, longest];
  let [short, beyond] = [inside, outside].map((length) => beyondCylinder(radius, state, length, bend));
  // False position; halving the value of the end that stays makes it converge quickly (Illinois).
  for (let round = 0; round < 20; round++) {
    const middle = outside - (beyond * (outside - inside)) / (beyond - short);
    const value = beyondCylinder(radius, state, middle, bend);
    if (Math.abs(value) < tolerance) return middle;
    if (value < 0) {
      [inside, short] = [middle, value];
      beyond /= 2;
    } else {
      [outside, beyond] = [middle, value];
      short /= 2;
    }
  }
  return outside;
}

/** Goes on to the nearer of the next surfaces, or as far as a step goes. */
export function stepTrack(state: TrackState, { radius, z }: NextSurfaces, field: number): Step {
  let length = longestStep * Math.sin(state.theta);
  let reached: Step["reached"];
  const toDisk = (z - state.z) * Math.tan(state.theta);
  if (toDisk <= length) {
    length = toDisk;
    reached = "disk";
  }
  const bend = curvature(state, length, field);
  let end = alongArc(state, length, bend);
  if (distanceFromBeam(end) >= radius) {
    end = alongArc(state, lengthTo(radius, state, length, bend), bend);
    reached = "cylinder";
  }
  return { state: end, reached, bend };
}
