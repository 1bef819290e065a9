/** Arrays over buffers that shrink or are detached while a later option is read: InputErrors, and the next call is right. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { InputError } from "../../src/errors.ts";
import { type Call, hits, type Options } from "./calls/call.ts";
import { calls } from "./calls/index.ts";
import { errorOf } from "./hostile.ts";

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
const LATER = ["rowSplits", "lossWeights", "out", "convention", "rule", "objectMask", "noCondensationMask"];
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

test.run();
