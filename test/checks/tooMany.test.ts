/** Numbers of events and bins that would take all memory are refused at once, whatever else is wrong. */
import { test } from "uvu";
import * as api from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const none = { beta: new Float32Array(0), x: new Float32Array(0), objectId: [], clusterId: [], ids: [] };
const { beta, x, objectId, clusterId, ids } = none;

test("events: more than 2^22 are refused before a number of theirs is read", () => {
  const message = /^rowSplits: got \d+ numbers, expected E \+ 1 for at most 4194304 events$/;
  for (const rowSplits of [new Int32Array(2 ** 22 + 2), new Array<number>(2 ** 32 - 1)]) {
    for (const call of [
      () => api.condensationLossTigerGrad({ beta, x, objectId, qMin: 1, rowSplits }),
      () => api.condense({ beta, x, betaThreshold: 0.1, radius: 1, rowSplits }),
      () => api.payloadLoss({ beta, hitLoss: x, objectId, rowSplits }),
      () => api.trackingMetrics({ clusterId, objectId, rowSplits }),
      () => api.matchObjects({ clusterId, objectId, threshold: 0.5, rowSplits }),
      () => api.denseIds({ ids, rowSplits }),
      () => api.batchOf({ rowSplits }),
    ]) {
      throwsInputError(call, message);
    }
  }
});

test("an array of offsets is read until the first wrong one", () => {
  const rowSplits: number[] = new Array(2 ** 22);
  rowSplits[0] = 0;
  Object.defineProperty(rowSplits, 2, { get: () => rowSplits.fill(0) });
  const message = /^rowSplits\[1\]: got undefined, expected a whole number from 0 to 67108864$/;
  throwsInputError(() => api.batchOf({ rowSplits }), message);
});

test("trackingMetrics: events times selections and bins", () => {
  const call = { clusterId: [], objectId: [], pt: [], rowSplits: new Int32Array(2 ** 16 + 1) };
  const edges = Float64Array.from({ length: 17 }, (_, b) => b);
  const message = /^trackingMetrics: got 65536 events times 17 selections and bins, expected at most 1048576; divide/;
  throwsInputError(() => api.trackingMetrics({ ...call, bins: [{ of: "pt", edges }] }), message);
  throwsInputError(() => api.trackingMetrics({ ...call, thresholds: new Array(16).fill({}) }), message);
});

test.run();
