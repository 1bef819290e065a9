/** The input of responses: checks it and copies its arrays. */

import { precisionOf } from "../checks/arrays.ts";
import { copyFloats, copyInRange } from "../checks/copyFloats.ts";
import { checkEdges } from "../checks/edges.ts";
import { checkNames, checkNumber } from "../checks/options.ts";
import { lengthOf } from "../checks/typedArrays.ts";
import { InputError } from "../errors.ts";
import type { Floats } from "../types.ts";
import type { ResponsesInput } from "./responseTypes.ts";

export interface CheckedResponses {
  readonly predicted: Floats;
  readonly truth: Floats;
  readonly values: Floats;
  /** No edges: no bins */
  readonly edges: readonly number[];
}

// a response is at most 1e130, whose square is finite
const LARGEST = 1e100;
const SMALLEST_TRUTH = 1e-30;
const ANY = Number.POSITIVE_INFINITY;

/** Every option is read once, and arrays are copied before they are checked. @throws {InputError} */
export function checkResponses(input: ResponsesInput): CheckedResponses {
  checkNames("responses", input, ["predicted", "truth", "values", "edges"]);
  const { predicted, truth, values, edges } = input;
  if ((values === undefined) !== (edges === undefined)) {
    const [got, missing] = values === undefined ? ["edges", "values"] : ["values", "edges"];
    throw new InputError(`responses: got ${got} without ${missing}, expected both or neither`);
  }
  const bins = edges === undefined ? [] : copyEdges(edges);
  precisionOf("predicted", predicted);
  const pairs = lengthOf(predicted);
  return {
    predicted: copyOf("predicted", predicted, pairs, -LARGEST, LARGEST),
    truth: copyOf("truth", truth, pairs, SMALLEST_TRUTH, LARGEST),
    values: values === undefined ? new Float64Array(pairs) : copyOf("values", values, pairs, -ANY, ANY),
    edges: bins,
  };
}

function copyOf(name: string, array: Floats, pairs: number, lowest: number, highest: number): Floats {
  return copyFloats(name, array, precisionOf(name, array), pairs, "the length of predicted", lowest, highest);
}

function copyEdges(given: Floats | readonly number[]): number[] {
  if (!Array.isArray(given)) precisionOf("edges", given);
  const edges = Array.isArray(given)
    ? Array.from(given, (edge, i) => checkNumber(`edges[${i}]`, edge, -ANY, ANY))
    : Array.from(copyInRange("edges", given as Floats, lengthOf(given), -ANY, ANY));
  checkEdges("edges", edges);
  return edges;
}
