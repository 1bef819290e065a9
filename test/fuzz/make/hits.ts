/**
 * Hits from a recipe that shrinks: each hit has a seed of its own, so that taking one away leaves the others as they
 * are, and fewer dimensions leave the first coordinates.
 */
import fc from "fast-check";
import type { Floats, Ids } from "../../../src/index.ts";
import { uniforms } from "../../support/samples.ts";
import { ID_STYLES, idsOf } from "./ids.ts";
import { LAYOUTS, type LayoutName, place } from "./layouts.ts";

export interface Hits {
  beta: Floats;
  x: Floats;
  objectId: Ids;
  noiseThreshold?: number;
  rowSplits?: number[];
  dimensions: number;
}

export interface Recipe {
  readonly double: boolean;
  readonly layout: LayoutName;
  readonly scale: number;
  /** At a scale of 1 */
  readonly shift: number;
  readonly seed: number;
  readonly hits: readonly number[];
  readonly dims: number;
  readonly objects: number;
  readonly ids: string;
  readonly betas: "any" | "ties" | "ends" | "zero" | "one";
  /** Where events end, as parts of all hits; absent: one event, without rowSplits */
  readonly cuts?: readonly number[];
  /** Of each event in turn */
  readonly noise: readonly ("some" | "all" | "none")[];
}

/** Multiplications of the oracle: N·K·(D + 4). */
const MOST_WORK = 150_000;
/** Nothing that a scale does may vanish in float32: nearer than 1e-19 hits have no direction there (docs/numerics.md). */
export const SCALES = { float32: [1e-9, 1e6, 1e12], float64: [1e-100, 1e-30, 1e-9, 1e6, 1e14, 1e90] } as const;

const words = <T extends string>(of: Record<T, unknown>): T[] => Object.keys(of) as T[];
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(usual, ...others) });
/** An array of numbers that are only taken away, never made smaller. */
const seeds = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.noShrink(fc.nat()), { maxLength: most, size: "max" });

export const recipes: fc.Arbitrary<Recipe> = fc.boolean().chain((double) =>
  fc.record(
    {
      double: fc.constant(double),
      layout: fc.constantFrom(...words(LAYOUTS)),
      scale: mostly<number>(1, ...(double ? SCALES.float64 : SCALES.float32)),
      shift: mostly(0, 1e6, -1e4),
      seed: fc.noShrink(fc.nat()),
      hits: fc.oneof(seeds(12), seeds(80), seeds(400)),
      dims: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 17 }), fc.integer({ min: 1, max: 64 })),
      objects: fc.oneof(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 400 }),
      ),
      ids: fc.constantFrom(...words(ID_STYLES)),
      betas: mostly<Recipe["betas"]>("any", "ties", "ends", "zero", "one"),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
      noise: fc.array(mostly<Recipe["noise"][number]>("some", "all", "none"), { minLength: 1, maxLength: 4 }),
    },
    {
      requiredKeys: ["double", "layout", "scale", "shift", "seed", "hits", "dims", "objects", "ids", "betas", "noise"],
    },
  ),
);

/** A multiple of 2^−16: charges of two of these are told apart by any artanh. In float32 that clips at the same as 1. */
function betaOf(kind: Recipe["betas"], u: number): number {
  const grid = Math.floor(u * 65537) / 65536;
  switch (kind) {
    case "any":
      return grid;
    case "ties":
      return Math.floor(u * 9) / 8;
    case "ends":
      return [0, 1, 1 - 2 ** -24, 2 ** -149, 1e-30, grid][Math.floor(u * 6)];
    case "zero":
      return 0;
    case "one":
      return 1;
  }
}

export function hitsOf(recipe: Recipe): Hits {
  const { double, layout, scale, shift, seed, dims, objects, betas, cuts, noise } = recipe;
  const share = MOST_WORK / (dims + 4);
  const seeds = recipe.hits.slice(0, Math.floor(Math.max(Math.sqrt(share), share / Math.max(1, objects))));
  const n = seeds.length;
  const rowSplits = cuts && [0, ...cuts.map((cut) => Math.floor(cut * n)).sort((a, b) => a - b), n];
  const type = double ? Float64Array : Float32Array;
  const beta = new type(n);
  const x = new type(n * dims);
  const numbers = seeds.map((own, j) => {
    const next = uniforms(own);
    const event = rowSplits ? rowSplits.findIndex((end, e) => e > 0 && j < end) - 1 : 0;
    const kind = noise[event % noise.length];
    const k = Math.floor(next() * (objects + 1));
    const number = kind === "all" ? 0 : kind === "none" ? Math.max(k, Math.min(1, objects)) : k;
    beta[j] = betaOf(betas, next());
    x.set(
      place(layout, dims, next, seed, number).map((v) => (scale === 1 ? v + shift : scale * v)),
      j * dims,
    );
    return number;
  });
  return { beta, x, ...idsOf(recipe.ids, numbers), ...(rowSplits && { rowSplits }), dimensions: dims };
}
