/**
 * The simulated tracker: ten cylinders around the beam at the radii of TrackML's three barrels, with their resolutions.
 * There are no end caps; the cylinders are longer than TrackML's instead, so that tracks up to |eta| = 2 leave hits.
 */

/** One cylinder; lengths in mm. */
export interface BarrelLayer {
  readonly radius: number;
  readonly halfLength: number;
  /** Standard deviation of the measured position along the circumference and along z. */
  readonly sigmaRPhi: number;
  readonly sigmaZ: number;
  /** TrackML's numbers of this barrel layer. */
  readonly volume: number;
  readonly layer: number;
}

function barrel(volume: number, radii: readonly number[], halfLength: number, sigma: [number, number]): BarrelLayer[] {
  const [sigmaRPhi, sigmaZ] = sigma;
  return radii.map((radius, i) => ({ radius, halfLength, sigmaRPhi, sigmaZ, volume, layer: 2 * (i + 1) }));
}

/** Pixels, short strips, long strips: from the beam outwards. */
export const barrelLayers: readonly BarrelLayer[] = [
  ...barrel(8, [32, 72, 116, 172], 700, [0.015, 0.015]),
  ...barrel(13, [260, 360, 500, 660], 2600, [0.025, 0.35]),
  ...barrel(17, [820, 1020], 2600, [0.035, 3.1]),
];
