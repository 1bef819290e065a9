/**
 * Seeded latent spaces to measure on: sizes → the inputs of a loss. Ids are 1 … K, each with at least one hit, and 0
 * for the 15 % noise, in random order; beta = 0.01 + 0.97·u⁴ with u uniform.
 */
import { type RandomStream, randomStream } from "../src/simulation/random.ts";

export const LAYOUTS = ["sep", "man", "partial", "mid", "collapsed"] as const;

/**
 * `sep`, as after training: centres uniform, 1.5 apart on average along each axis, hits around them with sigma 0.1;
 * `man`, the same on a rotated subspace of at most 4 dimensions, which is what trained spaces tend to fill;
 * `partial`, halfway through training: centres so close that neighbours overlap;
 * `mid`, early in training: all hits around one point, sigma 0.5; 43 % of the pairs are within reach at D = 3, 2 % at
 * 8;
 * `collapsed`, before training: all hits around one point, so close that each is within reach of every object.
 */
export type LayoutName = (typeof LAYOUTS)[number];

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

/** Where centres are, and how far hits scatter around them. */
interface Shape {
  /** Edge of the cube, centred on 0, in which centres are uniform */
  readonly side: number;
  /** Standard deviation of a hit from its centre, in each of the D coordinates */
  readonly sigma: number;
  /** Number of random directions that the cube spans, instead of the D axes */
  readonly subspace?: number;
}

/** Returns coordinate c of a centre; call it once for each c, in order. */
type Centre = (c: number) => number;

const NOISE_SHARE = 0.15;
const SPACING = 1.5;
const SIGMA = 0.1;
const SUBSPACE = 4;

export function layout(name: LayoutName, { hits, objects, dims, seed }: LayoutSizes): Layout {
  const random = randomStream(seed, 0);
  const objectId = drawIds(random, hits, objects);
  const shape = shapeOf(name, objects, dims);
  const draw = centreSource(random, shape, dims);
  const centres = new Float64Array(objects * dims);
  for (let k = 0; k < objects; k++) {
    const centre = draw();
    for (let c = 0; c < dims; c++) centres[k * dims + c] = centre(c);
  }
  const x = new Float32Array(hits * dims);
  for (let j = 0; j < hits; j++) {
    const first = (objectId[j] - 1) * dims;
    // a noise hit has its own centre
    const centre: Centre = objectId[j] === 0 ? draw() : (c) => centres[first + c];
    for (let c = 0; c < dims; c++) x[j * dims + c] = centre(c) + random.normal(shape.sigma);
  }
  return { beta: Float32Array.from({ length: hits }, () => 0.01 + 0.97 * random.uniform(0, 1) ** 4), x, objectId };
}

function shapeOf(name: LayoutName, objects: number, dims: number): Shape {
  const edge = (dimensions: number): number => objects ** (1 / dimensions);
  // keeps the length of the scatter vector at what it is for D = 3
  const narrow = SIGMA * Math.sqrt(3 / Math.max(3, dims));
  const subspace = Math.min(dims, SUBSPACE);
  switch (name) {
    case "sep":
      return { side: edge(dims) * SPACING, sigma: SIGMA };
    case "man":
      return { side: edge(subspace) * SPACING, sigma: narrow, subspace };
    case "partial":
      return dims <= 3 ? { side: edge(dims) * 0.5, sigma: 0.3 } : { side: edge(dims) * 0.75, sigma: 0.2 };
    case "mid":
      return { side: 0, sigma: 0.5 };
    case "collapsed":
      return { side: 0, sigma: narrow };
  }
}

/** Returns a function that draws the next centre. */
function centreSource(random: RandomStream, { side, subspace }: Shape, dims: number): () => Centre {
  const place = (): number => random.uniform(-side / 2, side / 2);
  if (subspace === undefined) return () => place;
  const axes = drawAxes(random, subspace, dims);
  return () => {
    const along = axes.map(place);
    return (c) => axes.reduce((sum, axis, a) => sum + along[a] * axis[c], 0);
  };
}

/** Orthonormal vectors in random directions, by Gram-Schmidt. */
function drawAxes(random: RandomStream, count: number, dims: number): Float64Array[] {
  const axes: Float64Array[] = [];
  while (axes.length < count) {
    const v = Float64Array.from({ length: dims }, () => random.normal(1));
    for (const axis of axes) {
      const shared = axis.reduce((sum, a, c) => sum + a * v[c], 0);
      for (let c = 0; c < dims; c++) v[c] -= shared * axis[c];
    }
    const length = Math.hypot(...v);
    axes.push(v.map((component) => component / length));
  }
  return axes;
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
