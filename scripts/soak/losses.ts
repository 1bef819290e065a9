/** Calls of the four losses: any convention, with caps and arrays of the caller's. */
import { hasReach } from "../../src/conventions/derived.ts";
import { type AnyFunctions, type AnyInput, conventions, type Floats } from "../../test/support/anyPrecision.ts";
import { MOST, type Pool } from "./pool.ts";

export type Losses = Pick<
  AnyFunctions,
  "condensationLoss" | "condensationLossGrad" | "condensationLossTiger" | "condensationLossTigerGrad"
>;

const all = Object.values(conventions);

export function callLoss(functions: Losses, pool: Pool): void {
  const input = pool.loss(pool.one(all));
  const capped = hasReach(input.convention!) ? { ...input, maxNRep: pool.below(30), seed: pool.below(1e6) } : input;
  switch (pool.below(4)) {
    case 0:
      functions.condensationLoss(input);
      break;
    case 1:
      functions.condensationLossGrad({ ...input, ...outOf(input, pool) });
      break;
    case 2:
      functions.condensationLossTiger(capped);
      break;
    default:
      functions.condensationLossTigerGrad({ ...capped, ...outOf(input, pool) });
  }
}

function outOf({ beta, x }: AnyInput, pool: Pool): { out?: { dBeta: Floats; dX: Floats } } {
  return pool.below(2) ? { out: { dBeta: beta.slice(), dX: x.slice() } } : {};
}

/** Larger than any other, for each convention, so that what the kernels hold does not depend on when chance brings it. */
export function callLargest({ condensationLossTigerGrad }: Losses, pool: Pool): void {
  const hits = 4 * MOST.hits;
  for (const convention of all) {
    const given = pool.loss(convention, { ...pool.hits(hits, MOST.dims, true), rowSplits: undefined });
    const objectId = Array.from({ length: hits }, (_, j) => j + 1);
    const maxNRep = hasReach(convention) ? 1 : 0;
    condensationLossTigerGrad({ ...given, objectId, weights: given.beta, maxNRep });
  }
}
