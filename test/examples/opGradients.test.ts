/**
 * The operations of the network next to plain float64 code: the values agree to float32, and so do the gradients with
 * central differences of the plain code, element by element.
 */
import { grads, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { type Activation, dense } from "../../examples/training/dense.ts";
import { buildGraph } from "../../examples/training/graph.ts";
import { barrelCuts } from "../../examples/training/helix.ts";
import { featureCount, graphTensors } from "../../examples/training/inputs.ts";
import { dimensions, latent } from "../../examples/training/latent.ts";
import { propose, seenFrom } from "../../examples/training/learnedProposals.ts";
import { firstHidden, hidden, meanHelix, meanHidden } from "../../examples/training/ops.ts";
import { pairFeatureCount, pairTensors } from "../../examples/training/pairs.ts";
import { partnerTensors, sharedHelix } from "../../examples/training/share.ts";
import { helixScales } from "../../examples/training/support.ts";
import { barrelSurfaces } from "../../examples/training/surfaces.ts";
import { simulateEvent } from "../../src/events.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { aroundPoint } from "../support/centralDifference.ts";

/** Rows of numbers, as arrays of arrays. */
type Matrix = number[][];
type Reference = (...inputs: Matrix[]) => Matrix;

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0].map((_, c) => row.reduce((sum, value, k) => sum + value * b[k][c], 0)));
const relu = (a: Matrix): Matrix => a.map((row) => row.map((value) => Math.max(0, value)));
const rowsOf = (values: ArrayLike<number>, columns: number): Matrix =>
  Array.from({ length: values.length / columns }, (_, i) =>
    Array.from({ length: columns }, (_, c) => values[i * columns + c]),
  );

/** Differences of float64 numbers are then right to 1e-10. */
const step = 1e-5;
let stream = 0;

/** Compares values and gradients of `operation` with `reference` on normal inputs of the given shapes, vectors as one row, about `mean`. */
function check(operation: unknown, reference: Reference, shapes: readonly number[][], mean = 0): void {
  const apply = operation as (...inputs: Tensor[]) => Tensor;
  const random = randomStream(6, stream++);
  // Inputs are float32 numbers, so that both sides see the same.
  const inputs = shapes.map(([n, d = 1]) =>
    Float64Array.from({ length: n * d }, () => Math.fround(mean + random.normal(0.4))),
  );
  const plain = (): number[] => reference(...inputs.map((values, i) => rowsOf(values, shapes[i].at(-1)!))).flat();
  const expected = plain();
  const dy = expected.map(() => Math.fround(random.normal(1)));
  const [value, ...gradients] = tidy(() => {
    const tensors = inputs.map((values, i) => tensor(Float32Array.from(values), shapes[i]));
    const y = apply(...tensors);
    return [y, ...grads(apply)(tensors, tensor(dy, y.shape))].map((one) => one.dataSync<"float32">().slice());
  });
  assertNear(value, expected, "value");
  const total = (): number => plain().reduce((sum, y, k) => sum + y * dy[k], 0);
  for (const [i, values] of inputs.entries()) {
    const slopes = Array.from(values, (_, k) => {
      const [above, below] = aroundPoint(values, k, step, total);
      return (above - below) / (2 * step);
    });
    assertNear(gradients[i], slopes, `gradient in input ${i}`);
  }
}

/** To 2e-6 of the largest, which is a few roundings of float32. */
function assertNear(got: ArrayLike<number>, expected: readonly number[], what: string): void {
  assert.is(got.length, expected.length, what);
  const size = Math.max(...expected.map(Math.abs));
  assert.ok(size > 0, `${what} is 0`);
  for (const [k, value] of expected.entries()) {
    assert.ok(Math.abs(got[k] - value) <= 2e-6 * size, `${what}, element ${k}: got ${got[k]}, expected ${value}`);
  }
}

const { hits } = simulateEvent({ seed: 4, particles: 4 });
const candidates = buildGraph(hits, barrelSurfaces(hits), barrelCuts);

/** The tensors of a graph, and what the plain code needs of them. */
function graphs() {
  const graph = graphTensors(candidates, hits.z);
  const features = rowsOf(graph.features.dataSync(), featureCount);
  const own = Array.from(graph.own.dataSync());
  /** [N] sums of rows [E] by their hit. */
  const sumOver = (rows: Matrix): Matrix => {
    const sums = Array.from({ length: graph.hits }, () => rows[0].map(() => 0));
    for (const [e, row] of rows.entries()) {
      for (const [c, value] of row.entries()) sums[own[e]][c] += value;
    }
    return sums;
  };
  return { graph, features, own, sumOver };
}

test.before(() => startBackend("wasm"));

test("firstHidden", () => {
  const { graph, features } = graphs();
  check(
    (w: never) => firstHidden(graph, w),
    (w) => relu(times(features, w)),
    [[featureCount, 5]],
  );
});

