/** The type of input before its checks. */
import type { Floats } from "../types.ts";

/** T, a type of input in float32, with arrays of either precision: that all are of one is checked at run time. */
export type AnyPrecision<T> = {
  [Name in keyof T]: Float32Array extends T[Name] ? Floats | Exclude<T[Name], Float32Array> : T[Name];
};
