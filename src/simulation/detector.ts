/**
 * The simulated tracker: ten cylinders around the beam, with the radii and resolutions of TrackML's three barrels.
 * There are no end caps. Instead the cylinders are longer than TrackML's, so that tracks up to |eta| = 2 leave hits.
 */

/** One cylinder. Lengths are in mm. */
export interface BarrelLayer {
  readonly radius: number;
  readonly halfLength: number;
  /** Standard deviation of the measured position along the circumference; sigmaZ: along z. */
  readonly sigmaRPhi: number;
  readonly sigmaZ: number;
  /** TrackML's volume and layer numbers. */
  readonly volume: number;
  readonly layer: number;
}

function barrel(volume: number, radii: readonly number[], halfLength: number, sigma: [number, number]): BarrelLayer[] {
  const [sigmaRPhi, sigmaZ] = sigma;
  return radii.map((radius, i) => ({ radius, halfLength, sigmaRPhi, sigmaZ, volume, layer: 2 * (i + 1) }));
}

/** Pixels, short strips and long strips, from the beam outwards. */
export const barrelLayers: readonly BarrelLayer[] = [
  ...barrel(8, [32, 72, 116, 172], 700, [0.015, 0.015]),
  ...barrel(13, [260, 360, 500, 660], 2600, [0.025, 0.35]),
  ...barrel(17, [820, 1020], 2600, [0.035, 3.1]),
];
