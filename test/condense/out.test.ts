/** `out` of `condense`: the caller's array receives the clusters, by every rule, and an error leaves it as it is. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condense, condenseRules } from "../../src/index.ts";
import { sample } from "../support/samples.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const N = 61;
const given = sample(Float32Array, { seed: 5, hits: N, objects: 6, dims: 3, width: 2 });
const input = { beta: given.beta, x: given.x, betaThreshold: 0.2, radius: 0.5, rowSplits: Int32Array.of(0, 20, N) };

for (const [name, rule] of Object.entries(condenseRules)) {
  test(`the same clusters in the caller's array, again and again: ${name}`, () => {
    const expected = condense({ ...input, rule });
    const clusterId = new Int32Array(N).fill(77);
    for (let call = 0; call < 2; call++) {
      const got = condense({ ...input, rule, out: { clusterId } });
      assert.is(got.clusterId, clusterId);
      assert.equal(got, expected);
    }
  });
}

test("without an array in it, out changes nothing", () => {
  assert.equal(condense({ ...input, out: {} }), condense(input));
  assert.equal(condense({ ...input, out: { clusterId: undefined } }), condense(input));
});

test("each call without out has an array of its own", () => {
  const { clusterId } = condense(input);
  const kept = clusterId.slice();
  const next = condense({ ...input, beta: input.beta.slice().reverse() }).clusterId;
  assert.is.not(next.buffer, clusterId.buffer);
  assert.equal(clusterId, kept);
  assert.is(clusterId.buffer.byteLength, 4 * N);
});

test("refused: another length or type, memory of an input, names that there are not", () => {
  const refuses = (out: unknown, message: RegExp): void =>
    throwsInputError(() => condense({ ...input, out } as never), message);
  refuses({ clusterId: new Int32Array(N + 1) }, /^out.clusterId: got 62 numbers, expected N = 61$/);
  refuses(
    { clusterId: new Float32Array(N) },
    /^out.clusterId: got a Float32Array, expected an Int32Array of N numbers$/,
  );
  refuses({ clusterId: null }, /^out.clusterId: got null, expected an Int32Array/);
  refuses({ alphas: new Int32Array(N) }, /^out: got an unknown option alphas/);
  refuses(null, /^out: got null/);
  const over = new Int32Array(input.beta.buffer, 0, N);
  refuses({ clusterId: over }, /^out.clusterId: got an array over the same memory as beta, expected one of its own$/);
});

test("an error in the numbers leaves it unchanged", () => {
  const clusterId = new Int32Array(N).fill(77);
  const beta = Float32Array.from(input.beta, (b, j) => (j === 60 ? 2 : b));
  throwsInputError(() => condense({ ...input, beta, out: { clusterId } }), /^beta\[60\]/);
  assert.ok(clusterId.every((k) => k === 77));
});

test.run();
