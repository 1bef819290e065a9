/**
 * Another thread writes to every array while it is read. A call sees some numbers or others, but what it checks is what it
 * computes with: it returns finite results or throws an InputError. OC_SHARED_CALLS sets the number of calls.
 */
import { Worker } from "node:worker_threads";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { InputError } from "../../src/errors.ts";
import * as api from "../support/anyPrecision.ts";
import type { Call } from "./calls/call.ts";
import { calls } from "./calls/index.ts";

const CALLS = Number(process.env.OC_SHARED_CALLS ?? 40_000);
const HITS = 48;
const DIMENSIONS = 3;
const { conventions, payloadConventions } = api;

/** Arrays in shared memory, all zeros; the events have 16 hits each. */
function sharedArrays(Type: Float32ArrayConstructor | Float64ArrayConstructor) {
  const floats = (length: number) =>
    new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT) as never) as api.Floats;
  const rowSplits = new Int32Array(new SharedArrayBuffer(16));
  rowSplits.set([0, 16, 32, HITS]);
  return {
    ...{ beta: floats(HITS), x: floats(HITS * DIMENSIONS), weights: floats(HITS), rowSplits },
    int32: new Int32Array(new SharedArrayBuffer(HITS * 4)),
    bigInt64: new BigInt64Array(new SharedArrayBuffer(HITS * 8)),
    mask: new Uint8Array(new SharedArrayBuffer(HITS)),
  };
}

/** Calls of every function that takes arrays, over the same shared ones. */
function sharedCalls({ beta, x, weights, rowSplits, int32, bigInt64, mask }: ReturnType<typeof sharedArrays>) {
  const { condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } = api;
  const plain = [condensationLoss, condensationLossGrad];
  const tiger = [condensationLossTiger, condensationLossTigerGrad];
  const made: (() => unknown)[] = [];
  for (const objectId of [int32, bigInt64]) {
    const hits = { beta, x, objectId, rowSplits };
    const extras = { distanceScale: weights, spectatorWeight: beta, objectWeight: weights };
    for (const loss of [...plain, ...tiger]) {
      made.push(
        () => loss({ ...hits, weights, qMin: 0.1 }),
        () => loss({ ...hits, weights, convention: conventions.gnnTrackingTiger, qMin: 0.1, objectMask: mask }),
        () => loss({ ...hits, ...extras, convention: conventions.hgcalmlPushPull, qMin: 0.1 }),
        () => loss({ ...hits, hitEnergy: weights, convention: conventions.mlpfHgcal, qMin: 0.1 }),
      );
    }
    for (const loss of tiger) made.push(() => loss({ ...hits, qMin: 0.1, maxNRep: 20, seed: 3 }));
    for (const payload of [api.payloadLoss, api.payloadLossGrad]) {
      const { gnnTrackingEfficiency, hgcalmlBasic } = payloadConventions;
      const { spectatorWeight, objectWeight } = extras;
      const more = { ...extras, convention: hgcalmlBasic, objectWeight, spectatorWeight, distanceScale: undefined };
      const input = { beta, objectId, rowSplits, hitLoss: x };
      made.push(
        () => payload(input),
        () => payload({ ...input, convention: gnnTrackingEfficiency, objectMask: mask }),
        () => payload({ ...input, ...more }),
      );
    }
    made.push(() =>
      api.trackingMetrics({ clusterId: int32, objectId, pt: weights, eta: x.subarray(0, HITS), reconstructable: mask }),
    );
    made.push(() => api.clusteringScores({ clusterId: int32, objectId }));
    made.push(
      () => api.matchObjects({ clusterId: int32, objectId, weights, rowSplits, threshold: 0.1 }).pairs,
      () => api.clusterProperties({ clusterId: objectId, weights, rowSplits, sums: { beta }, means: { x } }).means,
    );
  }
  made.push(() => api.condense({ beta, x, rowSplits, betaThreshold: 0.1, radius: 0.7 }));
  return made;
}

/** Whether every number of a result is finite; not asked of metrics, whose fractions of nothing are NaN. */
function allFinite(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (ArrayBuffer.isView(value)) return (value as Float64Array).every((one) => Number.isFinite(one));
  return Object.values(value as object).every(allFinite);
}

async function underWriter(Type: Float32ArrayConstructor | Float64ArrayConstructor): Promise<void> {
  const arrays = sharedArrays(Type);
  const made = sharedCalls(arrays);
  const [quiet] = calls.filter(({ name }) => name === "condensationLossTigerGrad") as [Call];
  const expected = quiet.run(quiet.make() as never);
  const worker = new Worker(new URL("./sharedWriter.mjs", import.meta.url), { workerData: arrays, execArgv: [] });
  await new Promise((resolve, reject) => worker.once("online", resolve).once("error", reject));
  const results = new Array<number>(made.length).fill(0);
  let refused = 0;
  let linear = 0;
  try {
    for (let call = 0; call < CALLS / 2; call++) {
      const i = call % made.length;
      try {
        const result = made[i]();
        if (!("nParticles" in (result as object)) && !allFinite(result)) {
          assert.unreachable(`call ${i}: ${JSON.stringify(result)}`);
        }
        results[i]++;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        refused++;
      }
      if (call % 1000 === 0) assert.equal(quiet.run(quiet.make() as never), expected, `after ${call} calls`);
      if (call === Math.floor(CALLS / 4)) linear = api.linearMemoryBytes();
    }
  } finally {
    await worker.terminate();
  }
  assert.equal(quiet.run(quiet.make() as never), expected);
  assert.is(api.linearMemoryBytes(), linear);
  assert.ok(refused > 0, "no call was refused");
  if (CALLS >= 20_000)
    results.forEach((count, i) => {
      assert.ok(count > 0, `call ${i} was always refused`);
    });
  console.log(`${Type.name}: ${results.reduce((a, b) => a + b)} results, ${refused} refused`);
}

for (const Type of [Float32Array, Float64Array]) {
  test(`${Type.name}: results or InputErrors while another thread writes`, () => underWriter(Type));
}

test.run();
