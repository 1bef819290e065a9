/** Assertions on the types of the other functions and of modules. They are compiled, never run. */
import { expectTypeOf } from "expect-type";
import {
  type Condensates,
  condense,
  createKernels,
  type Floats,
  type Functions,
  memoryBytes,
  type Payload,
  type PayloadGradients,
  payloadConventions,
  payloadLoss,
  payloadLossGrad,
  trackingMetrics,
  type WasmModule,
  warmUp,
} from "object-condensation";
import { simulateEvent, type TrackEvent } from "object-condensation/events";
import module from "object-condensation/wasm";

declare const f32: Float32Array<ArrayBuffer>;
declare const f64: Float64Array<ArrayBuffer>;
declare const shared: Float32Array<SharedArrayBuffer>;
declare const either: Floats;
declare const objectId: BigInt64Array;

// condense
const cuts = { betaThreshold: 0.1, radius: 0.5 };
expectTypeOf(condense({ beta: f32, x: shared, ...cuts })).toEqualTypeOf<Condensates>();
// @ts-expect-error: x
condense({ beta: f32, x: f64, ...cuts });
// @ts-expect-error: each may be of either
condense({ beta: either, x: either, ...cuts });
// @ts-expect-error: treshold
condense({ beta: f32, x: f32, radius: 0.5, betaTreshold: 0.1 });

// payload
const double = { beta: f64, hitLoss: f64, objectId };
expectTypeOf(payloadLoss({ beta: shared, hitLoss: f32, objectId })).toEqualTypeOf<Payload>();
expectTypeOf(payloadLossGrad(double)).toEqualTypeOf<Payload & PayloadGradients<Float64Array<ArrayBuffer>>>();
expectTypeOf(payloadLossGrad({ beta: shared, hitLoss: shared, objectId }).dBeta).toEqualTypeOf(f32);
// @ts-expect-error: hitLoss
payloadLoss({ ...double, hitLoss: f32 });
// @ts-expect-error: hitLoss
payloadLossGrad({ ...double, hitLoss: f32 });
// @ts-expect-error: objectWeight
payloadLossGrad({ ...double, objectWeight: f32, convention: payloadConventions.kieseler2020PerObject });
// @ts-expect-error: spectatorWeight
payloadLoss({ ...double, spectatorWeight: f32 });

// kernels of one's own
expectTypeOf(module).toEqualTypeOf<WasmModule>();
expectTypeOf(createKernels({ module })).toEqualTypeOf<Functions>();
expectTypeOf(createKernels({ module }).condensationLossGrad({ beta: f64, x: f64, objectId }).dX).toEqualTypeOf(f64);
// @ts-expect-error: x
createKernels({ module }).condensationLossTiger({ beta: f64, x: f32, objectId });
declare const bytes: Uint8Array;
declare const url: string;
declare const init: () => Promise<unknown>;
declare const instance: { readonly exports: Record<string, unknown> };
// @ts-expect-error: bytes are to be compiled
createKernels({ module: bytes });
// @ts-expect-error: the file is to be fetched and compiled
createKernels({ module: url });
// @ts-expect-error: what it gives is an instance
createKernels({ module: init });
// @ts-expect-error: an instance
createKernels({ module: instance });

// the others
expectTypeOf(trackingMetrics({ clusterId: [0], objectId }).lhc).toEqualTypeOf<number>();
expectTypeOf(memoryBytes({ hits: 1, dimensions: 3, objects: 1 })).toEqualTypeOf<number>();
expectTypeOf(simulateEvent({ seed: 1, detector: "trackml" })).toEqualTypeOf<TrackEvent>();
// @ts-expect-error: no such detector
simulateEvent({ seed: 1, detector: "atlas" });
// @ts-expect-error: float16
warmUp({ precision: "float16" });
