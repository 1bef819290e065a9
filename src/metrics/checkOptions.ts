/** The options of trackingMetrics: checks them, copies arrays and fills in defaults. */
import { checkRowSplits } from "../checks/arrays.ts";
import { guarded } from "../checks/guarded.ts";
import { checkNames, describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import { type Binning, checkBinning } from "./checkBinning.ts";
import { checkHitLimits, checkThresholds, copyValues, DEFAULT_THRESHOLDS } from "./checkScoring.ts";
import { copyIds } from "./copyArrays.ts";
import type { CheckedIds } from "./numbering.ts";
import type { TrackingBinning, TrackingMetricsOptions, TrackingThresholds } from "./options.ts";
import type { HitLimits, ObjectValues, Thresholds } from "./selection.ts";

const NAME = "trackingMetrics";
/** Each takes numbers of its own, and is far above what is asked for; many more would end the process. */
const MOST_SLOTS = 2 ** 20;

/** Every default filled in, every array copied; optional ones may still be absent. */
export interface CheckedMetricsOptions extends Thresholds, HitLimits, ObjectValues {
  readonly clusterId: CheckedIds;
  readonly objectId: CheckedIds;
  readonly rowSplits: Int32Array;
  readonly thresholds: readonly Thresholds[];
  readonly binnings: readonly Binning[];
}

const ARRAYS = ["clusterId", "objectId", "rowSplits", "pt", "eta", "reconstructable"];
const THRESHOLDS = ["noiseThreshold", "ptThreshold", "maxEta", "minHits", "minClusterHits", "thresholds", "bins"];

/** Checks the options, each read once, and fills in defaults. @throws {InputError} */
export function checkMetricsOptions(options: TrackingMetricsOptions): CheckedMetricsOptions {
  return guarded(NAME, () => {
    checkNames(NAME, options, [...ARRAYS, ...THRESHOLDS]);
    const { clusterId: clusters, objectId: objects, rowSplits, pt, eta, reconstructable } = options;
    const { noiseThreshold, ptThreshold, maxEta, minHits, minClusterHits } = options;
    const { thresholds = [], bins = [] } = options;
    const clusterId = copyIds(`${NAME}: clusterId`, clusters);
    const N = clusterId.length;
    const own = checkThresholds(NAME, { ptThreshold, maxEta }, DEFAULT_THRESHOLDS, pt, eta);
    const checked = {
      clusterId,
      objectId: copyIds(`${NAME}: objectId`, objects, N),
      rowSplits: checkRowSplits(rowSplits, N),
      ...copyValues(`${NAME}: `, { pt, eta, reconstructable }, N),
      ...checkHitLimits(NAME, { noiseThreshold, minHits, minClusterHits }),
    };
    const { pt: pts, eta: etas } = checked;
    const selections = checkList<TrackingThresholds>("thresholds", thresholds).map((one, i) => {
      const name = `${NAME}: thresholds[${i}]`;
      checkNames(name, one, ["ptThreshold", "maxEta"]);
      return checkThresholds(name, one, own, pts, etas);
    });
    const binnings = checkList<TrackingBinning>("bins", bins).map((one, i) =>
      checkBinning(`${NAME}: bins[${i}]`, one, N, pts, etas),
    );
    checkSlots(checked.rowSplits.length - 1, 1 + selections.length, binnings);
    return { ...checked, ...own, thresholds: selections, binnings };
  });
}

/** Every event has numbers of its own in each selection and in each bin. */
function checkSlots(events: number, selections: number, binnings: readonly Binning[]): void {
  const sets = binnings.reduce((sum, { edges }) => sum + edges.length - 1, selections);
  if (events * sets <= MOST_SLOTS) return;
  throw new InputError(
    `${NAME}: got ${events} events times ${sets} selections and bins, expected at most ${MOST_SLOTS}; divide the events`,
  );
}

function checkList<T>(name: string, given: unknown): readonly T[] {
  if (Array.isArray(given)) return Array.from(given as T[]);
  throw new InputError(`${NAME}: ${name}: got ${describe(given)}, expected an array of objects`);
}
