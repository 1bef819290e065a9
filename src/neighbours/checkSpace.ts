/** Checks of the hits of clusterings that need no beta: the number of hits follows from what else the call gives. */
import { checkRowSplits, longestEvent, precisionOf } from "../checks/arrays.ts";
import { checkDimensions } from "../checks/dimensions.ts";
import { checkInteger, describe, howMany, isInteger } from "../checks/options.ts";
import { lengthOf, typeOf } from "../checks/typedArrays.ts";
import { InputError } from "../errors.ts";
import type { Floats, Precision } from "../types.ts";

/** What the arrays of a call hold. */
export interface Space {
  readonly precision: Precision;
  readonly hits: number;
  readonly dimensions: number;
  readonly rowSplits: Int32Array;
  /** Number of hits of the largest event */
  readonly longest: number;
}

const MOST_HITS = 2 ** 31 - 1;

/**
 * N is the length of the weights, of the option `weightName`; without them x has N·`dimensions` numbers; without those N
 * is the last of `rowSplits`.
 */
export function checkSpace(
  { x, rowSplits, dimensions }: { x: unknown; rowSplits?: unknown; dimensions?: unknown },
  weightName: string,
  weights: unknown,
): Space {
  // copied before lengths are read: an array's accessors may do anything to them
  const splits = Array.isArray(rowSplits) ? Array.from(rowSplits) : rowSplits;
  const precision = precisionOf("x", x);
  if (weights !== undefined && precisionOf(weightName, weights) !== precision) {
    const wanted = precision === 32 ? "Float32Array" : "Float64Array";
    throw new InputError(
      `${weightName}: got ${describe(weights)}, expected a ${wanted} like x; convert it with ${wanted}.from(${weightName})`,
    );
  }
  const hits = weights === undefined ? countHits(x as Floats, splits, dimensions) : lengthOf(weights as Floats);
  const own = checkRowSplits(splits, hits);
  const D = checkDimensions(x, precision, hits, dimensions);
  return { precision, hits, dimensions: D, rowSplits: own, longest: longestEvent(own) };
}

function countHits(x: Floats, splits: unknown, dimensions: unknown): number {
  const length = lengthOf(x);
  if (dimensions !== undefined) {
    const D = checkInteger("dimensions", dimensions, 1, 2 ** 20);
    if (length % D === 0) return length / D;
    throw new InputError(`x: got ${howMany(length)}, expected N·D for a whole N and D = ${D}`);
  }
  if (length === 0) return 0;
  if (splits === undefined) throw new InputError("dimensions: got undefined, expected D, unless rowSplits give N");
  const last = Array.isArray(splits) || typeOf(splits) === "Int32Array" ? (splits as number[]).at(-1) : undefined;
  if (isInteger(last, 0, MOST_HITS)) return last;
  return checkRowSplits(splits, MOST_HITS).length;
}
