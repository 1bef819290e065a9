/** Scans the thresholds of a clustering: every trial is scored on every event. */
import { guarded } from "../checks/guarded.ts";
import { averagesOf, ratesOf } from "../metrics/rates.ts";
import type { TrackingRates } from "../metrics/results.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { type AnyScanOptions, type CheckedScan, checkScan, PARAMETERS } from "./checkScan.ts";
import { condenseClusterings } from "./condenseClusterings.ts";
import { dbscanClusterings } from "./dbscanClusterings.ts";
import { Members } from "./members.ts";
import type { Scan, ScanTrial } from "./options.ts";
import { Scorer } from "./scorer.ts";

type AnyParameters = Record<string, number>;

/** The neighbour lists of an event take no more than this. */
const MOST_BYTES = 64 * 2 ** 20;
/** Guides that are best where they are lowest. */
const LOWEST: readonly (keyof TrackingRates)[] = [
  "fakePerfect",
  "fakeDoubleMajority",
  "fakeLhc",
  "duplicate",
  "merged",
];

/** Checks the options and makes the trials. `mostBytes`: for tests. @throws {InputError | MemoryError} */
export function scanWith(runtime: Runtime, input: AnyScanOptions, mostBytes: number = MOST_BYTES): Scan<AnyParameters> {
  const checked = guarded("scan", () => checkScan(input));
  const rates = scores(runtime, checked, mostBytes);
  const [first, second] = Object.keys(PARAMETERS[checked.method]);
  const trials = checked.trials.map((pair, t) => ({
    parameters: { [first]: pair[0], [second]: pair[1] },
    ...averagesOf(rates[t], "ofThese"),
  }));
  return { trials, best: bestOf(trials, checked.guide) };
}

/** [trials][events] */
function scores(runtime: Runtime, scan: CheckedScan, mostBytes: number): TrackingRates[][] {
  const rates: TrackingRates[][] = scan.trials.map(() => []);
  const clusteringsOf = scan.method === "condense" ? condenseClusterings : dbscanClusterings;
  for (const event of scan.events) {
    const members = new Members(event.hits);
    const scorer = new Scorer(event.objects, event.slots, scan.minClusterHits);
    for (const { trials, label } of clusteringsOf(runtime, scan, event, mostBytes)) {
      const counts = scorer.score(members, label(members));
      for (let i = 0; i < trials.length; i++) rates[trials[i]].push(ratesOf(counts[i]));
    }
  }
  return rates;
}

/** The first trial with the best mean of the guide. */
function bestOf(
  trials: readonly ScanTrial<AnyParameters>[],
  guide: keyof TrackingRates,
): ScanTrial<AnyParameters> | null {
  const sign = LOWEST.includes(guide) ? -1 : 1;
  let best: ScanTrial<AnyParameters> | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const trial of trials) {
    const mean = trial.mean[guide];
    if (mean === null || sign * mean <= most) continue;
    best = trial;
    most = sign * mean;
  }
  return best;
}
