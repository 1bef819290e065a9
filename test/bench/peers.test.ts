// The outside peers of the benchmarks do the library's work: each that is installed gives the library's numbers, one
// that is absent is skipped with its reason, and numbers that differ are refused.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { LAYOUTS, layout } from "../../bench/data.ts";
import { type PackedEvent, type PairPass, packEvent } from "../../bench/pairKernel.ts";
import { clangPass } from "../../bench/peers/clangWasm.ts";
import { nativePass } from "../../bench/peers/native.ts";
import type { OpenPeer } from "../../bench/peers/peer.ts";
import { plainPass } from "../../bench/peers/plainPairs.ts";
import { checkSameLoss } from "../../bench/peers/sameLoss.ts";
import { checkSamePairs } from "../../bench/peers/samePairs.ts";
import { openTfjs } from "../../bench/peers/tfjs.ts";
import { openTorch } from "../../bench/peers/torch.ts";
import { openWholeNative } from "../../bench/peers/wholeNative.ts";
import { condensationLossGrad } from "../../src/index.ts";

const Q_MIN = 0.1;
// these sizes give two runs of objects, and blocks that are not full
const sizes = { hits: 601, objects: 300, seed: 7 };
const small = layout("sep", { ...sizes, dims: 3 });

/**
 * Registers a test if the peer is installed, else a skipped one. A peer that is `always` there, because the package or
 * every CI machine has it, must not be absent in CI.
 */
function testOf(title: string, isThere: boolean, always: boolean, body: () => Promise<void>): void {
  if (isThere) test(title, body);
  else if (always && process.env.CI) test(title, () => assert.unreachable("absent, though CI has it"));
  else test.skip(title, body);
}

/** Returns the reason that an absent peer prints. */
async function reasonOf(open: () => unknown): Promise<string> {
  const said: string[] = [];
  const { error } = console;
  console.error = (line: string) => void said.push(line);
  try {
    assert.is(await open(), undefined);
  } finally {
    console.error = error;
  }
  return said.join("\n");
}

async function withPython<T>(python: string, run: () => Promise<T>): Promise<T> {
  const before = process.env.OC_PYTHON;
  process.env.OC_PYTHON = python;
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env.OC_PYTHON;
    else process.env.OC_PYTHON = before;
  }
}

// peers are opened before the tests are registered, because a test can only be skipped then
const losses: [string, OpenPeer, always: boolean][] = [
  ["TensorFlow.js", openTfjs, true],
  ["PyTorch", openTorch, false],
];
for (const [name, open, always] of losses) {
  const peer = await open(small, Q_MIN);
  const title = `${name} gives the library's loss and gradients`;
  // opening has compared the numbers
  testOf(title, peer !== undefined, always, async () => {
    try {
      const milliseconds = await peer!.run();
      assert.ok(typeof milliseconds !== "number" || milliseconds > 0);
    } finally {
      peer!.close?.();
    }
    for (const name of ["sep", "collapsed"] as const) {
      const other = await open(layout(name, { ...sizes, dims: 5 }), Q_MIN);
      other!.close?.();
    }
  });
}

const whole = await openWholeNative(small, Q_MIN);
testOf(
  "a whole call in C gives the library's loss and gradients, at D = 3 alone",
  whole !== undefined,
  true,
  async () => {
    for (let run = 0; run < 2; run++) assert.ok(((await whole!.run()) as number) > 0);
    whole!.close?.();
    for (const name of LAYOUTS) {
      for (const [hits, objects] of [
        [601, 300],
        [2000, 7],
        [5, 1],
        [130, 60],
      ]) {
        const peer = await openWholeNative(layout(name, { hits, objects, dims: 3, seed: hits }), Q_MIN);
        peer!.close?.();
      }
    }
    assert.is(await openWholeNative(layout("sep", { ...sizes, dims: 4 }), Q_MIN), undefined);
  },
);

