/** Random input for the property losses in every convention, and the check of a result against the oracle. */

import * as assert from "uvu/assert";
import { type PayloadConvention, payloadConventions } from "../../src/payload/conventions.ts";
import { payloadWith } from "../../src/payload/payloadLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { payloadReference } from "../reference/payload.ts";
import type { AnyPayloadInput, Floats, Payload, PayloadGradients } from "../support/anyPrecision.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";
import { comparePayload } from "../support/comparePayload.ts";
import { uniforms } from "../support/samples.ts";

const kernels = instantiate(loadModule());
const { kieseler2020, kieseler2020PerObject, hgcalmlBasic } = payloadConventions;

/** The conventions of the package, and one for each option that none of them uses. */
export const CONVENTIONS: PayloadConvention[] = [
  ...Object.values(payloadConventions),
  { ...hgcalmlBasic, name: "hgcalml, quirks", quirks: true },
  { ...hgcalmlBasic, name: "hgcalml, qMin of spectators", spectators: "qMin", qMin: 3 },
  { ...hgcalmlBasic, name: "hgcalml, payload_beta_clip", betaClip: 0.3 },
  { ...kieseler2020PerObject, name: "mean over all objects of the batch", batch: "objects" },
  {
    ...kieseler2020,
    name: "clipped, divided, masked, spectators",
    betaMax: 0.6,
    betaDivisor: 1.1,
    mask: "hits",
    spectators: "charge",
  },
];

/**
 * 40 hits with ids −1 (always noise) to 5 in four events, one empty and one all noise, with every input that is read.
 */
export function sampleOf(
  convention: PayloadConvention,
  seed: number,
  type: { from(values: number[]): Floats },
): AnyPayloadInput {
  const next = uniforms(seed);
  const numbers = (length: number, low: number, high: number): number[] =>
    Array.from({ length }, () => low + (high - low) * next());
  const ids = numbers(40, -1, 6).map(Math.floor);
  const isNoise = (j: number): boolean => j >= 15 && j < 18;
  return {
    beta: type.from(numbers(40, 0.05, 0.9)),
    hitLoss: type.from(numbers(80, -1, 3)),
    objectId: ids.map((id, j) => (isNoise(j) ? -1 : id)),
    rowSplits: [0, 15, 15, 18, 40],
    convention,
    ...(convention.mask === "hits" && { objectMask: numbers(40, 0, 1).map((u) => u < 0.7) }),
    ...(convention.mean === "objects" && { objectWeight: type.from(numbers(40, 0.2, 2)) }),
    ...(convention.spectators !== "none" && {
      spectatorWeight: type.from(numbers(40, -0.5, 1).map((s) => Math.max(0, s))),
    }),
  };
}

export const loss = (input: AnyPayloadInput): Payload => payloadWith(kernels, input, false);
export const lossGrad = (input: AnyPayloadInput): Payload & PayloadGradients =>
  payloadWith(kernels, input, true) as Payload & PayloadGradients;

/** Compares value and gradients with the oracle, and checks that the value function is bit-identical. */
export function check(label: string, input: AnyPayloadInput, tolerance?: number): Payload & PayloadGradients {
  const precision = input.beta instanceof Float32Array ? 32 : 64;
  const oracle = payloadReference(input, precision);
  const got = lossGrad(input);
  const compare = new Comparison(`${label}, float${precision}`, tolerance ?? TOLERANCE[precision]);
  comparePayload(compare, got, oracle);
  assert.ok(got.dBeta.constructor === input.beta.constructor && got.dHitLoss.constructor === input.beta.constructor);
  const { dBeta, dHitLoss, ...values } = got;
  assert.equal(loss(input), values);
  return got;
}
