/** What callers' objects do while they are read: throw, lie, shrink. All of it comes as an InputError; the next call is right. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { InputError } from "../../src/errors.ts";
import { parseTrackml } from "../../src/events.ts";
import * as api from "../support/anyPrecision.ts";
import { throwsInputError } from "../support/throwsInputError.ts";
import { type Call, calls, HITS, hits, type Options } from "./calls.ts";
import { isPlain } from "./counting.ts";

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Copies of `value` in each of which one value, however deep, has been replaced by a getter, or by another value. */
function* replaced(
  value: object,
  by: (path: string) => PropertyDescriptor,
  path = "",
): Generator<{ path: string; copy: object }> {
  const copied = (): object => (Array.isArray(value) ? [...value] : { ...value });
  for (const [key, inner] of Object.entries(value)) {
    const own = path + key;
    yield { path: own, copy: Object.defineProperty(copied(), key, { ...by(own), enumerable: true }) };
    if (!isPlain(inner)) continue;
    for (const { path: at, copy } of replaced(inner, by, `${own}.`)) {
      yield { path: at, copy: Object.assign(copied(), { [key]: copy }) };
    }
  }
}

/** memoryBytes depends on no factor of a term, and reads none. */
const isRead = ({ name }: Call, path: string): boolean => name !== "memoryBytes" || !path.includes("lossWeights.");

function revoked(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

test("what a getter throws is the cause of an InputError, for each option, field and element", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    for (const thrown of [new TypeError("the caller's own"), "a text", undefined, null]) {
      const get = (): never => {
        throw thrown;
      };
      for (const { path, copy } of replaced(call.make(), () => ({ get }))) {
        const error = errorOf(() => call.run(copy as never));
        const label = `${call.name} ${call.label} ${path}`;
        if (!isRead(call, path)) continue;
        assert.instance(error, InputError, label);
        assert.ok("cause" in (error as InputError), label);
        assert.is((error as InputError).cause, thrown, label);
        assert.match((error as InputError).message, new RegExp(`^${call.name}: got an argument that threw while`));
      }
    }
    assert.equal(call.run(call.make() as never), expected, call.name);
  }
});

test("a revoked proxy that is thrown is a cause too, and the package's own errors stay themselves", () => {
  const gone = revoked();
  const own = new api.MemoryError("of a call inside the getter");
  for (const call of calls) {
    const key = Object.keys(call.make())[0];
    const throwing = (thrown: unknown): unknown =>
      errorOf(() => {
        const get = (): never => {
          throw thrown;
        };
        call.run(Object.defineProperty(call.make(), key, { get }) as never);
      });
    const error = throwing(gone);
    assert.instance(error, InputError);
    assert.ok((error as InputError).cause === gone, call.name);
    assert.is(throwing(own), own, call.name);
  }
});

test("revoked proxies, as the options and in place of each option, field and element", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    for (const target of [{}, [], () => 1]) {
      throwsInputError(() => call.run(revoked(target) as never), new RegExp(`^${call.name}: `));
      for (const { path, copy } of replaced(call.make(), () => ({ value: revoked(target) }))) {
        // the call's own qMin takes its place, and memoryBytes needs no loss weights
        if (path === "convention.qMin" || !isRead(call, `${path}.`)) continue;
        assert.instance(
          errorOf(() => call.run(copy as never)),
          InputError,
          `${call.name} ${path}`,
        );
      }
    }
    assert.equal(call.run(call.make() as never), expected, call.name);
  }
});

test("views without a constructor or a prototype are as good as any, and of a wrong type are refused", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    for (const strip of [
      (view: object) => Object.defineProperty(view, "constructor", { value: undefined }),
      (view: object) => Object.defineProperty(view, "length", { value: 1e9 }),
      (view: object) => Object.setPrototypeOf(view, null),
    ]) {
      for (const [key, value] of Object.entries(call.make())) {
        if (!ArrayBuffer.isView(value)) continue;
        const options = call.make();
        strip(options[key] as object);
        assert.equal(call.run(options as never), expected, `${call.name} ${key}`);
        const wrong = strip(new Uint16Array(HITS));
        throwsInputError(() => call.run({ ...call.make(), [key]: wrong } as never), new RegExp(`^${key}: got a`));
      }
    }
  }
});

