/** Checks that timings compare equal work: throws if two passes over an event give different sums. */
import type { PairSums } from "../pairKernel.ts";

/** Relative, but to at least the array's mean magnitude: float32 sums of 256 terms are within it. */
const TOLERANCE = 2e-5;

export function checkSamePairs(name: string, got: PairSums, expected: PairSums): void {
  if (got.nRep !== expected.nRep) throw new Error(`${name}: nRep: got ${got.nRep}, expected ${expected.nRep}`);
  checkSums(`${name}: dBlocks`, got.dBlocks, expected.dBlocks);
  checkSums(`${name}: dRecords`, addPairs(got.dRecords), addPairs(expected.dRecords));
}

/** An object's sums are pairs of numbers to be added; how a pass splits them between the two does not matter. */
function addPairs(sums: Float64Array): Float64Array {
  return Float64Array.from({ length: sums.length / 2 }, (_, i) => sums[2 * i] + sums[2 * i + 1]);
}

function checkSums(name: string, got: Float64Array, expected: Float64Array): void {
  if (got.length !== expected.length) throw new Error(`${name}: got ${got.length} sums, expected ${expected.length}`);
  const mean = expected.reduce((sum, value) => sum + Math.abs(value), 0) / expected.length;
  expected.forEach((value, i) => {
    if (Math.abs(got[i] - value) <= TOLERANCE * Math.max(Math.abs(value), mean)) return;
    throw new Error(`${name}[${i}]: got ${got[i]}, expected ${value} within ${TOLERANCE}`);
  });
}
