/**
 * Computes what the network sees of an event: a matrix [N, featureCount] of numbers of order one, from the hit
 * positions. Random Fourier features (Rahimi and Recht, 2007) let a small network tell close tracks apart. Without them
 * its few hidden units cannot form borders that are fine enough.
 */
import { randomStream } from "../../src/simulation/random.ts";

/** The number of geometric features: cos φ, sin φ, η/4, r in metres, z in units of 3 metres, and x/R, y/R, z/R. */
const geometric = 8;
/** The Fourier features use only the first five, which already hold the whole position. */
const transformed = 5;
const fourier = 128;
/** Standard deviation of the frequencies, in radians per unit of a feature. */
const frequency = 4;
/** The random stream of the waves, far above the streams of the simulated particles. */
const stream = 0xfeed0000;

/** Number of columns of the feature matrix. */
export const featureCount: number = geometric + fourier;

/** Positions of N hits in mm; z is along the beam. */
export interface HitPositions {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly z: ArrayLike<number>;
}

/** Draws the frequencies [fourier · transformed] and phases [fourier] of the random waves. */
function drawWaves(seed: number): { frequencies: Float64Array; phases: Float64Array } {
  const random = randomStream(seed, stream);
  return {
    frequencies: Float64Array.from({ length: fourier * transformed }, () => random.normal(frequency)),
    phases: Float64Array.from({ length: fourier }, () => random.uniform(0, 2 * Math.PI)),
  };
}

/**
 * Returns the pseudorapidity of the straight line from the origin to a point at transverse distance r and position z.
 */
export function pseudorapidity(r: number, z: number): number {
  return Math.asinh(z / r);
}

/**
 * Returns the features of N hits, row-major [N · featureCount]: cos φ, sin φ, η/4, r in metres, z in units of 3 metres,
 * x/R, y/R, z/R, and 128 cosines of random linear combinations of the first five. The same seed gives the same waves
 * for every event.
 */
export function hitFeatures({ x, y, z }: HitPositions, seed: number): Float32Array {
  const { frequencies, phases } = drawWaves(seed);
  const features = new Float32Array(x.length * featureCount);
  for (let j = 0; j < x.length; j++) {
    const r = Math.hypot(x[j], y[j]);
    const distance = Math.hypot(r, z[j]);
    const position = [x[j] / r, y[j] / r, pseudorapidity(r, z[j]) / 4, r / 1000, z[j] / 3000];
    const row = features.subarray(j * featureCount, (j + 1) * featureCount);
    row.set(position);
    row.set([x[j] / distance, y[j] / distance, z[j] / distance], transformed);
    for (let wave = 0; wave < fourier; wave++) {
      let phase = phases[wave];
      for (let c = 0; c < transformed; c++) phase += frequencies[wave * transformed + c] * position[c];
      row[geometric + wave] = Math.cos(phase);
    }
  }
  return features;
}