type Resizable = ArrayBuffer & { resize(bytes: number): void };
const MakeResizable = ArrayBuffer as unknown as new (bytes: number, options: { maxByteLength: number }) => Resizable;

/** The array over a buffer that can shrink; the view follows its length or has one of its own. */
function resizable(array: Float64Array | Int32Array, follows: boolean) {
  const Type = array.constructor as Float64ArrayConstructor;
  const buffer = new MakeResizable(array.byteLength, { maxByteLength: 2 * array.byteLength });
  const view = follows ? new Type(buffer) : new Type(buffer, 0, array.length);
  view.set(array);
  return { buffer, view };
}

const canResize = "resize" in ArrayBuffer.prototype;
if (!canResize) console.log("skipped: this runtime has no resizable ArrayBuffer");
const testResizable = canResize ? test : test.skip;

/** Later options of each function whose reading may run a caller's code. */
const LATER = ["rowSplits", "lossWeights", "out", "convention", "objectMask"];
const ARRAYS = [
  "beta",
  "x",
  "hitLoss",
  "weights",
  "distanceScale",
  "spectatorWeight",
  "objectWeight",
  "sampleWeight",
  "weight",
];
const shrinks: Record<string, (buffer: Resizable) => void> = {
  "by a number": (buffer) => buffer.resize(buffer.byteLength - 8),
  "to nothing": (buffer) => buffer.resize(0),
  detached: (buffer) => {
    if (buffer.byteLength > 0) structuredClone(buffer, { transfer: [buffer] });
  },
};

/** The options with `later` as accessors of their own, all of which run `act`: the option's, and those inside it. */
function acting(options: Options, later: string, act: () => void): { where: string; given: Options }[] {
  const value = options[later] as object;
  const get = (): unknown => {
    act();
    return value;
  };
  const outer = Object.defineProperty({ ...options }, later, { get, enumerable: true });
  const [key, inner] = Object.entries(value)[0];
  const getInner = (): unknown => {
    act();
    return inner;
  };
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const nested = { ...options, [later]: Object.defineProperty(copy, key, { get: getInner, enumerable: true }) };
  return [
    { where: later, given: outer },
    { where: `${later}.${key}`, given: nested },
  ];
}

testResizable("an array that shrinks or is detached while a later option is read is an InputError", () => {
  let refused = 0;
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    const plain = call.make();
    for (const name of ARRAYS.filter((name) => ArrayBuffer.isView(plain[name]))) {
      for (const later of LATER.filter((name) => plain[name] !== undefined)) {
        for (const [how, shrink] of Object.entries(shrinks)) {
          for (const follows of [true, false]) {
            for (const i of [0, 1]) {
              const { buffer, view } = resizable(plain[name] as Float64Array, follows);
              const act = (): void => {
                shrink(buffer);
              };
              const { where, given } = acting({ ...call.make(), [name]: view }, later, act)[i];
              const label = `${call.name} ${call.label}: ${name} ${how} in ${where}`;
              assert.instance(
                errorOf(() => call.run(given as never)),
                InputError,
                label,
              );
              assert.equal(call.run(call.make() as never), expected, `after ${label}`);
              refused++;
            }
          }
        }
      }
    }
  }
  assert.ok(refused > 300, `${refused}`);
});

// A Float64Array that lost its end was refused; ids that lose theirs are to be as well.
const idsThatShrink = (call: Call, later: string, i: number): void => {
  const { buffer, view } = resizable(Int32Array.from(hits().objectId), true);
  const { given, where } = acting({ ...call.make(), objectId: view }, later, () => buffer.resize(4))[i];
  assert.instance(
    errorOf(() => call.run(given as never)),
    InputError,
    `${call.name} ${call.label}: objectId in ${where}`,
  );
};
const withIds = calls.filter(({ make, name }) => "objectId" in make() && name !== "trackingMetrics");

