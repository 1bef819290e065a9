/** The signatures of the functions that run on one instance of the kernels. */

import type {
  BatchInput,
  ClusterProperties,
  ClusterPropertiesInput,
  DenseIds,
  DenseIdsInput,
  RowSplitsInput,
} from "./clusters/types.ts";
import type { Condensates, CondenseInput } from "./condense/condenseInput.ts";
import type { DbscanClusters, DbscanInput } from "./dbscan/dbscanInput.ts";
import type { DensityPeaksClusters, DensityPeaksInput } from "./densityPeaks/densityPeaksInput.ts";
import type { GradientInput, GradientSources, GradientsOf } from "./loss/gradients.ts";
import type { LossInput, TigerInput } from "./loss/lossInput.ts";
import type { MemorySizes } from "./loss/memoryBytes.ts";
import type { MatchInput, Matching } from "./matching/matching.ts";
import type { Responses, ResponsesInput } from "./matching/responseTypes.ts";
import type { TrackingMetricsOptions } from "./metrics/options.ts";
import type { TrackingMetrics } from "./metrics/results.ts";
import type { ClusteringScores, ClusteringScoresOptions } from "./metrics/scores.ts";

import type { Payload, PayloadGradients, PayloadInput } from "./payload/payloadInput.ts";
import type {
  CondenseParameters,
  CondenseScanOptions,
  DbscanParameters,
  DbscanScanOptions,
  Scan,
} from "./scan/options.ts";
import type { Loss, TigerLoss } from "./terms.ts";
import type { Floats, GradientArrays, NewArray, SamePrecision } from "./types.ts";
import type { WarmUpOptions } from "./warmUp/options.ts";

/**
 * The functions that `createKernels` returns. Each is documented at the package function of the same name.
 *
 * F is the type of `beta`, and with it the precision of all arrays of a call. A function of your own that serves both
 * precisions has the same parameter: `<F extends Floats>(input: LossInput<F>) => …`. If your arrays may be of either
 * type, tell them apart by `beta instanceof Float32Array`.
 */
export interface Functions {
  /** {@link condensationLoss} */
  condensationLoss<F extends Floats>(input: LossInput<F>): Loss;
  /** {@link condensationLossGrad} */
  condensationLossGrad<
    F extends Floats,
    Out extends GradientArrays<SamePrecision<F>> = Record<never, never>,
    Given extends GradientSources<SamePrecision<F>> = Record<never, never>,
  >(input: GradientInput<F, LossInput<F>, Out, Given>): Loss & GradientsOf<F, Out, Given>;
  /** {@link condensationLossTiger} */
  condensationLossTiger<F extends Floats>(input: TigerInput<F>): TigerLoss;
  /** {@link condensationLossTigerGrad} */
  condensationLossTigerGrad<
    F extends Floats,
    Out extends GradientArrays<SamePrecision<F>> = Record<never, never>,
    Given extends GradientSources<SamePrecision<F>> = Record<never, never>,
  >(input: GradientInput<F, TigerInput<F>, Out, Given>): TigerLoss & GradientsOf<F, Out, Given>;
  /** {@link condense} */
  condense<F extends Floats>(input: CondenseInput<F>): Condensates;
  /** {@link dbscan} */
  dbscan<F extends Floats>(input: DbscanInput<F>): DbscanClusters;
  /** {@link densityPeaks} */
  densityPeaks<F extends Floats>(input: DensityPeaksInput<F>): DensityPeaksClusters;
  /** {@link scan} over the options of `condense` */
  scan<F extends Floats>(options: CondenseScanOptions<F>): Scan<CondenseParameters>;
  /** {@link scan} over the options of `dbscan` */
  scan<F extends Floats>(options: DbscanScanOptions<F>): Scan<DbscanParameters>;
  /** {@link payloadLoss} */
  payloadLoss<F extends Floats>(input: PayloadInput<F>): Payload;
  /** {@link payloadLossGrad} */
  payloadLossGrad<F extends Floats>(input: PayloadInput<F>): Payload & PayloadGradients<NewArray<F>>;
  /** {@link warmUp} */
  warmUp(options?: WarmUpOptions): void;
  /** {@link clusteringScores} */
  clusteringScores(options: ClusteringScoresOptions): ClusteringScores;
  /** {@link trackingMetrics} */
  trackingMetrics(options: TrackingMetricsOptions): TrackingMetrics;
  /** {@link matchObjects} */
  matchObjects(input: MatchInput): Matching;
  /** {@link responses} */
  responses(input: ResponsesInput): Responses;
  /** {@link clusterProperties} */
  clusterProperties<S extends string = never, M extends string = never, V extends string = never>(
    input: ClusterPropertiesInput<S, M, V>,
  ): ClusterProperties<S, M, V>;
  /** {@link denseIds} */
  denseIds(input: DenseIdsInput): DenseIds;
  /** {@link rowSplitsOf} */
  rowSplitsOf(input: BatchInput): Int32Array;
  /** {@link batchOf} */
  batchOf(input: RowSplitsInput): Int32Array;
  /** {@link memoryBytes} */
  memoryBytes(sizes: MemorySizes): number;
  /** {@link linearMemoryBytes} */
  linearMemoryBytes(): number;
  /** {@link releaseMemory} */
  releaseMemory(): void;
}
