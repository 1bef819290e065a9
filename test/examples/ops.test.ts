/** Every operation of the network has the gradient of its value: held against differences, input by input. */
import { grads, type Tensor, tensor, tidy, variable } from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { dense } from "../../examples/training/dense.ts";
import { buildGraph } from "../../examples/training/graph.ts";
import { barrelCuts } from "../../examples/training/helix.ts";
import { graphTensors } from "../../examples/training/inputs.ts";
import { latent } from "../../examples/training/latent.ts";
import { propose, seenFrom } from "../../examples/training/learnedProposals.ts";
import { firstHidden, hidden, meanHelix, meanHidden } from "../../examples/training/ops.ts";
import { pairTensors } from "../../examples/training/pairs.ts";
import { joinGradients, weightTensors } from "../../examples/training/parameters.ts";
import { partnerTensors, sharedHelix } from "../../examples/training/share.ts";
import { barrelSurfaces } from "../../examples/training/surfaces.ts";
import { simulateEvent } from "../../src/events.ts";
import { randomStream } from "../../src/simulation/random.ts";

let stream = 0;

/** Normal numbers, others at every call. */
function normals(length: number, sigma = 1): Float32Array {
  const random = randomStream(5, stream++);
  return Float32Array.from({ length }, () => random.normal(sigma));
}

type Operation = (...inputs: never[]) => Tensor;

/**
 * For each input and three random directions, compares the slope of Σ dy·y along the direction with the gradient. The
 * tolerance is relative to Σ |dy·y|, which float32 knows to 1e-7: over a step of 1e-3 that makes 1e-4.
 */
function check(operation: Operation, shapes: readonly number[][], sigma = 0.5, mean = 0): void {
  const apply = operation as unknown as (...inputs: Tensor[]) => Tensor;
  const sizes = shapes.map((shape) => shape.reduce((product, n) => product * n, 1));
  const inputs = sizes.map((length) => normals(length, sigma).map((draw) => mean + draw));
  const tensors = () => inputs.map((values, i) => tensor(values, shapes[i]));
  const value = (): Float32Array =>
    tidy(() =>
      apply(...tensors())
        .dataSync<"float32">()
        .slice(),
    );
  const y = value();
  const dy = normals(y.length);
  const gradients = tidy(() => {
    const shape = apply(...tensors()).shape;
    return grads(apply)(tensors(), tensor(dy, shape)).map((gradient) => gradient.dataSync<"float32">().slice());
  });
  const size = y.reduce((total, v, k) => total + Math.abs(v * dy[k]), 0);
  const step = 1e-3;
  for (const [i, values] of inputs.entries()) {
    assert.is(gradients[i].length, values.length);
    for (let direction = 0; direction < 3; direction++) {
      const start = values.slice();
      const towards = normals(values.length, 1 / Math.sqrt(values.length));
      const at = (scale: number): number => {
        for (let k = 0; k < values.length; k++) values[k] = start[k] + scale * towards[k];
        return value().reduce((total, v, k) => total + v * dy[k], 0);
      };
      const slope = (at(step) - at(-step)) / (2 * step);
      values.set(start);
      const expected = towards.reduce((total, v, k) => total + v * gradients[i][k], 0);
      const tolerance = 5e-4 * size + 2e-3 * Math.abs(expected);
      assert.ok(Math.abs(slope - expected) < tolerance, `input ${i}: slope ${slope}, gradient ${expected}`);
    }
  }
}

const { hits } = simulateEvent({ seed: 4, particles: 6 });
const pairs = buildGraph(hits, barrelSurfaces(hits), barrelCuts);
const graphOf = () => graphTensors(pairs, hits.z);

test.before(() => startBackend("wasm"));

test("firstHidden", () => {
  const graph = graphOf();
  check((w: never) => firstHidden(graph, w), [[12, 8]]);
});

test("hidden: proposals, helices and all three matrices", () => {
  const graph = graphOf();
  const shapes = [
    [2 * graph.edges, 4],
    [graph.hits, 4],
    [12, 8],
    [8, 8],
    [2, 8],
  ];
  check((endProposals: never, ...others: never[]) => hidden(graph, { ...graph, endProposals }, ...others), shapes);
});

test("meanHelix: proposals and their weights", () => {
  const graph = graphOf();
  // The weights are away from a sum of 0, where the mean has a pole.
  const shapes = [
    [graph.edges, 4],
    [graph.edges, 1],
  ];
  check((proposals: never, trust: never) => meanHelix(graph, proposals, trust), shapes, 0.1, 1);
});

test("sharedHelix: trust, gate and helices", () => {
  const graph = { ...graphOf(), ...partnerTensors(pairs) };
  const shapes = [
    [graph.edges, 1],
    [graph.edges, 1],
    [graph.hits, 4],
  ];
  check((w: never, gate: never, u: never) => sharedHelix(graph, w, gate, u), shapes, 0.1, 1);
});

test("propose: what the perceptron knows and both matrices", () => {
  const graph = pairTensors(pairs, hits.z);
  check(
    (...inputs: never[]) => propose(graph, ...inputs),
    [
      [graph.edges / 2, 6],
      [6, 4],
      [12, 4],
    ],
  );
});

test("seenFrom: as the hits of the edges, and as both ends", () => {
  const { edges, pair, turn, endPair, endTurn } = pairTensors(pairs, hits.z);
  check((said: never) => seenFrom(said, pair, turn), [[edges / 2, 4]]);
  check((said: never) => seenFrom(said, endPair, endTurn), [[edges / 2, 4]]);
});

test("meanHidden", () => {
  const graph = graphOf();
  check((z: never) => meanHidden(graph, z), [[graph.edges, 8]]);
});

test("latent: helices and scales", () => {
  const phi = Float64Array.from(normals(9, 2));
  check((u: never, scale: never) => latent(u, scale, phi), [[9, 4], [4]]);
});

for (const activation of ["linear", "relu", "sigmoid"] as const) {
  test(`dense, ${activation}`, () => {
    check((x: never, w: never, b: never) => dense(x, w, b, activation), [[20, 7], [7, 5], [5]]);
  });
}

test("weights: matrices as tensors, and their gradients as one", () => {
  const all = variable(tensor([1, 2, 3, 4, 5, 6, 7]));
  const parts = { matrix: { shape: [2, 2], offset: 0 }, vector: { shape: [3], offset: 4 } };
  const { matrix, vector } = weightTensors(all, parts);
  assert.equal(matrix.arraySync(), [
    [1, 2],
    [3, 4],
  ]);
  assert.equal(vector.arraySync(), [5, 6, 7]);
  assert.equal([...joinGradients([matrix, vector], parts)], [1, 2, 3, 4, 5, 6, 7]);
});

test.run();
