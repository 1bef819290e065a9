/** Ids of hits: checked and copied, whatever their type. */
import { InputError } from "../errors.ts";
import type { Ids, TypedIds } from "../types.ts";
import { IdKind } from "../wasm/structs.ts";
import { checkLength, isArrayLike } from "./arrays.ts";
import { copyWhole } from "./copyChecked.ts";
import { describe } from "./options.ts";
import { lengthOf, typeOf } from "./typedArrays.ts";

/** How many ids there are; none is read yet. @throws {InputError} if it is no array of ids */
export function countIds(name: string, ids: Ids): number {
  if (Array.isArray(ids)) return ids.length;
  const length = typeOf(ids) === undefined ? 0 : lengthOf(ids);
  checkIds(name, ids, length);
  return length;
}

/** A copy of the ids of N hits, each read once. @throws {InputError} */
export function copyHitIds(name: string, ids: Ids, hits: number): TypedIds {
  const checked = checkIds(name, ids, hits);
  return copyIds(name, checked.ids, checked.kind, hits);
}

/** Returns the ids as a typed array and their kind. Plain numbers become float64. */
export function checkIds(name: string, ids: Ids, length: number): { ids: TypedIds; kind: IdKind } {
  if (Array.isArray(ids)) {
    checkLength(name, ids.length, length, "N");
    const copy = new Float64Array(length);
    for (let j = 0; j < length; j++) {
      const id: unknown = ids[j];
      if (!Number.isSafeInteger(id)) {
        throw new InputError(
          `${name}[${j}]: got ${describe(id)}, expected a safe integer; hold larger ids in a BigInt64Array`,
        );
      }
      copy[j] = id as number;
    }
    return { ids: copy, kind: IdKind.FLOAT64 };
  }
  const typed = ids as Exclude<Ids, readonly number[]>;
  const kind = KINDS[typeOf(typed) as keyof typeof KINDS];
  if (kind === undefined) {
    throw new InputError(
      `${name}: got ${describe(ids)}, expected an Int32Array, Uint32Array, BigInt64Array, BigUint64Array or an array ` +
        `of safe integers${isArrayLike(ids) ? `; convert it with Array.from(${name})` : ""}`,
    );
  }
  checkLength(name, lengthOf(typed), length, "N");
  return { ids: typed, kind };
}

/** The ids of a typed array as they are now. @throws {InputError} if they are no longer so many */
export function copyIds<I extends TypedIds>(name: string, ids: I, kind: IdKind, length: number): I {
  checkLength(name, lengthOf(ids), length, "N");
  const copy = new COPIES[kind](length) as I;
  copyWhole(name, ids, copy);
  return copy;
}

const COPIES = {
  [IdKind.INT32]: Int32Array,
  [IdKind.UINT32]: Uint32Array,
  [IdKind.BIG_INT64]: BigInt64Array,
  [IdKind.BIG_UINT64]: BigUint64Array,
  [IdKind.FLOAT64]: Float64Array,
} as const;

const KINDS = {
  Int32Array: IdKind.INT32,
  Uint32Array: IdKind.UINT32,
  BigInt64Array: IdKind.BIG_INT64,
  BigUint64Array: IdKind.BIG_UINT64,
} as const;
