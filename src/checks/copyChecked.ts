/** Arrays on their way to linear memory and back. */
import { InputError } from "../errors.ts";
import type { Floats, Precision } from "../types.ts";
import type { Arena } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { outOfRange } from "./arrays.ts";

/** Copies an array to linear memory, checks there that every number is in range, and returns the pointer. */
export function copyChecked(
  { wasm, arena }: Runtime,
  precision: Precision,
  name: string,
  array: Floats,
  length: number,
  lowest: number,
  highest: number,
): number {
  const pointer = arena.alloc((length * precision) / 8);
  const copy = floatsAt(arena, precision, pointer, length);
  copyWhole(name, array, copy);
  const first = wasm.firstOutside(pointer, length, precision / 8, lowest, highest) >>> 0;
  if (first < length) throw outOfRange(name, copy, first, lowest, highest);
  return pointer;
}

/** Over memory that another thread may enlarge, an array can be longer than it was: then it does not fit. */
export function copyWhole(name: string, array: ArrayLike<number | bigint>, to: { set(array: never): void }): void {
  try {
    to.set(array as never);
  } catch (cause) {
    throw new InputError(`${name}: got an array that changed its length while it was read, expected one that stays`, {
      cause,
    });
  }
}

/** `length` numbers of linear memory, in the call's precision. */
export function floatsAt(arena: Arena, precision: Precision, pointer: number, length: number): Floats {
  return precision === 32 ? arena.f32(pointer, length) : arena.f64(pointer, length);
}
