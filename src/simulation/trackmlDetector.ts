/**
 * The detector of the TrackML challenge: ten cylinders around the beam, as in detector.ts but of their real lengths,
 * and 19 disks on either side. Positions are the middles between staggered modules, as the places of the hits of an
 * event show them; resolutions are the published pitches over √12 (Amrouche et al., "The Tracking Machine Learning
 * challenge: accuracy phase", 2019).
 */

/** A cylinder around the beam, or a disk across it. Lengths are in mm. */
export interface DetectorSurface {
  /** What it is. */
  readonly shape: "cylinder" | "disk";
  /** Radius of the cylinder, z of the disk. */
  readonly position: number;
  /** The active area: along z for a cylinder, in distance from the beam for a disk. */
  readonly from: number;
  /** Its other end. */
  readonly to: number;
  /** TrackML's number of the volume. */
  readonly volume: number;
  /** TrackML's number of the layer in the volume. */
  readonly layer: number;
  /** Standard deviation of the measured position along the circumference. */
  readonly sigmaRPhi: number;
  /** The same along z for a cylinder, along the distance from the beam for a disk. */
  readonly sigmaAlong: number;
}

type Resolution = Pick<DetectorSurface, "sigmaRPhi" | "sigmaAlong">;

const pixels: Resolution = { sigmaRPhi: 0.0144, sigmaAlong: 0.0162 };
const shortStrips: Resolution = { sigmaRPhi: 0.023, sigmaAlong: 0.35 };
const longStrips: Resolution = { sigmaRPhi: 0.035, sigmaAlong: 3.1 };

const pixelZ = [600, 700, 820, 960, 1100, 1300, 1500];
const stripZ = [1220, 1500, 1800, 2150, 2550, 2950];

function behind(z: readonly number[]): number[] {
  return z.map((position) => -position).reverse();
}

/** Cylinders from the beam outwards. */
function cylinders(volume: number, radii: readonly number[], halfLength: number, sigma: Resolution): DetectorSurface[] {
  const [from, to] = [-halfLength, halfLength];
  return radii.map((position, i) => ({ shape: "cylinder", position, from, to, volume, layer: 2 * (i + 1), ...sigma }));
}

/** Disks ordered by z. */
function disks(
  volume: number,
  z: readonly number[],
  [from, to]: readonly [number, number],
  sigma: Resolution,
): DetectorSurface[] {
  return z.map((position, i) => ({ shape: "disk", position, from, to, volume, layer: 2 * (i + 1), ...sigma }));
}

/** The 48 surfaces. TrackML numbers the layers of a volume 2, 4, … outwards or along +z. */
export const trackmlSurfaces: readonly DetectorSurface[] = Object.freeze(
  [
    ...cylinders(8, [32.2, 72.1, 116.1, 172.1], 491, pixels),
    ...cylinders(13, [260.2, 360.2, 500.2, 660.2], 1084, shortStrips),
    ...cylinders(17, [820.2, 1020.2], 1080, longStrips),
    ...disks(7, behind(pixelZ), [30, 176], pixels),
    ...disks(9, pixelZ, [30, 176], pixels),
    ...disks(12, behind(stripZ), [240, 702], shortStrips),
    ...disks(14, stripZ, [240, 702], shortStrips),
    ...disks(16, behind(stripZ), [755, 1020], longStrips),
    ...disks(18, stripZ, [755, 1020], longStrips),
  ].map((surface) => Object.freeze(surface)),
);
