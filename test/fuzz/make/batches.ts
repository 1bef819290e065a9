/** Batches for any convention, with every extra input that it reads. */
import fc from "fast-check";
import { conventionBatch } from "../../conventions/samples.ts";
import type { AnyInput, Convention, Floats } from "../../support/anyPrecision.ts";

export const WEIGHTS = { attractive: 0.7, repulsive: 2, coward: 1.5, noise: -0.3 };

export interface BatchShape {
  readonly seed: number;
  readonly events: readonly number[];
  readonly withoutObjects: readonly number[];
  readonly objects: number;
  readonly dims: number;
  readonly width: number;
}

export const batchShapes: fc.Arbitrary<BatchShape> = fc
  .record({
    seed: fc.noShrink(fc.nat()),
    events: fc.oneof(
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }),
      fc.tuple(fc.integer({ min: 0, max: 150 })),
    ),
    withoutObjects: fc.array(fc.nat(5), { maxLength: 2 }),
    objects: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 })),
    dims: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 })),
    width: fc.constantFrom(2, 0.3, 1, 1.5, 3, 6),
  })
  .map((shape) => ({ ...shape, withoutObjects: shape.withoutObjects.filter((e) => e < shape.events.length) }));

/** One of these conventions in one of the precisions. */
export function batchCases(conventions: readonly Convention[]): fc.Arbitrary<AnyInput> {
  const types: readonly (Float32ArrayConstructor | Float64ArrayConstructor)[] = [Float64Array, Float32Array];
  return fc
    .record({ shape: batchShapes, convention: fc.constantFrom(...conventions), type: fc.constantFrom(...types) })
    .map(({ shape, convention, type }) => {
      const from = (source: { length: number }, map: (value: unknown, i: number) => number): Floats =>
        type === Float32Array ? Float32Array.from(source, map) : Float64Array.from(source, map);
      return { ...conventionBatch<Floats>({ from }, convention, shape), lossWeights: WEIGHTS };
    });
}
