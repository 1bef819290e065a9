/** Linear memory: nothing leaks, and what happens if there is too little of it. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condenseWith } from "../../src/condense/condense.ts";
import { InputError, MemoryError } from "../../src/errors.ts";
import type { Variant } from "../../src/loss/checkInput.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { Arena } from "../../src/wasm/arena.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate, type Runtime } from "../../src/wasm/runtime.ts";
import type { AnyCondenseInput, AnyInput } from "../support/anyPrecision.ts";

const PAGE = 65536;
const module = loadModule();
const variants: Variant[] = [false, true].flatMap((tiger) =>
  [false, true].map((gradient) => ({ name: `${tiger} ${gradient}`, tiger, gradient })),
);

/** Makes n hits of `objects` objects, with numbers that are cheap to compute. */
function input(type: Float32ArrayConstructor | Float64ArrayConstructor, n: number, d: number, objects: number) {
  const beta = new type(n).map((_, j) => ((j * 7) % 101) / 101);
  const x = new type(n * d).map((_, i) => ((i * 13) % 97) / 30);
  return {
    beta,
    x,
    objectId: Int32Array.from(beta, (_, j) => 1 + (j % Math.max(objects, 1))),
    qMin: 0.1,
    dimensions: d,
  };
}

test("10,000 calls of every kind, some of them wrong, leave memory where the largest call put it", () => {
  const kernels = instantiate(module);
  const { arena } = kernels;
  const mark = arena.mark();
  const largest: AnyInput = { ...input(Float64Array, 300, 9, 300), maxNRep: 5 };
  computeLoss(kernels, variants[3], { ...largest, weights: largest.beta, objectId: [...largest.objectId].map(Number) });
  const bytes = arena.capacity;
  const stream = randomStream(1, 0);
  const below = (n: number): number => Math.floor(stream.uniform(0, n));
  let refused = 0;
  for (let call = 0; call < 10_000; call++) {
    const [n, d] = [below(301), 1 + below(9)];
    const given = input(below(2) ? Float64Array : Float32Array, n, d, 1 + below(n + 1));
    const weights = below(2) ? given.beta : undefined;
    const rowSplits = below(3) ? undefined : [0, n >> 2, n >> 1, n];
    const wrong = below(10) === 0 && n > 0;
    if (wrong) [() => given.beta.fill(2), () => given.x.fill(Number.NaN, -1), () => given.beta.set([-1])][below(3)]();
    const variant = variants[below(4)];
    const capped = variant.tiger && { maxNRep: below(2) * below(200), seed: call };
    const { beta, x, dimensions } = given;
    const cuts: AnyCondenseInput = { beta, x, dimensions, rowSplits, betaThreshold: 0.1, radius: 1 };
    try {
      if (call % 5 === 0) condenseWith(kernels, cuts);
      else computeLoss(kernels, variant, { ...given, weights, rowSplits, ...capped });
      assert.not(wrong);
    } catch (error) {
      if (!wrong) throw error;
      assert.instance(error, InputError);
      refused++;
    }
    if (arena.mark() !== mark || arena.capacity !== bytes) assert.unreachable(`call ${call} left memory behind`);
  }
  assert.ok(refused > 500, `${refused} wrong calls`);
});

/** Returns kernels whose memory is limited to this many pages, as on a runtime that provides no more. */
function limited(pages: number): Runtime {
  const { wasm } = instantiate(module);
  const memory = {
    get buffer() {
      return wasm.memory.buffer;
    },
    grow(more: number): number {
      if (wasm.memory.buffer.byteLength / PAGE + more > pages) throw new RangeError("no more pages");
      return wasm.memory.grow(more);
    },
  };
  return { wasm, arena: new Arena(memory as WebAssembly.Memory, wasm.heapBase()) };
}

const isMemoryError = (error: Error): boolean => error instanceof MemoryError;

test("too little memory is a MemoryError that leaves the next call as it was", () => {
  const kernels = limited(20);
  const mark = kernels.arena.mark();
  const small = input(Float32Array, 500, 3, 20);
  const before = computeLoss(kernels, variants[3], small);
  // In the first case not even the input fits; the others run out of memory later.
  for (const [n, d, objects] of [
    [100_000, 10, 10],
    [40_000, 3, 5],
    [11_000, 3, 11_000],
  ]) {
    const large = input(Float32Array, n, d, objects);
    assert.throws(() => computeLoss(kernels, variants[3], large), isMemoryError);
    assert.is(kernels.arena.mark(), mark);
    assert.equal(computeLoss(kernels, variants[3], small), before);
  }
  const { beta, x } = input(Float32Array, 100_000, 10, 10);
  assert.throws(() => condenseWith(kernels, { beta, x, betaThreshold: 0.5, radius: 1 }), isMemoryError);
  assert.is(kernels.arena.mark(), mark);
  assert.equal(computeLoss(kernels, variants[3], small), before);
});

test("beyond the 4 GiB of WebAssembly there is a MemoryError, and the next call works", () => {
  const kernels = instantiate(module);
  const small = input(Float32Array, 500, 3, 20);
  const before = computeLoss(kernels, variants[3], small);
  assert.throws(() => kernels.arena.reserve(2 ** 32), isMemoryError);
  assert.equal(computeLoss(kernels, variants[3], small), before);
});

test("pointers above 2 GiB, and across it, give the same bits", () => {
  const call: AnyInput = { ...input(Float32Array, 500, 3, 20), maxNRep: 100, rowSplits: [0, 200, 500] };
  const { beta, x } = call;
  const cuts: AnyCondenseInput = { beta, x, betaThreshold: 0.1, radius: 0.5, rowSplits: [0, 200, 500] };
  const low = instantiate(module);
  for (const base of [2 ** 31 - 20_000, 2 ** 32 - 2 ** 20]) {
    // Memory below the base is never touched, so the system backs only the pages above it.
    const { wasm } = instantiate(module);
    const high = { wasm, arena: new Arena(wasm.memory, base) };
    for (const variant of variants) {
      const given = variant.tiger ? call : { ...call, maxNRep: undefined };
      for (const objectId of [call.objectId, BigInt64Array.from(call.objectId as Int32Array, BigInt)]) {
        const { maxNRep, ...rest } = { ...given, objectId };
        const options = variant.tiger ? { ...rest, maxNRep } : rest;
        assert.equal(computeLoss(high, variant, options), computeLoss(low, variant, options));
      }
    }
    assert.equal(condenseWith(high, cuts), condenseWith(low, cuts));
    assert.ok(high.arena.capacity > base);
  }
});

test.run();
