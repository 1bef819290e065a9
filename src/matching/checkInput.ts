/** The input of matchObjects: checks it and fills in defaults. */

import { checkRowSplits } from "../checks/arrays.ts";
import { copyHitIds, countIds } from "../checks/hitIds.ts";
import { checkNames, checkNumber, checkThreshold, checkWord } from "../checks/options.ts";
import { copyWeights } from "../clusters/checkProperties.ts";
import { InputError } from "../errors.ts";
import type { TypedIds } from "../types.ts";
import type { MatchInput } from "./matching.ts";
import type { MatchRule } from "./matchRules.ts";

/** The input with every default filled in. */
export interface CheckedMatching extends MatchRule {
  readonly clusterId: TypedIds;
  readonly objectId: TypedIds;
  readonly rowSplits: Int32Array;
  readonly weights?: Float64Array;
}

const NAMES = ["clusterId", "objectId", "weights", "rowSplits"];
const RULE_NAMES = ["measure", "by", "threshold", "assignment", "unclusteredThreshold", "noiseThreshold"];

/** Every option is read once, and arrays are copied before they are checked. @throws {InputError} */
export function checkMatching(input: MatchInput): CheckedMatching {
  checkNames("matchObjects", input, [...NAMES, ...RULE_NAMES]);
  const { clusterId, objectId, weights, rowSplits } = input;
  const { measure = "iou", by = weights === undefined ? "hits" : "weights", threshold } = input;
  const { assignment = "oneToOne", unclusteredThreshold = -1, noiseThreshold = 0 } = input;
  checkWord("measure", measure, ["iou", "iom"]);
  checkWord("by", by, ["hits", "weights"]);
  checkWord("assignment", assignment, ["oneToOne", "oneToMany"]);
  if (by === "weights" && weights === undefined) {
    throw new InputError('by: got "weights" without weights, expected the weight of every hit with it');
  }
  const hits = countIds("clusterId", clusterId);
  // what may run code of the caller's comes before typed arrays are copied
  const splits = checkRowSplits(rowSplits, hits);
  const ids = { clusterId: copyHitIds("clusterId", clusterId, hits), objectId: copyHitIds("objectId", objectId, hits) };
  const copy = weights === undefined ? undefined : copyWeights(weights, hits);
  return {
    ...{ measure, by, assignment, ...ids, rowSplits: splits },
    weights: copy,
    threshold: checkNumber("threshold", threshold, 0, 1),
    unclusteredThreshold: checkThreshold("unclusteredThreshold", unclusteredThreshold),
    noiseThreshold: checkThreshold("noiseThreshold", noiseThreshold),
  };
}
