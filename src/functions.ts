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
 * precisions has the same parameter: `<F extends Floats>(input: LossInput<F>) => …`. Where you hold arrays that may be of
 * either, tell them apart by `beta instanceof Float32Array`.
 */
export interface Functions {
  condensationLoss<F extends Floats>(input: LossInput<F>): Loss;
  condensationLossGrad<
    F extends Floats,
    Out extends GradientArrays<SamePrecision<F>> = Record<never, never>,
    Given extends GradientSources<SamePrecision<F>> = Record<never, never>,
  >(input: GradientInput<F, LossInput<F>, Out, Given>): Loss & GradientsOf<F, Out, Given>;
  condensationLossTiger<F extends Floats>(input: TigerInput<F>): TigerLoss;
  condensationLossTigerGrad<
    F extends Floats,
    Out extends GradientArrays<SamePrecision<F>> = Record<never, never>,
    Given extends GradientSources<SamePrecision<F>> = Record<never, never>,
  >(input: GradientInput<F, TigerInput<F>, Out, Given>): TigerLoss & GradientsOf<F, Out, Given>;
  condense<F extends Floats>(input: CondenseInput<F>): Condensates;
  dbscan<F extends Floats>(input: DbscanInput<F>): DbscanClusters;
  densityPeaks<F extends Floats>(input: DensityPeaksInput<F>): DensityPeaksClusters;
  scan<F extends Floats>(options: CondenseScanOptions<F>): Scan<CondenseParameters>;
  scan<F extends Floats>(options: DbscanScanOptions<F>): Scan<DbscanParameters>;
  payloadLoss<F extends Floats>(input: PayloadInput<F>): Payload;
  payloadLossGrad<F extends Floats>(input: PayloadInput<F>): Payload & PayloadGradients<NewArray<F>>;
  warmUp(options?: WarmUpOptions): void;
  clusteringScores(options: ClusteringScoresOptions): ClusteringScores;
  trackingMetrics(options: TrackingMetricsOptions): TrackingMetrics;
  matchObjects(input: MatchInput): Matching;
  responses(input: ResponsesInput): Responses;
  clusterProperties<S extends string = never, M extends string = never, V extends string = never>(
    input: ClusterPropertiesInput<S, M, V>,
  ): ClusterProperties<S, M, V>;
  denseIds(input: DenseIdsInput): DenseIds;
  rowSplitsOf(input: BatchInput): Int32Array;
  batchOf(input: RowSplitsInput): Int32Array;
  memoryBytes(sizes: MemorySizes): number;
  linearMemoryBytes(): number;
  releaseMemory(): void;
}
