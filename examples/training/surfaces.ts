/**
 * Which surface of the detector each hit lies on, and which surfaces are near enough that two hits of one particle may
 * lie on them, one after the other.
 */

import type { HelixHit } from "./helix.ts";

/** Positions of N hits in mm; z is along the beam. */
export interface HitPositions {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly z: ArrayLike<number>;
}

export interface Surfaces {
  /** [N] surface of each hit. */
  readonly surface: Int32Array;
  /** Pairs of surfaces, each pair once, whose hits may propose a helix. */
  readonly adjacent: readonly (readonly [number, number])[];
  /** Mean field on the axis from the middle to z, over that in the middle. */
  readonly meanField: (z: number) => number;
  /** Whether hits i and j, on adjacent surfaces, may follow one another. */
  readonly follow: (at: HelixHit, i: number, other: HelixHit, j: number) => boolean;
}

/** Radii of the simulated cylinders, those of TrackML's barrels. */
const radii: readonly number[] = [32, 72, 116, 172, 260, 360, 500, 660, 820, 1020];
/** Two layers on, so that a layer that missed the particle does not cut its track. More give more wrong pairs. */
const reach = 2;

/** The cylinder of each hit, by its distance from the beam, and the pairs of cylinders at most two apart. */
export function barrelSurfaces({ x, y }: HitPositions): Surfaces {
  const surface = new Int32Array(x.length);
  for (let j = 0; j < x.length; j++) {
    const r = Math.sqrt(x[j] * x[j] + y[j] * y[j]);
    let nearest = 0;
    while (nearest + 1 < radii.length && r > (radii[nearest] + radii[nearest + 1]) / 2) nearest++;
    surface[j] = nearest;
  }
  const adjacent = radii.flatMap((_, s) =>
    Array.from({ length: Math.min(reach, radii.length - 1 - s) }, (_, step) => [s, s + 1 + step] as const),
  );
  return { surface, adjacent, meanField: () => 1, follow: () => true };
}
