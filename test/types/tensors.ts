/** Assertions on the types of the TensorFlow.js operations. They are compiled, never run. */
import type { Scalar, Tensor1D, Tensor2D } from "@tensorflow/tfjs-core";
import { expectTypeOf } from "expect-type";
import { createKernels, type Loss, type TigerLoss } from "object-condensation";
import { condensationLoss, condensationLossTiger, createTensorOps, type TensorOps } from "object-condensation/tfjs";
import module from "object-condensation/wasm";

declare const beta: Tensor1D;
declare const x: Tensor2D;
declare const f32: Float32Array;
declare const f64: Float64Array;
const objectId = [1, 2];

expectTypeOf(condensationLoss(beta, x, { objectId, weights: f32, distanceScale: beta })).toEqualTypeOf<Scalar>();
condensationLoss(beta, x, { objectId, onTerms: (terms) => expectTypeOf(terms).toEqualTypeOf<Loss>() });
condensationLossTiger(beta, x, {
  objectId,
  seed: 1,
  onTerms: (terms) => expectTypeOf(terms).toEqualTypeOf<TigerLoss>(),
});
expectTypeOf(createTensorOps(createKernels({ module }))).toEqualTypeOf<TensorOps>();
// @ts-expect-error: float64
condensationLoss(beta, x, { objectId, weights: f64 });
// @ts-expect-error: float64
condensationLossTiger(beta, x, { objectId, distanceScale: f64 });
// @ts-expect-error: no cap
condensationLoss(beta, x, { objectId, maxNRep: 1 });
// @ts-expect-error: no array of the caller's for gradients
condensationLossTiger(beta, x, { objectId, out: {} });
