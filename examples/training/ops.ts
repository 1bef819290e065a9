/**
 * The operations of the network on the edges of a graph, each with its own gradient. gatherND and scatterND, which adds
 * up rows of the same hit, are each other's adjoints. TensorFlow.js could put the operations together from its own, but
 * then a step makes some 900 small calls, some of which (gather, products with transposed matrices) are slow on wasm.
 */
import {
  add,
  customGrad,
  div,
  exp,
  type GradSaveFunc,
  gatherND,
  matMul,
  mul,
  neg,
  relu,
  reshape,
  scatterND,
  square,
  step,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  transpose,
} from "@tensorflow/tfjs-core";
import type { GraphTensors } from "./inputs.ts";

/** An operation on matrices: `gradient` gets what `forward` returned as `saved`. */
function operation(
  forward: (...inputs: Tensor2D[]) => { value: Tensor; saved: Tensor[] },
  gradient: (dy: Tensor2D, saved: Tensor2D[]) => Tensor[],
): (...inputs: Tensor2D[]) => Tensor2D {
  return customGrad((...given) => {
    const inputs = given.slice(0, -1) as Tensor2D[];
    const save = given[given.length - 1] as GradSaveFunc;
    const { value, saved } = forward(...inputs);
    save(saved);
    return { value, gradFunc: (dy: Tensor, kept: Tensor[]) => gradient(dy as Tensor2D, kept as Tensor2D[]) };
  }) as (...inputs: Tensor2D[]) => Tensor2D;
}

/** What the first round knows of each edge: z [E, H] = relu(features · weight), weight [featureCount, H]. */
export function firstHidden({ features, featuresT }: GraphTensors, weight: Tensor2D): Tensor2D {
  return operation(
    (w) => {
      const z = relu(matMul(features, w));
      return { value: z, saved: [z] };
    },
    (dz, [z]) => [matMul(featuresT, mul(dz, step(z)) as Tensor2D)],
  )(weight);
}

/**
 * What a later round knows of each edge. r [E, 8] is how far its proposal lies from the present helices of its hit and
 * of its partner, `near` [E, 2] = exp(−2 |r|²) for both:
 * z [E, H] = relu(features · weight + r · apart + near · close), for helices `u` [N, 4].
 */
export function hidden(graph: GraphTensors, u: Tensor2D, weight: Tensor2D, apart: Tensor2D, close: Tensor2D): Tensor2D {
  const { hits, edges, features, featuresT, ends, endProposals } = graph;
  return operation(
    (helices, w, a, c) => {
      const apartBy = sub(endProposals, gatherND(helices, ends));
      const near = exp(mul(sum(square(apartBy), 1, true), -2));
      const r = reshape(apartBy, [edges, 8]) as Tensor2D;
      const both = reshape(near, [edges, 2]) as Tensor2D;
      const z = relu(add(add(matMul(features, w), matMul(r, a)), matMul(both, c)));
      return { value: z, saved: [z, r, both, a, c] };
    },
    (dy, [z, r, near, a, c]) => {
      const dz = mul(dy, step(z)) as Tensor2D;
      const dNear = reshape(mul(matMul(dz, transpose(c)), near), [2 * edges, 1]);
      const dR = reshape(matMul(dz, transpose(a)), [2 * edges, 4]);
      const dApart = sub(dR, mul(mul(reshape(r, [2 * edges, 4]), 4), dNear));
      return [
        neg(scatterND(ends, dApart, [hits, 4])),
        matMul(featuresT, dz),
        matMul(transpose(r), dz),
        matMul(transpose(near), dz),
      ];
    },
  )(u, weight, apart, close);
}

/** Added to the sum of a hit's weights, so that a hit without edges gets a helix of zeros. */
const nothing = 1e-3;

/** The helix of each hit, u [N, 4]: the mean of its proposals, weighted by `trust` [E, 1]. */
export function meanHelix({ hits, own, proposals }: GraphTensors, trust: Tensor2D): Tensor2D {
  return operation(
    (weights) => {
      const total = add(scatterND(own, weights, [hits, 1]), nothing);
      const u = div(scatterND(own, mul(proposals, weights), [hits, 4]), total);
      return { value: u, saved: [u, total] };
    },
    (du, [u, total]) => {
      const apart = sub(proposals, gatherND(u, own));
      return [sum(mul(apart, gatherND(div(du, total), own)), 1, true)];
    },
  )(trust);
}

/** The mean of what each hit's edges know, h [N, H], nearly: it divides by one more than their number. */
export function meanHidden({ hits, own, perEdge }: GraphTensors, z: Tensor2D): Tensor2D {
  return operation(
    (known) => ({ value: mul(scatterND(own, known, [hits, known.shape[1]]), perEdge), saved: [] }),
    (dh) => [gatherND(mul(dh, perEdge), own)],
  )(z);
}
