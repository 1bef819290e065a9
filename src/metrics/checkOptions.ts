/** The options of trackingMetrics: checks them, copies arrays and fills in defaults. */
import { checkRowSplits } from "../checks/arrays.ts";
import { guarded } from "../checks/guarded.ts";
import { checkInteger, checkNames, checkNumber, describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import { type Binning, checkBinning } from "./checkBinning.ts";
import { copyFlags, copyIds, copyNumbers } from "./copyArrays.ts";
import type { CheckedIds } from "./numbering.ts";
import type { TrackingBinning, TrackingMetricsOptions, TrackingThresholds } from "./options.ts";

const NAME = "trackingMetrics";
const ANY = Number.POSITIVE_INFINITY;
/** Each takes numbers of its own, and is far above what is asked for; many more would end the process. */
const MOST_SLOTS = 2 ** 20;

/** Objects with a pt of at least the one and an |eta| below the other count. */
export interface Thresholds {
  readonly ptThreshold: number;
  readonly maxEta: number;
}

/** Every default filled in, every array copied; optional ones may still be absent. */
export interface CheckedMetricsOptions extends Thresholds {
  readonly clusterId: CheckedIds;
  readonly objectId: CheckedIds;
  readonly rowSplits: Int32Array;
  readonly pt: Float64Array | undefined;
  readonly eta: Float64Array | undefined;
  readonly reconstructable: Float64Array | undefined;
  readonly noiseThreshold: number;
  readonly minHits: number;
  readonly minClusterHits: number;
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
    const { noiseThreshold = 0, ptThreshold, maxEta, minHits = 1, minClusterHits = 3 } = options;
    const { thresholds = [], bins = [] } = options;
    const clusterId = copyIds(`${NAME}: clusterId`, clusters);
    const N = clusterId.length;
    const own = checkThresholds(NAME, { ptThreshold, maxEta }, { ptThreshold: 0, maxEta: 4 }, pt, eta);
    const checked = {
      clusterId,
      objectId: copyIds(`${NAME}: objectId`, objects, N),
      rowSplits: checkRowSplits(rowSplits, N),
      pt: pt === undefined ? undefined : copyNumbers(`${NAME}: pt`, pt, N),
      eta: eta === undefined ? undefined : copyNumbers(`${NAME}: eta`, eta, N),
      reconstructable:
        reconstructable === undefined ? undefined : copyFlags(`${NAME}: reconstructable`, reconstructable, N),
      noiseThreshold: checkNumber(`${NAME}: noiseThreshold`, noiseThreshold, -ANY, ANY),
      minHits: checkInteger(`${NAME}: minHits`, minHits, 0, Number.MAX_SAFE_INTEGER),
      minClusterHits: checkInteger(`${NAME}: minClusterHits`, minClusterHits, 0, Number.MAX_SAFE_INTEGER),
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

/** Each threshold needs the values that it applies to. */
export function checkThresholds(
  name: string,
  { ptThreshold, maxEta }: TrackingThresholds,
  otherwise: Thresholds,
  pt: unknown,
  eta: unknown,
): Thresholds {
  if (ptThreshold !== undefined && pt === undefined) {
    throw new InputError(`${name}: got ptThreshold without pt, expected the pt of every hit's object with it`);
  }
  if (maxEta !== undefined && eta === undefined) {
    throw new InputError(`${name}: got maxEta without eta, expected the eta of every hit's object with it`);
  }
  return {
    ptThreshold:
      ptThreshold === undefined ? otherwise.ptThreshold : checkNumber(`${name}: ptThreshold`, ptThreshold, 0, ANY),
    maxEta: maxEta === undefined ? otherwise.maxEta : checkNumber(`${name}: maxEta`, maxEta, 0, ANY),
  };
}

function checkList<T>(name: string, given: unknown): readonly T[] {
  if (Array.isArray(given)) return Array.from(given as T[]);
  throw new InputError(`${NAME}: ${name}: got ${describe(given)}, expected an array of objects`);
}
