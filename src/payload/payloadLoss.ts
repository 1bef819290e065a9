/**
 * Beta-weighted property losses: reduces the losses of hits to one number per property, and computes the gradients of
 * their sum. It computes in float64, in O(N·P). artanh is that of the kernels, which is bit-identical on every engine.
 */
import { batchShares } from "../conventions/batchReduction.ts";
import { sumOf } from "../numeric/sum.ts";
import type { Floats } from "../types.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { type AnyPayloadInput, type CheckedPayload, checkPayload } from "./checkInput.ts";
import { type HitWeights, hitWeights } from "./hitWeights.ts";
import { type Mean, meansOf, objectsOf } from "./means.ts";
import type { Payload, PayloadGradients } from "./payloadInput.ts";

const LARGEST = { 32: 2 ** 127 * (2 - 2 ** -23), 64: Number.MAX_VALUE } as const;

/**
 * Computes the property losses and, if `gradient` is true, the gradients of their sum. A mean over no hits, or over
 * hits whose weights are all 0, is 0.
 *
 * @throws {InputError} if an argument is invalid
 */
export function payloadWith(
  runtime: Runtime,
  input: AnyPayloadInput,
  gradient: boolean,
): Payload & Partial<PayloadGradients> {
  const batch = checkPayload(gradient ? "payloadLossGrad" : "payloadLoss", input);
  const gradients = gradient
    ? { dBeta: zeros(batch, batch.beta.length), dHitLoss: zeros(batch, batch.hitLoss.length) }
    : undefined;
  const objects = Array.from({ length: batch.rowSplits.length - 1 }, (_, e) => objectsOf(batch, e));
  const weights = hitWeights(runtime, batch, objects);
  const shares = batchShares(
    { batch: batch.convention.batch, charge: "artanh", quirks: batch.convention.quirks },
    objects.map(({ count }) => ({ objects: count, energy: 0 })),
  );
  const properties = new Float64Array(batch.count);
  const events = objects.map((own, e) => {
    // the batch rule treats the payload like the attractive term
    const share = shares[e].attractive;
    const losses = new Float64Array(batch.count);
    for (const mean of meansOf(batch, own, weights.alphas[e], e))
      addMean(batch, weights, mean, losses, share, gradients);
    for (let p = 0; p < batch.count; p++) properties[p] += share * losses[p];
    return { payload: sumOf(losses), properties: losses };
  });
  return { payload: sumOf(properties), properties, events, ...gradients };
}

/**
 * Adds a mean to the losses of its event and sets its gradients. `share` is the event's weight in the batch. Means
 * share no hit.
 */
function addMean(
  { precision, beta, hitLoss, betaClip, count }: CheckedPayload,
  { w, dw }: HitWeights,
  { hits, factor }: Mean,
  losses: Float64Array,
  share: number,
  gradients?: PayloadGradients,
): void {
  const total = hits.reduce((sum, j) => sum + w[j], 0);
  if (total === 0) return;
  const lossOf = (j: number, p: number): number => (beta[j] < betaClip ? 0 : hitLoss[j * count + p]);
  const means = Float64Array.from({ length: count }, (_, p) =>
    hits.reduce((sum, j) => sum + (w[j] / total) * lossOf(j, p), 0),
  );
  for (let p = 0; p < count; p++) losses[p] += factor * means[p];
  if (!gradients) return;
  for (const j of hits) {
    let above = 0;
    for (let p = 0; p < count; p++) {
      above += lossOf(j, p) - means[p];
      gradients.dHitLoss[j * count + p] = beta[j] < betaClip ? 0 : share * factor * (w[j] / total);
    }
    const d = share * factor * (dw[j] / total) * above;
    gradients.dBeta[j] = Math.max(-LARGEST[precision], Math.min(LARGEST[precision], d));
  }
}

function zeros({ precision }: CheckedPayload, length: number): Floats {
  return precision === 32 ? new Float32Array(length) : new Float64Array(length);
}
