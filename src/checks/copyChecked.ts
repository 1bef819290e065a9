/** Arrays on their way to linear memory and back. */
import type { Floats, Precision } from "../types.ts";
import type { Arena } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { outOfRange } from "./arrays.ts";

/** Copies an array to linear memory and checks every number there. */
export function copyChecked(
  { wasm, arena }: Runtime,
  precision: Precision,
  name: string,
  array: Floats,
  lowest: number,
  highest: number,
): number {
  const pointer = arena.alloc(array.byteLength);
  floatsAt(arena, precision, pointer, array.length).set(array);
  const first = wasm.firstOutside(pointer, array.length, precision / 8, lowest, highest) >>> 0;
  if (first < array.length) throw outOfRange(name, array, first, lowest, highest);
  return pointer;
}

/** `length` numbers of linear memory, in the call's precision. */
export function floatsAt(arena: Arena, precision: Precision, pointer: number, length: number): Floats {
  return precision === 32 ? arena.f32(pointer, length) : arena.f64(pointer, length);
}