const { event } = packEvent(small, Q_MIN);
// AVX-512 is a matter of the processor
const passes: [string, (event: PackedEvent) => Promise<PairPass | undefined>, always: boolean][] = [
  ["plain JavaScript", async (event) => plainPass(event), true],
  ["clang's WebAssembly", async (event) => clangPass(event), false],
  ["gcc's 128-bit code", (event) => nativePass("gcc128", event), true],
  ["gcc's AVX-512 code", (event) => nativePass("gcc512", event), false],
];
for (const [name, open, always] of passes) {
  const found = await open(event);
  found?.close?.();
  testOf(
    `the pair pass in ${name} adds up what the library's does, run after run`,
    found !== undefined,
    always,
    async () => {
      for (const layoutName of ["sep", "collapsed"] as const) {
        for (const dims of [1, 2, 3, 4, 5, 8]) {
          const { event, pass } = packEvent(layout(layoutName, { ...sizes, dims }), Q_MIN);
          assert.is(event.rows, Math.max(dims, 2));
          const twin = (await open(event))!;
          try {
            for (let run = 0; run < 2; run++) {
              assert.ok((await pass.run()) > 0);
              assert.ok((await twin.run()) > 0);
            }
            const expected = await pass.sums();
            assert.ok(expected.nRep > 0);
            checkSamePairs(`${name} on ${layoutName}, D = ${dims}`, await twin.sums(), expected);
          } finally {
            twin.close?.();
          }
        }
      }
    },
  );
}

test("the packed event is the loss's own: its pass gives nRep and the repulsive term", async () => {
  const { event, pass } = packEvent(small, Q_MIN);
  pass.run();
  const { nRep, dRecords } = await pass.sums();
  const loss = condensationLossGrad({ ...small, qMin: Q_MIN });
  assert.ok(nRep > 0 && loss.repulsive > 0);
  let sum = 0;
  for (let k = 0; k < event.objects; k++) {
    const strength = event.records[k * (event.rows + 4) + event.rows + 3];
    const place = (k * (event.rows + 2) + event.rows) * 2;
    sum += strength * (dRecords[place] + dRecords[place + 1]);
  }
  // the sum is in units of two scales, which are powers of two
  const exponent = Math.log2(loss.repulsive / sum);
  assert.ok(Math.abs(exponent - Math.round(exponent)) < 1e-5, `got 2^${exponent} times the sum`);
});

test("other numbers are refused", async () => {
  const loss = condensationLossGrad({ ...small, qMin: Q_MIN });
  checkSameLoss("same", loss, small, Q_MIN);
  assert.throws(() => checkSameLoss("half", { total: loss.total / 2 }, small, Q_MIN), /^half: total\[0\]: got 0\./);
  const dX = loss.dX.slice();
  dX[5] += 0.01 * Math.max(...dX);
  assert.throws(() => checkSameLoss("off", { ...loss, dX }, small, Q_MIN), /^off: dX\[5\]: got/);
  assert.throws(() => checkSameLoss("short", { ...loss, dX: [] }, small, Q_MIN), /^short: dX: got 0 numbers/);

  const plain = plainPass(event);
  plain.run();
  const sums = await plain.sums();
  assert.throws(() => checkSamePairs("more", { ...sums, nRep: sums.nRep + 1 }, sums), /^more: nRep: got/);
  const dBlocks = sums.dBlocks.map((value) => 1.001 * value);
  assert.throws(() => checkSamePairs("off", { ...sums, dBlocks }, sums), /^off: dBlocks\[\d+\]: got/);
  const dRecords = sums.dRecords.map((value) => 1.001 * value);
  assert.throws(() => checkSamePairs("off", { ...sums, dRecords }, sums), /^off: dRecords\[\d+\]: got/);
});

test("what cannot run says why", async () => {
  const large = { beta: new Float32Array(100_000), x: new Float32Array(300_000), objectId: new Int32Array(100_000) };
  large.objectId[7] = 10_000;
  assert.match(
    await reasonOf(() => openTfjs(large, Q_MIN)),
    /^skipped: TensorFlow.js wasm: its matrices would take 83.2 GB, more than 2 GB$/,
  );
  assert.match(
    await withPython("/no/python", () => reasonOf(() => openTorch(small, Q_MIN))),
    /^skipped: PyTorch: .*ENOENT/,
  );
  assert.match(
    await withPython("/bin/false", () => reasonOf(() => openTorch(small, Q_MIN))),
    /\/bin\/false has no torch/,
  );
});

test.run();
