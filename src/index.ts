/**
 * The public API. Importing it compiles nothing; the first call does.
 *
 * @module
 */
import type { Condensates, CondenseInput } from "./condense/condense.ts";
import { type Functions, functionsOver } from "./createKernels.ts";
import type { GradientOption, Gradients, LossInput, TigerInput } from "./loss/lossInput.ts";
import type { Payload, PayloadGradients, PayloadInput } from "./payload/payloadLoss.ts";
import type { Loss, TigerLoss } from "./terms.ts";
import type { Floats } from "./types.ts";
import type { WarmUpOptions } from "./warmUp.ts";
import { loadModule } from "./wasm/module.ts";

export type { Condensates, CondenseInput } from "./condense/condense.ts";
export type { Convention } from "./conventions/convention.ts";
export { conventions } from "./conventions/index.ts";
export { createKernels, type Functions } from "./createKernels.ts";
export { InputError, KernelError, MemoryError, UnsupportedError } from "./errors.ts";
export type { GradientOption, Gradients, LossInput, TigerInput } from "./loss/lossInput.ts";
export { type MemorySizes, memoryBytes } from "./loss/memoryBytes.ts";
export { type TrackingMetrics, type TrackingMetricsOptions, trackingMetrics } from "./metrics/trackingMetrics.ts";
export { type PayloadConvention, payloadConventions } from "./payload/conventions.ts";
export type { Payload, PayloadGradients, PayloadInput, PropertyLosses } from "./payload/payloadLoss.ts";
export type { Loss, LossWeights, Terms, TigerLoss, TigerTerms } from "./terms.ts";
export type { Floats, GradientArrays, Ids, ObjectMask } from "./types.ts";
export type { WarmUpOptions } from "./warmUp.ts";

const functions: Functions = /* @__PURE__ */ functionsOver(loadModule);

/**
 * The object condensation loss over all N·K pairs of hits and objects: the baseline, easy to read and to verify.
 *
 * Terms, with charge q = artanh²(beta) + qMin and α_k the first hit of object k's highest charge:
 * attractive = mean_k mean_{j∈k} w_j q_j q_αk d², repulsive = mean_k mean_{j∉k} w_j q_j q_αk max(0, 1 − d),
 * coward = mean_k (1 − beta_αk), noise = mean beta of noise hits; a mean over nothing is 0.
 *
 * Source: Kieseler 2020 (arXiv 2002.03605), as in object_condensation's `condensation_loss`.
 *
 * @throws {InputError} on bad input, before any kernel runs
 * @throws {MemoryError} where the runtime gives too little linear memory
 * @throws {UnsupportedError} where the runtime cannot run the kernels
 */
export function condensationLoss(input: LossInput): Loss {
  return functions.condensationLoss(input);
}

/**
 * `condensationLoss` with the same bits, and the gradients of `total` with respect to beta [N], x [N·D] and, where
 * given, weights [N], typed as the inputs.
 *
 * @throws as `condensationLoss`
 */
export function condensationLossGrad<F extends Floats>(input: LossInput<F> & GradientOption<F>): Loss & Gradients<F> {
  return functions.condensationLossGrad(input);
}

/**
 * The loss over pairs within reach only, at most `maxNRep` of them an event, sampled by `seed` where there are more. A
 * search finds them; it leaves out no pair that `condensationLoss` counts. Without a cap the same terms as that, to
 * rounding, since large events are summed in another order; with one an unbiased estimate of the repulsive term.
 *
 * Source: object_condensation's `condensation_loss_tiger`; the sampler is this package's own (see the README).
 *
 * @throws as `condensationLoss`
 */
export function condensationLossTiger(input: TigerInput): TigerLoss {
  return functions.condensationLossTiger(input);
}

/**
 * `condensationLossTiger` with the same bits, and the gradients of `total` as `condensationLossGrad` gives them.
 *
 * @throws as `condensationLoss`
 */
export function condensationLossTigerGrad<F extends Floats>(
  input: TigerInput<F> & GradientOption<F>,
): TigerLoss & Gradients<F> {
  return functions.condensationLossTigerGrad(input);
}

/**
 * Inference: hits above `betaThreshold`, by falling beta (equal ones by index), become condensation points unless an
 * earlier one took them; each takes all free hits nearer than `radius`.
 *
 * Source: Kieseler 2020 (arXiv 2002.03605), section 4.
 *
 * @throws as `condensationLoss`
 */
export function condense(input: CondenseInput): Condensates {
  return functions.condense(input);
}

/**
 * Losses of the hits' properties, weighted by how surely each hit condenses. `hitLoss` [N·P] is your own loss per hit
 * and property; `convention` one of `payloadConventions`, default the paper's L_p. A mean over nothing is 0.
 *
 * Source: Kieseler 2020 (arXiv 2002.03605); gnn_tracking's ObjectLoss; HGCalML's payload scaling.
 *
 * @throws as `condensationLoss`
 */
export function payloadLoss(input: PayloadInput): Payload {
  return functions.payloadLoss(input);
}

/**
 * `payloadLoss` with the same bits, and the gradients of `payload` with respect to beta [N] and hitLoss [N·P].
 *
 * @throws as `condensationLoss`
 */
export function payloadLossGrad<F extends Floats>(input: PayloadInput<F>): Payload & PayloadGradients<F> {
  return functions.payloadLossGrad(input);
}

/**
 * Compiles the kernels and computes a small event a few times, so that the first `condensationLossTigerGrad` of your own
 * takes little longer than later ones: for a page's idle time, or the start of a function at the edge. What a cap, another
 * convention or `condense` needs besides is compiled when first used.
 *
 * @param options what calls to come will be like: `dimensions` (default 3) and `precision` (default "float32")
 * @throws as `condensationLoss`
 */
export function warmUp(options?: WarmUpOptions): void {
  functions.warmUp(options);
}

/**
 * Linear memory that the kernels hold now, in bytes: what the largest call so far needed, since linear memory never
 * shrinks; 0 before the first call and after `releaseMemory`.
 */
export function linearMemoryBytes(): number {
  return functions.linearMemoryBytes();
}

/**
 * Lets go of the kernels' linear memory: the next call begins with a fresh, small one, which takes a millisecond. For
 * after a call much larger than those to come; the engine frees the old memory at its next collection.
 */
export function releaseMemory(): void {
  functions.releaseMemory();
}
