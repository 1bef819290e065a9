/**
 * What typed arrays are, by the language's own getters: an own property `length` or `buffer`, a subclass or another realm
 * changes none of it.
 */

/** What all typed arrays inherit from. Calls are marked pure, so that a program that needs no typed arrays has none of it. */
const TypedArray = /* @__PURE__ */ Object.getPrototypeOf(Uint8Array);
const getterOf = (name: string | symbol): (() => unknown) =>
  Object.getOwnPropertyDescriptor(TypedArray.prototype, name)!.get!;
const tagOf = /* @__PURE__ */ getterOf(Symbol.toStringTag);
const lengthGetter = /* @__PURE__ */ getterOf("length");
const bufferGetter = /* @__PURE__ */ getterOf("buffer");
const offsetGetter = /* @__PURE__ */ getterOf("byteOffset");
const bytesGetter = /* @__PURE__ */ getterOf("byteLength");

/** The name of a typed array's type; undefined for anything else. One of a frame or a vm context is as good. */
export function typeOf(array: unknown): string | undefined {
  return tagOf.call(array) as string | undefined;
}

/** Numbers that a typed array holds now; 0 where its buffer is detached or too short. */
export function lengthOf(array: ArrayLike<unknown>): number {
  return lengthGetter.call(array) as number;
}

/** Where the bytes of a typed array are. */
export interface Memory {
  readonly buffer: unknown;
  readonly first: number;
  readonly end: number;
}

export function memoryOf(array: object): Memory {
  const first = offsetGetter.call(array) as number;
  return { buffer: bufferGetter.call(array), first, end: first + (bytesGetter.call(array) as number) };
}

/** Whether a typed array is over some of the bytes. */
export function overlap({ buffer, first, end }: Memory, array: object): boolean {
  if (bufferGetter.call(array) !== buffer) return false;
  const own = memoryOf(array);
  return first < own.end && own.first < end;
}

/** Overwrites a caller's array; a method `set` of its own is not asked. */
export function overwrite(target: unknown, source: ArrayLike<number>): void {
  TypedArray.prototype.set.call(target, source);
}
