/** Every option, field and element is read at most once per call: what is checked is what is computed with. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Convention, condensationLossTigerGrad } from "../../src/index.ts";
import { type Call, HITS, type Options } from "./calls/call.ts";
import { calls, everyCall } from "./calls/index.ts";
import { counting, isPlain, Reads, type Style } from "./counting.ts";

function readsOnce({ name, label, run, make }: Call, style: Style, change = (options: Options) => options): Reads {
  const expected = run(make() as never);
  const reads = new Reads();
  const got = run(change(counting(make(), reads, style)) as never);
  assert.equal(reads.repeated, [], `${name} ${label} ${style}`);
  assert.equal(got, expected, `${name} ${label} ${style}`);
  return reads;
}

for (const style of ["accessors", "proxies"] as const) {
  test(`${style}: every function, with every convention, reads at most once and gives the same result`, () => {
    for (const call of everyCall) readsOnce(call, style);
  });
}

test("none is left out: options, loss weights, arrays of out, elements and a convention's fields are read", () => {
  const pathsOf = (value: object, path = ""): string[] =>
    Object.entries(value).flatMap(([key, inner]) => [
      path + key,
      ...(isPlain(inner) ? pathsOf(inner, `${path}${key}.`) : []),
    ]);
  for (const call of calls) {
    // memory depends on no factor of a term
    const unread = call.name === "memoryBytes" ? /lossWeights\./ : /^$/;
    const expected = pathsOf(call.make()).filter((path) => !unread.test(path));
    const reads = readsOnce(call, "accessors");
    assert.equal(
      expected.filter((path) => reads.of(path) !== 1),
      [],
      `${call.name} ${call.label}`,
    );
  }
});

test("a frozen convention with accessors is read anew, once, at every call", () => {
  for (const call of calls.filter(({ make }) => "convention" in make())) {
    const reads = new Reads();
    const convention = Object.freeze(counting(call.make().convention as Convention, reads, "accessors"));
    const expected = call.run(call.make() as never);
    for (let times = 1; times <= 3; times++) {
      assert.equal(call.run({ ...call.make(), convention } as never), expected);
      const wrong = reads.paths.filter((path) => reads.of(path) !== times);
      assert.equal(wrong, [], `${call.name} ${call.label}, call ${times}`);
    }
  }
});

test("a frozen convention whose loss weights alone are accessors, or not frozen, is not remembered", () => {
  const { make } = calls.find(({ name }) => name === "condensationLossTigerGrad")!;
  const { lossWeights: _, ...input } = make();
  let noise = 1;
  const accessors = Object.freeze({
    get noise() {
      return noise;
    },
  });
  const open = { noise };
  for (const lossWeights of [accessors, open]) {
    const convention = Object.freeze({ ...(input.convention as Convention), lossWeights });
    const plain = (): Convention => ({ ...convention, lossWeights: { noise } });
    for (noise of [1, 2, 3]) {
      open.noise = noise;
      const [got, expected] = [convention, plain()].map((given) =>
        condensationLossTigerGrad({ ...make(), lossWeights: undefined, convention: given } as never),
      );
      assert.equal(got, expected, `noise ${noise}`);
    }
  }
});

test("an option that changes from read to read has the value of the first", () => {
  for (const call of calls) {
    const plain = call.make();
    for (const key of Object.keys(plain)) {
      let reads = 0;
      const changing = Object.defineProperty({ ...call.make() }, key, {
        get: () => (reads++ === 0 ? call.make()[key] : Symbol(key)),
        enumerable: true,
      });
      assert.equal(call.run(changing as never), call.run(call.make() as never), `${call.name} ${key}`);
    }
  }
});

test("elements that change from read to read have the value of the first", () => {
  const once = (array: readonly unknown[]): unknown[] => {
    const copy = [...array];
    array.forEach((value, j) => {
      let reads = 0;
      Object.defineProperty(copy, j, { get: () => (reads++ === 0 ? value : -1e9), enumerable: true });
    });
    return copy;
  };
  for (const call of calls) {
    for (const [key, value] of Object.entries(call.make())) {
      if (!Array.isArray(value)) continue;
      const got = call.run({ ...call.make(), [key]: once(value) } as never);
      assert.equal(got, call.run(call.make() as never), `${call.name} ${key}`);
    }
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

test.run();