testResizable("ids that shrink in the getter of a later option are refused", () => {
  for (const call of withIds) {
    for (const later of LATER.filter((name) => call.make()[name] !== undefined)) idsThatShrink(call, later, 0);
  }
});

testResizable("ids that shrink in an accessor of rowSplits, out or objectMask are refused", () => {
  for (const call of withIds) {
    for (const later of LATER.filter((name) => call.make()[name] !== undefined)) idsThatShrink(call, later, 1);
  }
});

test("an array of out that another read would not give is the one that is written", () => {
  for (const call of calls.filter(({ name }) => /^condensationLoss.*Grad$/.test(name))) {
    const { out, ...input } = call.make();
    const expected = call.run(input as never) as { dBeta: Float64Array };
    const first = new Float64Array(HITS);
    let reads = 0;
    const get = (): Float64Array => (reads++ === 0 ? first : new Float64Array(HITS - 1));
    const changing = Object.defineProperty({ ...(out as object) }, "dBeta", { get, enumerable: true });
    const got = call.run({ ...input, out: changing } as never) as { dBeta: Float64Array };
    assert.is(reads, 1);
    assert.ok(got.dBeta === first);
    assert.equal(got, expected);
  }
});

test("options of a sibling are named", () => {
  const input = hits();
  const { condensationLoss, condensationLossGrad, condensationLossTiger } = api;
  const refuses = (loss: (input: never) => unknown, options: Options, message: RegExp): void =>
    throwsInputError(() => loss({ ...input, qMin: 0.1, ...options } as never), message);
  const cap = { maxNRep: 5 };
  refuses(condensationLoss, cap, /^condensationLoss: got the option maxNRep, which condensationLossTiger takes; call/);
  refuses(condensationLoss, { seed: 5 }, /^condensationLoss: got the option seed, which condensationLossTiger takes/);
  refuses(condensationLoss, { out: {} }, /^condensationLoss: got the option out, which condensationLossGrad takes/);
  refuses(condensationLossGrad, cap, /^condensationLossGrad: got the option maxNRep, which condensationLossTigerGrad/);
  refuses(
    condensationLossTiger,
    { out: {} },
    /^condensationLossTiger: got the option out, which condensationLossTiger/,
  );
});

test("an unknown option that is undefined counts as absent; an undefined convention does not", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    assert.equal(call.run({ ...call.make(), foo: undefined } as never), expected, call.name);
    throwsInputError(() => call.run({ ...call.make(), foo: 1 } as never), new RegExp(`^${call.name}: .* option foo`));
    if (!("convention" in call.make())) continue;
    const options = { ...call.make(), convention: undefined };
    throwsInputError(() => call.run(options as never), /^convention: got undefined, expected an object/);
  }
});

test("objects of the language's own kinds are no options", () => {
  const kinds = [
    new Map([["noise", 2]]),
    new Date(0),
    Promise.resolve(),
    new Set(),
    /a/,
    [],
    new Float64Array(4),
    "a",
    1,
  ];
  for (const call of calls) {
    for (const kind of kinds) {
      throwsInputError(() => call.run(kind as never), new RegExp(`^${call.name}: got .+, expected an object of`));
      for (const nested of ["lossWeights", "out", "convention"]) {
        if (call.make()[nested] === undefined) continue;
        const options = { ...call.make(), [nested]: kind };
        throwsInputError(() => call.run(options as never), new RegExp(`^${nested}: got .+, expected an object of`));
      }
      if (!/^condensationLoss/.test(call.name)) continue;
      const convention = { ...(call.make().convention as object), lossWeights: kind };
      const message = /^convention\.lossWeights: got .+, expected an object of/;
      throwsInputError(() => call.run({ ...call.make(), convention } as never), message);
    }
  }
});

test("the package's conventions cannot be changed", () => {
  for (const all of [api.conventions, api.payloadConventions] as Record<string, object>[]) {
    const change = (object: object, key: string): void =>
      assert.throws(() => Object.assign(object, { [key]: 1 }), TypeError, `${key}`);
    change(all, "another");
    for (const [name, convention] of Object.entries(all)) {
      change(all, name);
      for (const [key, value] of Object.entries(convention)) {
        change(convention, key);
        if (typeof value === "object") for (const inner of Object.keys(value)) change(value, inner);
      }
    }
  }
});

