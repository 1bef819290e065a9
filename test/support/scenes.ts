/**
 * Scenes that probe the borders of the search: objects of one hit each, and a few noise hits. Objects come as p, −p, so
 * that their mean is the origin and their principal axes are known, and in multiples of a block's hits, so that the
 * probes stand in a block of their own: no other hit widens what is looked up for them.
 */
import * as assert from "uvu/assert";
import type { Strategy } from "../../src/event/eventCall.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import type { Precision } from "../../src/types.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { type Convention, conventions, type Floats } from "./anyPrecision.ts";
import { nearLargest } from "./compare.ts";

export type Point = readonly number[];

export interface Scene {
  objects: readonly Point[];
  probes: readonly Point[];
  /** The distance scale of each object; 1 without */
  scales?: readonly number[];
}

/** A millionth, such that 1 ± NEAR and sums with the coordinates of scenes are float32 numbers. */
export const NEAR = 2 ** -20;
/** A thousandth: what lies so near a border between bins is on its other side when a reach is 1 % shorter. */
export const BESIDE = 2 ** -10;

/** Hits of a block. */
const BLOCK = { 32: 16, 64: 8 } as const;
const STRATEGIES: readonly Strategy[] = ["sorted", "panels", "filteredPanels", "filtered", "objects", "cells"];
const TOLERANCE = { 32: 4e-6, 64: 1e-12 } as const;
const VARIANT = { name: "scene", tiger: true, gradient: true };
const kernels = instantiate(loadModule());

/** The point at `value` along coordinate c. */
export function along(dims: number, c: number, value: number): number[] {
  const point = new Array<number>(dims).fill(0);
  point[c] = value;
  return point;
}

export function plus(a: Point, b: Point, times = 1): number[] {
  return a.map((v, c) => v + times * b[c]);
}

/** Each point, and its mirror image. */
export function mirrored(points: readonly Point[]): Point[] {
  return points.flatMap((point) => [point, point.map((v) => -v)]);
}

/** Objects repeated until they fill blocks. */
function filled<T>(objects: readonly T[], block: number): T[] {
  const length = Math.ceil(objects.length / block) * block;
  return Array.from({ length }, (_, k) => objects[k % objects.length]);
}

/** Scenes of the same objects: a probe just within reach of each target along a way of length 1, and one just beyond. */
export function probing(objects: readonly Point[], targets: readonly [target: Point, way: Point][]): Scene[] {
  return targets.flatMap(([target, way]) => [
    { objects, probes: [plus(target, way, 1 - NEAR)] },
    { objects, probes: [plus(target, way, 1 + NEAR)] },
  ]);
}

function inputOf(scenes: readonly Scene[], precision: Precision, convention: Convention) {
  const all = scenes.map(({ objects, scales, ...scene }) => ({
    ...{ ...scene, objects: filled(objects, BLOCK[precision]), scales: scales ?? [1] },
  }));
  const rowSplits = [0];
  for (const { objects, probes } of all) {
    rowSplits.push(rowSplits[rowSplits.length - 1] + objects.length + probes.length);
  }
  const of = (values: ArrayLike<number>): Floats =>
    precision === 32 ? Float32Array.from(values) : Float64Array.from(values);
  const distances = all.flatMap(({ objects, probes, scales }) => [
    ...objects.map((_, k) => scales[k % scales.length]),
    ...probes.map(() => 1),
  ]);
  return {
    beta: of(distances.map((_, j) => 0.3 + 0.5 * ((0.618 * j) % 1))),
    x: of(all.flatMap(({ objects, probes }) => [...objects, ...probes].flat())),
    objectId: all.flatMap(({ objects, probes }) => [...objects.map((_, k) => k + 1), ...probes.map(() => 0)]),
    ...(convention.scale !== "none" && { distanceScale: of(distances) }),
    ...{ rowSplits, qMin: 0.1, convention },
  };
}

/**
 * Every strategy finds the pairs, the terms and the gradients of the loop over all pairs, and counts the pairs under a
 * cap. Returns each scene's pairs.
 */
export function agree(
  label: string,
  scenes: readonly Scene[],
  precision: Precision,
  convention: Convention = conventions.objectCondensation,
): number[] {
  const input = inputOf(scenes, precision, convention);
  const plain = computeLoss(kernels, VARIANT, input, { strategy: "everyPair" });
  const expected = plain.events.map(({ nRep }) => nRep);
  for (const strategy of STRATEGIES) {
    const name = `${label}, ${strategy}, float${precision}`;
    const got = computeLoss(kernels, VARIANT, input, { strategy });
    const found = got.events.map(({ nRep }) => nRep);
    assert.equal(found, expected, `${name}: pairs`);
    for (const term of ["attractive", "repulsive", "coward", "noise"] as const) {
      nearLargest(`${name}: ${term}`, [got[term]], [plain[term]], TOLERANCE[precision]);
    }
    nearLargest(`${name}: dBeta`, got.dBeta!, plain.dBeta!, TOLERANCE[precision]);
    nearLargest(`${name}: dX`, got.dX!, plain.dX!, TOLERANCE[precision]);
    if (strategy !== "sorted") continue; // counting finds the others' runs as the pass without a cap does
    const capped = computeLoss(kernels, { ...VARIANT, gradient: false }, { ...input, maxNRep: 1 }, { strategy });
    const counted = capped.events.map(({ nRep }) => nRep);
    assert.equal(counted, expected, `${name}: counted pairs`);
  }
  return expected;
}

/** `agree` in both precisions; scenes of `probing` alternate: each that is within reach has pairs that the next lacks. */
export function agreeAtReach(label: string, scenes: readonly Scene[], convention?: Convention): void {
  for (const precision of [32, 64] as const) {
    const pairs = agree(label, scenes, precision, convention);
    for (let i = 0; i < pairs.length; i += 2) assert.ok(pairs[i] > pairs[i + 1], `${label}: scene ${i} tells nothing`);
  }
}
