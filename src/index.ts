/**
 * The public API. Importing it compiles nothing: the kernels are compiled at the first call.
 *
 * @module object-condensation
 */
import type { Functions } from "./functions.ts";
import * as over from "./functionsOver.ts";
import { type Instance, instanceOf } from "./wasm/instance.ts";
import { loadModule } from "./wasm/module.ts";

export { clusterProperties } from "./clusters/clusterProperties.ts";
export { denseIds } from "./clusters/denseIds.ts";
export { batchOf, rowSplitsOf } from "./clusters/rowSplits.ts";
export type {
  BatchInput,
  ClusterProperties,
  ClusterPropertiesInput,
  DenseIds,
  DenseIdsInput,
  RowSplitsInput,
} from "./clusters/types.ts";
export type { Condensates, CondenseInput, CondenseOut, Memberships } from "./condense/condenseInput.ts";
export type { CondenseRule } from "./condense/rule.ts";
export { condenseRules } from "./condense/rules.ts";
export type { Convention } from "./conventions/convention.ts";
export type { ExtraInputs } from "./conventions/extraInputs.ts";
export { conventions } from "./conventions/index.ts";
export { createKernels } from "./createKernels.ts";
export type { DbscanClusters, DbscanInput } from "./dbscan/dbscanInput.ts";
export type { DensityPeaksClusters, DensityPeaksInput } from "./densityPeaks/densityPeaksInput.ts";
export { type DensityPeaksRule, densityPeaksRules } from "./densityPeaks/rules.ts";
export { InputError, KernelError, MemoryError, UnsupportedError } from "./errors.ts";
export type { Functions } from "./functions.ts";
export type { GradientInput, GradientOption, GradientSources, Gradients, GradientsOf } from "./loss/gradients.ts";
export type { LossInput, TigerInput } from "./loss/lossInput.ts";
export { type MemorySizes, memoryBytes } from "./loss/memoryBytes.ts";
export type { MatchedPairs, MatchInput, Matching } from "./matching/matching.ts";
export { matchObjects } from "./matching/matchObjects.ts";
export { type MatchRule, matchRules } from "./matching/matchRules.ts";
export { responses } from "./matching/responses.ts";
export type { BinnedResponse, ResponseStatistics, Responses, ResponsesInput } from "./matching/responseTypes.ts";
export { clusteringScores } from "./metrics/clusteringScores.ts";
export type { TrackingBinning, TrackingMetricsOptions, TrackingThresholds } from "./metrics/options.ts";
export type {
  Fraction,
  TrackingAverages,
  TrackingBin,
  TrackingMetrics,
  TrackingRates,
  TrackingSelection,
} from "./metrics/results.ts";
export type { ClusteringScores, ClusteringScoresOptions } from "./metrics/scores.ts";
export { trackingMetrics } from "./metrics/trackingMetrics.ts";
export { type PayloadConvention, payloadConventions } from "./payload/conventions.ts";
export type { Payload, PayloadGradients, PayloadInput, PropertyLosses } from "./payload/payloadInput.ts";
export type {
  CondenseParameters,
  CondenseScanOptions,
  DbscanParameters,
  DbscanScanOptions,
  Scan,
  ScanEvent,
  ScanTrial,
} from "./scan/options.ts";
export type { Loss, LossWeights, Terms, TigerLoss, TigerTerms } from "./terms.ts";
export type { Floats, GradientArrays, Ids, NewArray, ObjectMask, SamePrecision, TypedIds } from "./types.ts";
export type { WarmUpOptions } from "./warmUp/options.ts";
export type { WasmModule } from "./wasm/wasmModule.ts";

const instance: Instance = /* @__PURE__ */ instanceOf(loadModule);

/**
 * Computes the object condensation loss over all N·K pairs of hits and objects. This is the baseline: easy to read
 * and to verify.
 *
 * The default convention has the charge q = artanh²(beta) + qMin. The condensation point α_k is the first hit of object
 * k that has the object's highest charge, and d is the distance from hit j to it. The terms are
 * attractive = mean_k mean_{j∈k} w_j q_j q_αk d², repulsive = mean_k mean_{j∉k} w_j q_j q_αk max(0, 1 − d),
 * coward = mean_k (1 − beta_αk), noise = mean beta of noise hits. A mean over nothing is 0.
 *
 * Source: Kieseler 2020 (arXiv 2002.03605), as in object_condensation's `condensation_loss`.
 *
 * @throws {InputError} if an argument is invalid
 * @throws {MemoryError} if the runtime cannot provide enough linear memory
 * @throws {UnsupportedError} if the runtime cannot run the kernels
 * @function
 */
export const condensationLoss: Functions["condensationLoss"] = /* @__PURE__ */ over.condensationLoss(instance);

/**
 * Computes the loss of `condensationLoss`, bit-identical, and the gradients of `total` with respect to beta [N], x
 * [N·D] and, if they are given, weights [N] and distanceScale [N]. The gradients have the type of the inputs.
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const condensationLossGrad: Functions["condensationLossGrad"] = /* @__PURE__ */ over.condensationLossGrad(
  instance,
);

