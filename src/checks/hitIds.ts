/** Ids of hits, copied whatever their type. */
import type { Ids } from "../types.ts";
import { checkIds, copyIds } from "./arrays.ts";
import { lengthOf, typeOf } from "./typedArrays.ts";

/** Ids after their check: plain numbers are float64. */
export type CheckedIds = Exclude<Ids, readonly number[]> | Float64Array;

/** How many ids there are; none is read yet. @throws {InputError} if it is no array of ids */
export function countIds(name: string, ids: Ids): number {
  if (Array.isArray(ids)) return ids.length;
  const length = typeOf(ids) === undefined ? 0 : lengthOf(ids);
  checkIds(name, ids, length);
  return length;
}

/** A copy of the ids of N hits, each read once. @throws {InputError} */
export function copyHitIds(name: string, ids: Ids, hits: number): CheckedIds {
  const checked = checkIds(name, ids, hits);
  return copyIds(checked.ids, checked.kind);
}
