/**
 * Checks that timings compare equal work: throws if plain JavaScript and the losses differ. Each number must agree to
 * 1e-5 relative; gradients that cancel, to 1e-5 of the mean magnitude of their array.
 */
import { condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } from "../src/index.ts";
import type { Layout } from "./data.ts";
import { type PlainResult, plainJs } from "./plainJs.ts";

const TOLERANCE = 1e-5;

/** Returns nRep. */
export function checkAgreement(layout: Layout, qMin: number): number {
  const expected = plainJs(layout, qMin);
  const { nRep } = condensationLossTiger({ ...layout, qMin });
  if (nRep !== expected.nRep) throw new Error(`nRep: got ${nRep}, expected ${expected.nRep}`);
  for (const loss of [condensationLossGrad, condensationLossTigerGrad]) checkSame(loss({ ...layout, qMin }), expected);
  return nRep;
}

type Results = Omit<PlainResult, "nRep" | "dBeta" | "dX"> & { dBeta: ArrayLike<number>; dX: ArrayLike<number> };

/** Compares the terms and the gradients. */
export function checkSame(got: Results, expected: Results): void {
  for (const term of ["attractive", "repulsive", "coward", "noise"] as const) {
    checkArray(term, [got[term]], [expected[term]]);
  }
  checkArray("dBeta", got.dBeta, expected.dBeta);
  checkArray("dX", got.dX, expected.dX);
}

function checkArray(name: string, got: ArrayLike<number>, expected: ArrayLike<number>): void {
  let mean = 0;
  for (let i = 0; i < expected.length; i++) mean += Math.abs(expected[i]) / expected.length;
  for (let i = 0; i < expected.length; i++) {
    if (Math.abs(got[i] - expected[i]) <= TOLERANCE * Math.max(Math.abs(expected[i]), mean)) continue;
    throw new Error(`${name}[${i}]: got ${got[i]}, expected ${expected[i]} within ${TOLERANCE}`);
  }
}
