/** Assertions on the types of the losses. They are compiled, never run: by `npm run lint`, and by compilers.test.ts. */
import { expectTypeOf } from "expect-type";
import {
  condensationLoss,
  condensationLossGrad,
  condensationLossTiger,
  condensationLossTigerGrad,
  conventions,
  type Floats,
  type GradientArrays,
  type Gradients,
  type Loss,
  type LossInput,
  type SamePrecision,
  type TigerInput,
  type TigerLoss,
} from "object-condensation";

type New32 = Float32Array<ArrayBuffer>;
type New64 = Float64Array<ArrayBuffer>;
type Shared32 = Float32Array<SharedArrayBuffer>;

declare const f32: New32;
declare const f64: New64;
declare const shared: Shared32;
declare const either: Floats;
declare const maybe: Float32Array | undefined;
declare const objectId: Int32Array;

const single = { beta: f32, x: f32, objectId };
const double = { beta: f64, x: f64, objectId };

// values
expectTypeOf(condensationLoss(single)).toEqualTypeOf<Loss>();
expectTypeOf(condensationLossTiger({ ...double, maxNRep: 10 })).toEqualTypeOf<TigerLoss>();
expectTypeOf(condensationLoss({ ...single, x: shared, weights: shared, hitEnergy: f32 })).toEqualTypeOf<Loss>();

// gradients: new arrays have an ArrayBuffer, whatever the inputs have
expectTypeOf(condensationLossGrad(single)).toExtend<Loss & Gradients<New32>>();
expectTypeOf(condensationLossTigerGrad(double)).toExtend<TigerLoss & Gradients<New64>>();
expectTypeOf(condensationLossGrad({ beta: shared, x: shared, objectId }).dBeta).toEqualTypeOf<New32>();
expectTypeOf(condensationLossGrad({ beta: shared, x: f32, objectId }).dX).toEqualTypeOf<New32>();

// those of `out` have the type that they have there
const received = condensationLossGrad({ ...single, out: { dBeta: shared } });
expectTypeOf(received.dBeta).toEqualTypeOf<Shared32>();
expectTypeOf(received.dX).toEqualTypeOf<New32>();
expectTypeOf(condensationLossTigerGrad({ ...single, seed: 1, out: { dX: maybe } }).dX).toExtend<Float32Array>();
declare const out: GradientArrays<Float32Array>;
expectTypeOf(condensationLossGrad({ ...single, out }).dX).toExtend<Float32Array>();
expectTypeOf(condensationLossGrad({ ...single, out: undefined }).dX).toEqualTypeOf<New32>();

// dWeights and dDistanceScale are there where their inputs are
expectTypeOf(condensationLossGrad(single).dWeights).toEqualTypeOf<New32 | undefined>();
expectTypeOf(condensationLossGrad({ ...single, weights: shared }).dWeights).toEqualTypeOf<New32>();
expectTypeOf(condensationLossGrad({ ...single, weights: f32 }).dDistanceScale).toEqualTypeOf<New32 | undefined>();
expectTypeOf(condensationLossGrad({ ...single, weights: maybe }).dWeights).toEqualTypeOf<New32 | undefined>();
expectTypeOf(condensationLossTigerGrad({ ...double, distanceScale: f64 }).dDistanceScale).toEqualTypeOf<New64>();
declare const declared: TigerInput<Float64Array>;
expectTypeOf(condensationLossTigerGrad(declared).dWeights).toEqualTypeOf<New64 | undefined>();

// two precisions in one call
// @ts-expect-error: x
condensationLoss({ ...single, x: f64 });
// @ts-expect-error: x
condensationLossTiger({ ...double, x: f32 });
// @ts-expect-error: x
condensationLossGrad({ ...single, x: f64 });
// @ts-expect-error: x
condensationLossTigerGrad({ ...single, x: f64 });
// @ts-expect-error: weights
condensationLoss({ ...single, weights: f64 });
// @ts-expect-error: weights
condensationLossTigerGrad({ ...double, weights: f32 });
// @ts-expect-error: hitEnergy
condensationLossTiger({ ...single, hitEnergy: f64 });
// @ts-expect-error: distanceScale
condensationLossGrad({ ...single, distanceScale: f64 });
// @ts-expect-error: objectWeight
condensationLossGrad({ ...single, objectWeight: f64 });
// @ts-expect-error: spectatorWeight
condensationLossTigerGrad({ ...double, spectatorWeight: f32 });
// @ts-expect-error: out.dBeta
condensationLossGrad({ ...single, out: { dBeta: f64 } });
// @ts-expect-error: out.dDistanceScale
condensationLossTigerGrad({ ...double, distanceScale: f64, out: { dDistanceScale: f32 } });
// @ts-expect-error: each may be of either
condensationLoss({ beta: either, x: either, objectId });
// @ts-expect-error: each may be of either
condensationLossTigerGrad({ beta: either, x: either, objectId });

// what else does not compile
// @ts-expect-error: qmin, for qMin
condensationLoss({ ...single, qmin: 0.1 });
// @ts-expect-error: qmin, for qMin
condensationLossTigerGrad({ ...single, qmin: 0.1 });
// @ts-expect-error: dXs, for dX
condensationLossGrad({ ...single, out: { dBeta: f32, dXs: f32 } });
// @ts-expect-error: no cap
condensationLossGrad({ ...single, maxNRep: 1 });
// @ts-expect-error: no gradients
condensationLossTiger({ ...single, out: { dBeta: f32 } });
// @ts-expect-error: no objectId
condensationLossGrad({ beta: f32, x: f32 });
// @ts-expect-error: no array of numbers
condensationLoss({ ...single, beta: [0.5] });
// @ts-expect-error: no such convention
condensationLoss({ ...single, convention: conventions.mlpff });
// @ts-expect-error: a gradient's type cannot be chosen
expectTypeOf(condensationLossGrad(single).dBeta).toEqualTypeOf<Shared32>();

// functions that serve both precisions, as the docs tell
function inEither<F extends Floats>(input: LossInput<F>, into: SamePrecision<F>): number {
  const { dX } = condensationLossGrad({ ...input, out: { dX: into } });
  return condensationLoss(input).total + dX[0];
}
inEither(single, f32);
// @ts-expect-error: into
inEither(single, f64);
if (either instanceof Float32Array) condensationLossGrad({ beta: either, x: f32, objectId });
