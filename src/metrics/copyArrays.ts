/** Copies of a caller's arrays, checked: typed arrays are copied whole, of others each element is read once. */

import { copyWhole } from "../checks/copyChecked.ts";
import { describe } from "../checks/options.ts";
import { lengthOf, typeOf } from "../checks/typedArrays.ts";
import { InputError } from "../errors.ts";
import type { CheckedIds } from "./numbering.ts";

const isId = (value: unknown): boolean => typeof value === "bigint" || Number.isSafeInteger(value);
const isNumber = (value: unknown): boolean => typeof value === "number";
const isFlag = (value: unknown): boolean => typeof value === "boolean" || typeof value === "number";

const AN_ID = "a safe whole number or a bigint";

/** A copy of ids. `length`: N, where it is known. */
export function copyIds(name: string, values: unknown, length?: number): CheckedIds {
  const type = typeOf(values);
  if (type === "BigInt64Array" || type === "BigUint64Array") {
    const copy = new (type === "BigInt64Array" ? BigInt64Array : BigUint64Array)(typedLength(name, values, length));
    copyWhole(name, values as BigInt64Array, copy);
    return copy;
  }
  if (type === "Int32Array") {
    const copy = new Int32Array(typedLength(name, values, length));
    copyWhole(name, values as Int32Array, copy);
    return copy;
  }
  if (type === undefined) {
    const copy = copyEach<number | bigint>(name, values, isId, AN_ID, length);
    const other = copy.findIndex((id) => typeof id !== typeof copy[0]);
    // as ids 1 and 1n would be two
    if (other >= 0) throw wrongElement(name, other, copy[other], `a ${typeof copy[0]} as before, all ids of one type`);
    return isNumber(copy[0]) ? Float64Array.from(copy as number[]) : copy;
  }
  const copy = copyTyped(name, values, length);
  const wrong = copy.findIndex((id) => !Number.isSafeInteger(id));
  if (wrong >= 0) throw wrongElement(name, wrong, copy[wrong], AN_ID);
  return copy;
}

/** A copy of numbers, which may be NaN. */
export function copyNumbers(name: string, values: unknown, length?: number): Float64Array {
  const type = typeOf(values);
  if (type !== undefined && !type.startsWith("Big")) return copyTyped(name, values, length);
  return Float64Array.from(copyEach<number>(name, values, isNumber, "a number", length));
}

/** Flags as numbers: true is 1. */
export function copyFlags(name: string, values: unknown, length: number): Float64Array {
  const type = typeOf(values);
  if (type !== undefined && !type.startsWith("Big")) return copyTyped(name, values, length);
  return Float64Array.from(copyEach<number | boolean>(name, values, isFlag, "a flag or a number", length), Number);
}

function copyTyped(name: string, values: unknown, length?: number): Float64Array {
  const copy = new Float64Array(typedLength(name, values, length));
  copyWhole(name, values as Float64Array, copy);
  return copy;
}

function typedLength(name: string, values: unknown, length?: number): number {
  return checkedLength(name, lengthOf(values as ArrayLike<unknown>), length);
}

function checkedLength(name: string, got: number, length: number | undefined): number {
  if (length === undefined || got === length) return got;
  throw new InputError(`${name}: got ${got} values, expected ${length}, the length of clusterId`);
}

/** A copy of an array, each element read once. */
function copyEach<T>(
  name: string,
  values: unknown,
  isOne: (value: unknown) => boolean,
  expected: string,
  length?: number,
): T[] {
  const array = values as ArrayLike<T>;
  const got = typeof values === "object" && values !== null ? array.length : undefined;
  if (typeof got !== "number") {
    throw new InputError(`${name}: got ${describe(values)}, expected an array, one value per hit`);
  }
  checkedLength(name, got, length);
  const copy: T[] = [];
  for (let j = 0; j < got; j++) {
    const value = array[j];
    if (!isOne(value)) throw wrongElement(name, j, value, expected);
    copy.push(value);
  }
  return copy;
}

function wrongElement(name: string, j: number, value: unknown, expected: string): InputError {
  return new InputError(`${name}[${j}]: got ${describe(value)}, expected ${expected}`);
}