test("hidden", () => {
  const { graph, features } = graphs();
  const ends = rowsOf(graph.ends.dataSync(), 2);
  const reference: Reference = (endProposals, u, weight, apart, close) => {
    const r = rowsOf(endProposals.flat(), 8).map((row, e) => row.map((value, c) => value - u[ends[e][c >> 2]][c % 4]));
    const near = r.map((row) =>
      [0, 4].map((k) => Math.exp(-2 * row.slice(k, k + 4).reduce((sum, v) => sum + v * v, 0))),
    );
    const [byWeight, byApart, byClose] = [times(features, weight), times(r, apart), times(near, close)];
    return relu(byWeight.map((row, e) => row.map((value, c) => value + byApart[e][c] + byClose[e][c])));
  };
  const operation = (endProposals: never, ...others: never[]) => hidden(graph, { ...graph, endProposals }, ...others);
  check(operation, reference, [
    [2 * graph.edges, 4],
    [graph.hits, 4],
    [featureCount, 5],
    [8, 5],
    [2, 5],
  ]);
});

test("meanHelix", () => {
  const { graph, sumOver } = graphs();
  const reference: Reference = (proposals, trust) => {
    const total = sumOver(trust);
    const sums = sumOver(proposals.map((row, e) => row.map((value) => value * trust[e][0])));
    return sums.map((row, i) => row.map((value) => value / (total[i][0] + 1e-3)));
  };
  // About 3: away from a sum of 0, where the mean has a pole.
  check(
    (proposals: never, trust: never) => meanHelix(graph, proposals, trust),
    reference,
    [
      [graph.edges, 4],
      [graph.edges, 1],
    ],
    3,
  );
});

test("sharedHelix", () => {
  const graph = { ...graphs().graph, ...partnerTensors(candidates) };
  const { sumOver } = graphs();
  const partner = Array.from(graph.partner.dataSync());
  const proposals = rowsOf(graph.proposals.dataSync(), 4);
  const seen = rowsOf(graph.partnerProposals.dataSync(), 4);
  const reference: Reference = (trust, gate, u) => {
    const moved = proposals.map((row, e) =>
      row.map((value, c) => value - gate[e][0] * (seen[e][c] - u[partner[e]][c])),
    );
    const total = sumOver(trust);
    const sums = sumOver(moved.map((row, e) => row.map((value) => value * trust[e][0])));
    return sums.map((row, i) => row.map((value) => value / (total[i][0] + 1e-3)));
  };
  const shapes = [
    [graph.edges, 1],
    [graph.edges, 1],
    [graph.hits, 4],
  ];
  check((w: never, gate: never, u: never) => sharedHelix(graph, w, gate, u), reference, shapes, 3);
});

test("propose", () => {
  const graph = pairTensors(candidates, hits.z);
  const features = rowsOf(graph.pairFeatures.dataSync(), pairFeatureCount);
  const reference: Reference = (known, last, direct) => {
    const straight = times(features, direct);
    return times(known, last).map((row, k) => row.map((value, c) => value + straight[k][c]));
  };
  check((...inputs: never[]) => propose(graph, ...inputs), reference, [
    [graph.edges / 2, 6],
    [6, 4],
    [pairFeatureCount, 4],
  ]);
});

test("seenFrom, for the hit of each edge and for both ends", () => {
  const { edges, pair, turn, endPair, endTurn } = pairTensors(candidates, hits.z);
  for (const [index, shift] of [
    [pair, turn],
    [endPair, endTurn],
  ]) {
    const [rows, shifts] = [index.dataSync(), rowsOf(shift.dataSync(), 4)];
    const reference: Reference = (said) => shifts.map((row, k) => row.map((value, c) => value + said[rows[k]][c]));
    check((said: never) => seenFrom(said, index, shift), reference, [[edges / 2, 4]]);
  }
});

test("meanHidden", () => {
  const { graph, own, sumOver } = graphs();
  const degree = sumOver(own.map(() => [1]));
  const reference: Reference = (z) => sumOver(z).map((row, i) => row.map((value) => value / (1 + degree[i][0])));
  check((z: never) => meanHidden(graph, z), reference, [[graph.edges, 3]]);
});

test("latent", () => {
  const random = randomStream(7, 0);
  const phi = Float64Array.from({ length: 9 }, () => random.uniform(-3, 3));
  const reference: Reference = (u, [logScale]) => {
    const s = logScale.map(Math.exp);
    return u.map(([turn, ...rest], j) => {
      const azimuth = phi[j] + turn / helixScales[0];
      return [s[0] * Math.cos(azimuth), s[0] * Math.sin(azimuth), ...rest.map((value, c) => s[c + 1] * value)];
    });
  };
  assert.is(dimensions, 5);
  check((u: never, scale: never) => latent(u, scale, phi), reference, [[9, 4], [4]]);
});

const activations: Record<Activation, (value: number) => number> = {
  linear: (value) => value,
  relu: (value) => Math.max(0, value),
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
};
for (const [name, activation] of Object.entries(activations) as [Activation, (value: number) => number][]) {
  test(`dense, ${name}`, () => {
    const reference: Reference = (x, w, [bias]) =>
      times(x, w).map((row) => row.map((value, c) => activation(value + bias[c])));
    check((x: never, w: never, b: never) => dense(x, w, b, name), reference, [[20, 7], [7, 5], [5]]);
  });
}

test.run();
