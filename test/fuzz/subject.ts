/** What is tried: the package's functions behind one object, so that a test can put a fault in their place. */
import { condenseWith } from "../../src/condense/condense.ts";
import { dbscanWith } from "../../src/dbscan/dbscan.ts";
import { densityPeaksWith } from "../../src/densityPeaks/densityPeaks.ts";
import * as events from "../../src/events.ts";
import * as api from "../../src/index.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { payloadWith } from "../../src/payload/payloadLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate, type Runtime } from "../../src/wasm/runtime.ts";

export interface Subject {
  readonly runtime: Runtime;
  readonly computeLoss: typeof computeLoss;
  readonly condense: typeof condenseWith;
  readonly dbscan: typeof dbscanWith;
  readonly densityPeaks: typeof densityPeaksWith;
  readonly payload: typeof payloadWith;
  readonly metrics: typeof api.trackingMetrics;
  readonly clusteringScores: typeof api.clusteringScores;
  /** By name, as users call them. */
  readonly exported: Readonly<Record<string, (argument: never) => unknown>>;
}

/** The package itself, over kernels of its own. */
export function subject(): Subject {
  const { condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } = api;
  const { condense, dbscan, densityPeaks, payloadLoss, payloadLossGrad, memoryBytes, warmUp, createKernels } = api;
  const { trackingMetrics, clusteringScores } = api;
  const { matchObjects, responses, clusterProperties, denseIds, rowSplitsOf, batchOf } = api;
  const { simulateEvent, parseTrackml, particleRows } = events;
  return {
    runtime: instantiate(loadModule()),
    computeLoss,
    condense: condenseWith,
    dbscan: dbscanWith,
    densityPeaks: densityPeaksWith,
    payload: payloadWith,
    metrics: trackingMetrics,
    clusteringScores,
    exported: {
      ...{ condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad },
      ...{ condense, dbscan, densityPeaks, payloadLoss, payloadLossGrad, memoryBytes, warmUp, createKernels },
      ...{ trackingMetrics, clusteringScores },
      ...{ matchObjects, responses, clusterProperties, denseIds, rowSplitsOf, batchOf },
      ...{ simulateEvent, parseTrackml, particleRows },
    },
  };
}
