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
import type { EdgeTensors, Proposals } from "./inputs.ts";

/** An operation on matrices: `gradient` gets what `forward` returned as `saved`. */
export function operation(
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

/** What the first round knows of each edge: z [E, H] = relu(features · weight), weight [F, H]. */
export function firstHidden(
  { features, featuresT }: Pick<Proposals, "features" | "featuresT">,
  weight: Tensor2D,
): Tensor2D {
  return operation(
    (w) => {
      const z = relu(matMul(features, w));
      return { value: z, saved: [z, featuresT] };
    },
    (dz, [z, known]) => [matMul(known, mul(dz, step(z)) as Tensor2D)],
  )(weight);
}

/**
 * What a later round knows of each edge. r [E, 8] is how far its proposal lies from the present helices of its hit and
 * of its partner, `near` [E, 2] = exp(−2 |r|²) for both:
 * z [E, H] = relu(features · weight + r · apart + near · close), for helices `u` [N, 4].
 */
export function hidden(
  { hits, edges, ends }: EdgeTensors,
  { features, featuresT, endProposals }: Proposals,
  ...[u, weight, apart, close]: readonly Tensor2D[]
): Tensor2D {
  return operation(
    (proposed, helices, w, a, c) => {
      const apartBy = sub(proposed, gatherND(helices, ends));
      const near = exp(mul(sum(square(apartBy), 1, true), -2));
      const r = reshape(apartBy, [edges, 8]) as Tensor2D;
      const both = reshape(near, [edges, 2]) as Tensor2D;
      const z = relu(add(add(matMul(features, w), matMul(r, a)), matMul(both, c)));
      return { value: z, saved: [z, r, both, a, c, featuresT] };
    },
    (dy, [z, r, near, a, c, known]) => {
      const dz = mul(dy, step(z)) as Tensor2D;
      const dNear = reshape(mul(matMul(dz, transpose(c)), near), [2 * edges, 1]);
      const dR = reshape(matMul(dz, transpose(a)), [2 * edges, 4]);
      const dApart = sub(dR, mul(mul(reshape(r, [2 * edges, 4]), 4), dNear));
      return [
        dApart,
        neg(scatterND(ends, dApart, [hits, 4])),
        matMul(known, dz),
        matMul(transpose(r), dz),
        matMul(transpose(near), dz),
      ];
    },
  )(endProposals, u, weight, apart, close);
}

/** Added to the sum of a hit's weights, so that a hit without edges gets a helix of zeros. */
export const nothing = 1e-3;

/** The helix of each hit, u [N, 4]: the mean of its `proposals` [E, 4], weighted by `trust` [E, 1]. */
export function meanHelix({ hits, own }: EdgeTensors, proposals: Tensor2D, trust: Tensor2D): Tensor2D {
  return operation(
    (proposed, weights) => {
      const total = add(scatterND(own, weights, [hits, 1]), nothing);
      const u = div(scatterND(own, mul(proposed, weights), [hits, 4]), total);
      return { value: u, saved: [u, total, proposed, weights] };
    },
    (du, [u, total, proposed, weights]) => {
      const apart = sub(proposed, gatherND(u, own));
      const dSum = gatherND(div(du, total), own);
      return [mul(dSum, weights), sum(mul(apart, dSum), 1, true)];
    },
  )(proposals, trust);
}

/** The mean of what each hit's edges know, h [N, H], nearly: it divides by one more than their number. */
export function meanHidden({ hits, own, perEdge }: EdgeTensors, z: Tensor2D): Tensor2D {
  return operation(
    (known) => ({ value: mul(scatterND(own, known, [hits, known.shape[1]]), perEdge), saved: [] }),
    (dh) => [gatherND(mul(dh, perEdge), own)],
  )(z);
}