test("memoryBytes refuses what only looks like a flag", () => {
  const sizes = { hits: 10, dimensions: 2, objects: 3 };
  for (const [flag, value] of [
    ["weights", -5],
    ["tiger", "false"],
    ["gradient", []],
    ["gradient", null],
    ["tiger", 0],
  ] as const) {
    const message = new RegExp(`^memoryBytes: ${flag}: got .+, expected true or false$`);
    throwsInputError(() => api.memoryBytes({ ...sizes, [flag]: value } as never), message);
  }
});

test("parseTrackml of nothing and of bytes", () => {
  throwsInputError(() => parseTrackml(undefined as never), /^parseTrackml: got undefined, expected an object of hits/);
  throwsInputError(() => parseTrackml({} as never), /^parseTrackml: hits: got undefined, expected the text/);
  const { make } = calls.find(({ name }) => name === "parseTrackml")!;
  for (const name of ["hits", "truth", "particles"]) {
    const bytes = new TextEncoder().encode(make()[name] as string);
    const message = new RegExp(`^parseTrackml: ${name}: got a Uint8Array, .*; decode bytes with new TextDecoder`);
    throwsInputError(() => parseTrackml({ ...make(), [name]: bytes } as never), message);
    const buffer = bytes.buffer;
    throwsInputError(() => parseTrackml({ ...make(), [name]: buffer } as never), /: got a ArrayBuffer, expected the/);
  }
});

test("trackingMetrics: numbers that are bigints or texts", () => {
  const { make } = calls.find(({ name }) => name === "trackingMetrics")!;
  for (const name of ["eta", "pt"]) {
    for (const [one, got] of [
      [1n, "1n"],
      ["1", '"1"'],
      [undefined, "undefined"],
    ]) {
      const options = { ...make(), [name]: new Array(HITS).fill(one) };
      const message = new RegExp(`^trackingMetrics: ${name}\\[0\\]: got ${got}, expected a number$`);
      throwsInputError(() => api.trackingMetrics(options as never), message);
    }
    const bigints = { ...make(), [name]: new BigInt64Array(HITS) };
    throwsInputError(
      () => api.trackingMetrics(bigints as never),
      new RegExp(`^trackingMetrics: ${name}\\[0\\]: got 0n`),
    );
  }
  const texts = { ...make(), clusterId: new Array(HITS).fill("1") };
  throwsInputError(
    () => api.trackingMetrics(texts as never),
    /^trackingMetrics: clusterId\[0\]: got "1", expected a safe/,
  );
});

test("releaseMemory lets go of what a large call needed", () => {
  const { run, make } = calls.find(({ name }) => name === "condensationLossTigerGrad")!;
  api.releaseMemory();
  assert.is(api.linearMemoryBytes(), 0);
  const expected = run(make() as never);
  const small = api.linearMemoryBytes();
  assert.ok(small > 0);
  const n = 1_000_000;
  api.condense({ beta: new Float32Array(n), x: new Float32Array(n * 3), betaThreshold: 0.5, radius: 1 });
  assert.ok(api.linearMemoryBytes() > 16 * n, `${api.linearMemoryBytes()}`);
  assert.equal(run(make() as never), expected);
  api.releaseMemory();
  api.releaseMemory();
  assert.is(api.linearMemoryBytes(), 0);
  assert.equal(run(make() as never), expected);
  assert.is(api.linearMemoryBytes(), small);
});

test("a getter may call the package, and release its memory", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    for (const { path, copy } of replaced(call.make(), (path) => {
      const value = path.split(".").reduce<unknown>((inner, key) => (inner as Options)[key], call.make());
      const get = (): unknown => {
        api.condense(hitsToCondense());
        api.releaseMemory();
        return value;
      };
      return { get };
    })) {
      assert.equal(call.run(copy as never), expected, `${call.name} ${path}`);
    }
  }
});

function hitsToCondense(): api.AnyCondenseInput {
  const { beta, x } = hits();
  return { beta, x, betaThreshold: 0.1, radius: 1 };
}

test.run();
