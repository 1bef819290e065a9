/** The options of a scan: checks them, copies arrays and fills in defaults. */
import type { AnyPrecision } from "../checks/anyPrecision.ts";
import { checkNames, checkWord, describe } from "../checks/options.ts";
import { checkRule } from "../condense/checkRule.ts";
import type { CondenseRule } from "../condense/rule.ts";
import { condenseRules } from "../condense/rules.ts";
import { InputError } from "../errors.ts";
import { checkHitLimits } from "../metrics/checkScoring.ts";
import { RATE_NAMES } from "../metrics/rates.ts";
import type { TrackingRates } from "../metrics/results.ts";
import type { Precision } from "../types.ts";
import { type CheckedEvent, checkEvent, type Scoring } from "./checkEvent.ts";
import { checkTrials, type Parameters } from "./checkTrials.ts";
import type { CondenseScanOptions, DbscanScanOptions, ScanEvent } from "./options.ts";

export type AnyScanEvent = AnyPrecision<ScanEvent<Float32Array>>;
type OfAny<Options> = Omit<Options, "events"> & { events: readonly AnyScanEvent[] };
export type AnyScanOptions = OfAny<CondenseScanOptions<Float32Array>> | OfAny<DbscanScanOptions<Float32Array>>;

export interface CheckedScan {
  readonly method: "condense" | "dbscan";
  readonly precision: Precision;
  readonly dimensions: number;
  readonly events: readonly CheckedEvent[];
  /** Pairs of parameters, in the order of `PARAMETERS` */
  readonly trials: readonly (readonly [number, number])[];
  readonly guide: keyof TrackingRates;
  readonly rule: CondenseRule;
  readonly minClusterHits: number;
}

/** The two parameters of each method: the one that the loops over a grid change less often first. */
export const PARAMETERS: Readonly<Record<"condense" | "dbscan", Parameters>> = {
  condense: {
    betaThreshold: { from: 0, to: 1, lowest: 0, highest: 1, whole: false },
    radius: { from: 0, to: 1, lowest: 0, highest: 1e15, whole: false },
  },
  dbscan: {
    eps: { from: 0, to: 1, lowest: 0, highest: 1e15, whole: false },
    minSamples: { from: 1, to: 4, lowest: 1, highest: 2 ** 31, whole: true },
  },
};

const SHARED = ["events", "method", "grid", "ranges", "guide", "trials", "seed", "dimensions"];
const SCORING = ["noiseThreshold", "ptThreshold", "maxEta", "minHits", "minClusterHits"];

/** Every option is read once, and arrays are copied before they are checked. @throws {InputError} */
export function checkScan(input: AnyScanOptions): CheckedScan {
  checkNames("scan", input, [...SHARED, ...SCORING, "rule"]);
  const { method, grid, ranges, trials, seed, guide = "doubleMajority", events, dimensions } = input;
  checkWord("scan: method", method, ["condense", "dbscan"]);
  checkWord("scan: guide", guide, RATE_NAMES);
  const rule = ruleOf(input, method);
  const pairs = checkTrials(PARAMETERS[method], { grid, ranges, trials, seed });
  const scoring = checkScoring(input);
  const given = copyEvents(events);
  const checked: CheckedEvent[] = [];
  for (let e = 0; e < given.length; e++) {
    const needed = { method, precision: checked[0]?.precision, dimensions, scoring };
    checked.push(checkEvent(`scan: events[${e}]`, given[e], needed));
  }
  const [{ dimensions: D, precision }] = checked;
  checked.forEach(({ dimensions: own }, e) => {
    if (own !== D)
      throw new InputError(`scan: events[${e}].x: got ${own} coordinates a hit, expected ${D} as in events[0]`);
  });
  return {
    ...{ method, precision, dimensions: D, events: checked, trials: pairs, guide, rule },
    minClusterHits: scoring.minClusterHits,
  };
}

function ruleOf(input: AnyScanOptions, method: string): CondenseRule {
  if (!("rule" in input)) return condenseRules.paper;
  if (method === "condense") return checkRule(input.rule as CondenseRule);
  throw new InputError('scan: got rule with the method "dbscan", which does not read it; leave it out');
}

/** The thresholds are checked with each event, which may lack what they apply to. */
function checkScoring(input: AnyScanOptions): Scoring {
  const { noiseThreshold, ptThreshold, maxEta, minHits, minClusterHits } = input;
  return { ptThreshold, maxEta, ...checkHitLimits("scan", { noiseThreshold, minHits, minClusterHits }) };
}

function copyEvents(events: unknown): readonly AnyScanEvent[] {
  if (!Array.isArray(events) || events.length === 0) {
    const got = Array.isArray(events) ? "an empty array" : describe(events);
    throw new InputError(`scan: events: got ${got}, expected an array of at least one event`);
  }
  return Array.from(events);
}
