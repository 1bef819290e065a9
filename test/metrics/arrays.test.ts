/** What counts as an array of ids or numbers, and what does not. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { clusteringScores, responses, trackingMetrics } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

test("numbers and bigints in one array are refused: 1 and 1n would be two ids", () => {
  const mixed = [1, 1n, 2] as never;
  const message = /objectId\[1\]: got 1n, expected a number as before, all ids of one type$/;
  throwsInputError(() => clusteringScores({ clusterId: [1, 1, 2], objectId: mixed }), message);
  throwsInputError(() => trackingMetrics({ clusterId: [1, 1, 2], objectId: mixed }), message);
  const turned = { clusterId: [1, 1, 2], objectId: [1n, 1] as never };
  throwsInputError(
    () => clusteringScores({ ...turned, clusterId: [1, 1] }),
    /objectId\[1\]: got 1, expected a bigint as before/,
  );
  const bigints = clusteringScores({ clusterId: [1, 1, 2], objectId: [1n, 1n, 2n] });
  assert.equal(bigints, clusteringScores({ clusterId: [1, 1, 2], objectId: [1, 1, 2] }));
});

test("functions and texts are no arrays, even of length 0", () => {
  for (const junk of ["", "1", () => 1, new DataView(new ArrayBuffer(0)), new Map()] as never[]) {
    const message = /^\w+: clusterId: got .+, expected an array, one value per hit$/;
    throwsInputError(() => clusteringScores({ clusterId: junk, objectId: [] }), message);
    throwsInputError(() => trackingMetrics({ clusterId: junk, objectId: [] }), message);
    const reconstructable = /reconstructable: got .+, expected an array/;
    throwsInputError(() => trackingMetrics({ clusterId: [], objectId: [], reconstructable: junk }), reconstructable);
  }
});

test("edges in a typed array are its numbers, whatever its prototype and own properties", () => {
  const hits = { clusterId: [0, 0, 0], objectId: [1, 1, 1], pt: [1, 1, 1] };
  const pairs = { predicted: Float64Array.of(1, 2), truth: Float64Array.of(1, 1), values: Float64Array.of(0, 1) };
  const plain = [0, 2];
  for (const change of [
    (edges: object) => Object.setPrototypeOf(edges, null),
    (edges: object) => Object.defineProperty(edges, "length", { value: 1e9 }),
    (edges: object) => Object.defineProperty(edges, Symbol.iterator, { value: () => [].values() }),
  ]) {
    const edges = change(Float64Array.from(plain));
    const bins = (of: typeof edges) => trackingMetrics({ ...hits, bins: [{ of: "pt", edges: of }] }).bins;
    assert.equal(bins(edges), bins(plain));
    assert.equal(responses({ ...pairs, edges }), responses({ ...pairs, edges: plain }));
  }
  const bigints = BigInt64Array.of(0n, 2n) as never;
  throwsInputError(
    () => trackingMetrics({ ...hits, bins: [{ of: "pt", edges: bigints }] }),
    /edges\[0\]: got 0n, expected a number$/,
  );
});

test.run();
