/** Checks that timings compare equal work: throws if a peer's loss differs from the library's. */
import { condensationLossGrad } from "../../src/index.ts";
import type { Layout } from "../data.ts";

/** The agreement to expect of peers that compute in float32; relative, but to at least the array's mean magnitude. */
const TOLERANCE = 1e-4;

export interface PeerLoss {
  readonly total: number;
  readonly dBeta?: ArrayLike<number>;
  readonly dX?: ArrayLike<number>;
}

export function checkSameLoss(name: string, got: PeerLoss, data: Layout, qMin: number): void {
  const expected = condensationLossGrad({ ...data, qMin });
  check(`${name}: total`, [got.total], [expected.total]);
  if (got.dBeta) check(`${name}: dBeta`, got.dBeta, expected.dBeta);
  if (got.dX) check(`${name}: dX`, got.dX, expected.dX);
}

function check(name: string, got: ArrayLike<number>, expected: ArrayLike<number>): void {
  if (got.length !== expected.length)
    throw new Error(`${name}: got ${got.length} numbers, expected ${expected.length}`);
  let mean = 0;
  for (let i = 0; i < expected.length; i++) mean += Math.abs(expected[i]) / expected.length;
  for (let i = 0; i < expected.length; i++) {
    if (Math.abs(got[i] - expected[i]) <= TOLERANCE * Math.max(Math.abs(expected[i]), mean)) continue;
    throw new Error(`${name}[${i}]: got ${got[i]}, expected ${expected[i]} within ${TOLERANCE}`);
  }
}
