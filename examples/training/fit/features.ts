/**
 * Computes what the perceptron sees of an event: a matrix [N, featureCount] of numbers of order one, from the hit
 * positions. Random Fourier features (Rahimi and Recht, 2007) let a small network tell close tracks apart. Without them
 * its few hidden units cannot form borders that are fine enough.
 */
import { randomNormal, randomUniform, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { HitPositions } from "../surfaces.ts";

/** The number of geometric features: cos φ, sin φ, η/4, r in metres, z in units of 3 metres, and x/R, y/R, z/R. */
const geometric = 8;
/** The Fourier features use only the first five, which already hold the whole position. */
const transformed = 5;
const fourier = 128;
/** Standard deviation of the frequencies, in radians per unit of a feature. */
const frequency = 4;

/** Number of columns of the feature matrix. */
export const featureCount: number = geometric + fourier;

/** Draws the frequencies [fourier · transformed] and phases [fourier] of the random waves. */
function drawWaves(seed: number): { frequencies: ArrayLike<number>; phases: ArrayLike<number> } {
  // A seed of 0 means to TensorFlow.js that any will do.
  const [first, second] = [1 + 2 * seed, 2 + 2 * seed];
  return tidy(() => ({
    frequencies: randomNormal([fourier * transformed], 0, frequency, "float32", first)
      .dataSync()
      .slice(),
    phases: randomUniform([fourier], 0, 2 * Math.PI, "float32", second)
      .dataSync()
      .slice(),
  }));
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
    const position = [x[j] / r, y[j] / r, Math.asinh(z[j] / r) / 4, r / 1000, z[j] / 3000];
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

/** The features as a tensor [N, featureCount]. */
export function featureTensor(hits: HitPositions, seed: number): Tensor2D {
  return tensor2d(hitFeatures(hits, seed), [hits.x.length, featureCount]);
}
