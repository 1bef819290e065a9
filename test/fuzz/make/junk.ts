/** Values that no one should pass: each with a name to print, since some of them cannot be looked at. */
import { runInNewContext } from "node:vm";
import fc from "fast-check";

export interface Junk {
  readonly name: string;
  make(): unknown;
}

class Mine extends Error {}
const thrown = (): never => {
  throw new Mine("a getter of the caller's");
};
const trap = { get: thrown, has: thrown, ownKeys: thrown, getPrototypeOf: thrown, getOwnPropertyDescriptor: thrown };

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function detached<T>(of: (buffer: ArrayBuffer) => T): T {
  const buffer = new ArrayBuffer(64);
  const view = of(buffer);
  structuredClone(buffer, { transfer: [buffer] });
  return view;
}

/** An array whose element or length is a getter that throws. */
const throwing = (target: object, name: string): object => Object.defineProperty(target, name, { get: thrown });

const VALUES: Readonly<Record<string, () => unknown>> = {
  "a revoked proxy of an object": () => revoked({}),
  "a revoked proxy of an array": () => revoked([1, 2]),
  "a revoked proxy of a function": () => revoked(() => 1),
  "a proxy whose traps throw": () => new Proxy({}, trap),
  "a proxy of an array whose traps throw": () => new Proxy([0, 0], trap),
  "a proxy of a Float32Array": () => new Proxy(Float32Array.of(0.5, 0.5), {}),
  "a proxy of an Int32Array": () => new Proxy(Int32Array.of(0, 2), {}),
  "an object whose length throws": () => throwing({}, "length"),
  "an array whose element throws": () => throwing([1, 1], "0"),
  "a Float32Array whose length throws": () => throwing(Float32Array.of(0.5, 0.5), "length"),
  "a Float32Array whose constructor throws": () => throwing(Float32Array.of(0.5, 0.5), "constructor"),
  "a Float32Array without a constructor": () => Object.setPrototypeOf(Float32Array.of(0.5, 0.5), null),
  "an object whose constructor throws": () => throwing({}, "constructor"),
  "an object whose constructor is null": () => ({ constructor: null }),
  "an object whose toString throws": () => ({ toString: thrown, valueOf: thrown, [Symbol.toPrimitive]: thrown }),
  "an object whose tag throws": () => throwing({}, Symbol.toStringTag as unknown as string),
  "an object that says it is a Float32Array": () => ({ [Symbol.toStringTag]: "Float32Array", length: 2, 0: 0, 1: 0 }),
  "a module by its tag alone": () => ({ [Symbol.toStringTag]: "WebAssembly.Module" }),
  "a frozen object with accessors": () =>
    Object.freeze({
      get beta() {
        return 1;
      },
      get length() {
        return 2;
      },
    }),
  "an object of a null prototype": () => Object.create(null),
  "a detached Float32Array": () => detached((buffer) => new Float32Array(buffer, 0, 2)),
  "a detached Int32Array": () => detached((buffer) => new Int32Array(buffer, 0, 2)),
  "a detached DataView": () => detached((buffer) => new DataView(buffer)),
  "a detached ArrayBuffer": () => detached((buffer) => buffer),
  "a DataView": () => new DataView(new ArrayBuffer(16)),
  "a shared Float32Array": () => new Float32Array(new SharedArrayBuffer(8)),
  "another realm's Float32Array": () => runInNewContext("Float32Array.of(0.5, 0.5)"),
  "another realm's array": () => runInNewContext("[1, 1]"),
  "another realm's object": () => runInNewContext("({})"),
  "another realm's null prototype": () => runInNewContext("Object.create(null)"),
  "a Symbol": () => Symbol("junk"),
  "an array of Symbols": () => [Symbol("junk"), Symbol("junk")],
  "an array of objects without a prototype": () => [Object.create(null), Object.create(null)],
  "an array with holes": () => new Array(2),
  "an array of bigints": () => [1n, 2n],
  "a bigint": () => 2n ** 70n,
  "a function": () => thrown,
  "a class": () => Mine,
  "a Promise": () => Promise.resolve([1]),
  "a Date": () => new Date(Number.NaN),
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  "minus 0": () => -0,
  "2^53": () => 2 ** 53,
  "2^32": () => 2 ** 32,
  "a fraction": () => 0.5,
  "a word": () => "beta",
  "the word __proto__": () => "__proto__",
  ...Object.fromEntries(
    [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array].map((type) => [
      `a ${type.name}`,
      () => type.of(1, 1),
    ]),
  ),
  "a BigInt64Array": () => BigInt64Array.of(1n, 2n),
  "a Float64Array": () => Float64Array.of(0.5, 0.5),
  "a Float64Array of NaN": () => Float64Array.of(Number.NaN, Number.NaN),
  "an empty Float32Array": () => new Float32Array(0),
};

export const NAMED: readonly Junk[] = Object.entries(VALUES).map(([name, make]) => ({ name, make }));

const anything = fc
  .anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
  })
  .map((value): Junk => ({ name: fc.stringify(value), make: () => value }));

export const junk: fc.Arbitrary<Junk> = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...NAMED) }, anything);
