/** Where particles begin, and with which momentum. */
import type { TrackState } from "./helix.ts";
import type { RandomStream } from "./random.ts";

/** Standard deviations of the luminous region in mm. */
const beamSpot = { xy: 0.01, z: 50 };

/** Pseudorapidity of a direction. */
export function etaOf({ theta }: Pick<TrackState, "theta">): number {
  return -Math.log(Math.tan(theta / 2));
}

/** Draws a particle in the luminous region, uniform in eta and azimuth and of either charge; `pt` in GeV. */
export function originate(pt: number, maxEta: number, random: RandomStream): TrackState {
  const eta = random.uniform(-maxEta, maxEta);
  return {
    x: random.normal(beamSpot.xy),
    y: random.normal(beamSpot.xy),
    z: random.normal(beamSpot.z),
    phi: random.uniform(-Math.PI, Math.PI),
    theta: 2 * Math.atan(Math.exp(-eta)),
    p: pt * Math.cosh(eta),
    charge: random.uniform(0, 1) < 0.5 ? 1 : -1,
  };
}
