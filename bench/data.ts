/**
 * Latent spaces to measure on, seeded: in go sizes, out come the inputs of a loss. Ids are 1 … K, each with a hit at
 * least, and 0 for the 15 % noise, in random order; beta = 0.01 + 0.97·u⁴.
 */
import { type RandomStream, randomStream } from "../src/events/random.ts";

/**
 * `sep`, as after training: centres uniform, 1.5 apart on average along each axis, hits about them with sigma 0.1;
 * `collapsed`, as before it: all hits about one point, so near that each is within reach of every object (D ≥ 3).
 */
export type LayoutName = "sep" | "collapsed";

export interface LayoutSizes {
  /** N */
  readonly hits: number;
  /** K, at most 85 % of N */
  readonly objects: number;
  /** D */
  readonly dims: number;
  readonly seed: number;
}

export interface Layout {
  /** [N] */
  readonly beta: Float32Array;
  /** [N·D], row-major */
  readonly x: Float32Array;
  /** [N] */
  readonly objectId: Int32Array;
}

const NOISE_SHARE = 0.15;
const SPACING = 1.5;
const SIGMA = 0.1;

export function layout(name: LayoutName, { hits, objects, dims, seed }: LayoutSizes): Layout {
  const random = randomStream(seed, 0);
  const collapsed = name === "collapsed";
  const side = collapsed ? 0 : objects ** (1 / dims) * SPACING;
  const sigma = collapsed ? SIGMA / Math.sqrt(dims / 3) : SIGMA;
  const objectId = drawIds(random, hits, objects);
  const place = (): number => random.uniform(-side / 2, side / 2);
  const centres = Float64Array.from({ length: objects * dims }, place);
  const x = new Float32Array(hits * dims);
  for (let j = 0; j < hits; j++) {
    const centre = (objectId[j] - 1) * dims;
    for (let c = 0; c < dims; c++) {
      // a noise hit has a centre to itself
      x[j * dims + c] = (objectId[j] === 0 ? place() : centres[centre + c]) + random.normal(sigma);
    }
  }
  return { beta: Float32Array.from({ length: hits }, () => 0.01 + 0.97 * random.uniform(0, 1) ** 4), x, objectId };
}

function drawIds(random: RandomStream, hits: number, objects: number): Int32Array {
  const signal = hits - Math.floor(hits * NOISE_SHARE);
  if (objects > signal) throw new RangeError(`got ${objects} objects, expected at most ${signal} for ${hits} hits`);
  const below = (n: number): number => Math.floor(random.uniform(0, n));
  const ids = new Int32Array(hits);
  for (let j = 0; j < signal; j++) ids[j] = 1 + (j < objects ? j : below(objects));
  for (let j = hits - 1; j > 0; j--) {
    const other = below(j + 1);
    [ids[j], ids[other]] = [ids[other], ids[j]];
  }
  return ids;
}