/**
 * Computes the same loss, but evaluates the repulsion only for pairs within reach. In large events a neighbour search
 * finds these pairs; it misses none that contributes to `condensationLoss`. If an event has more than `maxNRep` of
 * them, `maxNRep` are sampled by `seed`.
 *
 * Without a cap the terms agree with `condensationLoss` to rounding, because large events are summed in another order.
 * With a cap the repulsive term is an unbiased estimate.
 *
 * Source: object_condensation's `condensation_loss_tiger`; the sampler is this package's own (docs/sampling.md).
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const condensationLossTiger: Functions["condensationLossTiger"] = /* @__PURE__ */ over.condensationLossTiger(
  instance,
);

/**
 * Computes the loss of `condensationLossTiger`, bit-identical, and the gradients of `total`, in the shapes and types
 * that `condensationLossGrad` returns.
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const condensationLossTigerGrad: Functions["condensationLossTigerGrad"] =
  /* @__PURE__ */ over.condensationLossTigerGrad(instance);

/**
 * Clusters the hits of trained outputs (inference). Hits with beta above `betaThreshold` are visited by decreasing
 * beta, and by index if betas are equal. A visited hit that is still free becomes a condensation point: it starts a
 * cluster and takes all free hits nearer than `radius`.
 *
 * Source: Kieseler 2020 (arXiv 2002.03605), section 4.
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const condense: Functions["condense"] = /* @__PURE__ */ over.condense(instance);

/**
 * Clusters hits by their density in x alone: a hit with at least `minSamples` neighbours within `eps`, itself among
 * them, is a core hit; neighbouring core hits share a cluster, and their other neighbours join it.
 *
 * Source: Ester et al. 1996; labels, their numbers and core hits are those of scikit-learn's `DBSCAN`, which
 * gnn_tracking's `DBSCANFastRescan` repeats.
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const dbscan: Functions["dbscan"] = /* @__PURE__ */ over.dbscan(instance);

/**
 * Clusters hits around density peaks: a centre is a hit of high density ρ whose nearest denser hit is far away (δ).
 * Every other hit joins the cluster of its nearest denser hit, however far that is, and leaves it if it is too far from
 * the centre. Densities sum over all pairs within the rule's radius.
 *
 * Source: Rodriguez and Laio 2014 (Science 344, 1492), weighted by energy as in mlpf's DPC_custom_CLD and DPC_custom.
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const densityPeaks: Functions["densityPeaks"] = /* @__PURE__ */ over.densityPeaks(instance);

/**
 * Tries thresholds of `condense` or `dbscan`, every pair of a grid or random ones, on similar events and scores each
 * trial by `trackingMetrics`. Returns means and standard errors over the events, and the trial with the best `guide`.
 * Neighbours are searched once per event, at the largest radius, if their lists take at most 64 MB; otherwise, and for
 * rules other than the greedy one, once per trial. The results are the same either way.
 *
 * Source: gnn_tracking's DBSCANHyperParamScanner, with its errors corrected: the best trials are kept, and the standard
 * error divides by the number of events.
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const scan: Functions["scan"] = /* @__PURE__ */ over.scan(instance);

/**
 * Averages `hitLoss` [N·P], your own loss for each hit and property, over the hits of objects, weighted by a function
 * of beta. `convention` is one of `payloadConventions`; the default is the paper's L_p. A mean over nothing is 0.
 *
 * Source: Kieseler 2020 (arXiv 2002.03605); gnn_tracking's ObjectLoss; HGCalML's payload scaling.
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const payloadLoss: Functions["payloadLoss"] = /* @__PURE__ */ over.payloadLoss(instance);

/**
 * Computes `payloadLoss`, bit-identical, and the gradients of `payload` with respect to beta [N] and hitLoss [N·P].
 *
 * @throws what `condensationLoss` throws
 * @function
 */
export const payloadLossGrad: Functions["payloadLossGrad"] = /* @__PURE__ */ over.payloadLossGrad(instance);

/**
 * Compiles the kernels and computes a small event a few times, so that your first `condensationLossTigerGrad` takes
 * little longer than later ones. Call it while a page is idle or when an edge function starts. Kernels that only a cap,
 * another convention or `condense` needs are still compiled at their first use.
 *
 * @param options what later calls will be like: `dimensions` (default 3) and `precision` (default "float32")
 * @throws what `condensationLoss` throws
 * @function
 */
export const warmUp: Functions["warmUp"] = /* @__PURE__ */ over.warmUp(instance);

/**
 * Returns the linear memory that the kernels hold, in bytes: what the largest call so far needed. Only `releaseMemory`
 * shrinks it.
 *
 * @function
 */
export const linearMemoryBytes: Functions["linearMemoryBytes"] = /* @__PURE__ */ over.linearMemoryBytes(instance);

/**
 * Releases the kernels' linear memory: the next call starts with a new, small one, which takes a millisecond. Use it
 * after a call much larger than those to come; the engine frees the old memory at its next garbage collection.
 *
 * @function
 */
export const releaseMemory: Functions["releaseMemory"] = /* @__PURE__ */ over.releaseMemory(instance);
