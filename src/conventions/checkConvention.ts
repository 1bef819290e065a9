/** Checks conventions, which users may combine themselves, and tells which extra inputs a convention reads. */

import { LARGEST_WEIGHT } from "../checks/limits.ts";
import { onceFrozen } from "../checks/memoizeFrozen.ts";
import {
  checkFlag,
  checkNames,
  checkNumber,
  checkText,
  checkThreshold,
  checkWord,
  copyFields,
} from "../checks/options.ts";
import { InputError } from "../errors.ts";
import { WORDS } from "./choices.ts";
import type { Convention } from "./convention.ts";
import { hasReach } from "./derived.ts";
import { conventions } from "./index.ts";

const RANGES = [
  ["betaDivisor", 1, 1e3],
  ["artanhDivisor", 1e-3, 1e3],
  ["centreMix", 0, 1],
  ["centreEpsilon", 0, 1],
  ["centreDamping", 0, 1],
  ["repulsionParameter", 0, 1e3],
  ["sB", -LARGEST_WEIGHT, LARGEST_WEIGHT],
] as const;

/** [field, word, other, needed]: the kernels support the word only if the other field has the needed word. */
const PAIRS = [
  ["objectStrength", "sum", "charge", "spectator"],
  ["chargeScales", "distance", "charge", "spectator"],
  ["repulsion", "radiusGraph", "scale", "none"],
  ["repulsion", "radiusGraph", "chargeScales", "repulsion"],
] as const;

const FLAGS = ["centreRounds", "energyWeighted", "noiseRepels"] as const;
const OPTIONAL = ["qMin", "noiseCharge", "spectatorSuppression", "lossWeights", "quirks"];
const NAMES = [...Object.keys(conventions.objectCondensation), ...OPTIONAL];
const FIELDS = Object.entries(WORDS) as [keyof typeof WORDS, readonly string[]][];

/**
 * A copy of the convention, each of its fields read once; of a frozen one always the same.
 *
 * @throws {InputError}
 */
export const checkConvention: (convention: Convention) => Convention = /* @__PURE__ */ onceFrozen((convention) => {
  checkNames("convention", convention, NAMES, {}, "conventions.objectCondensation");
  const copy = copyFields(convention, NAMES);
  checkFields(copy as unknown as Convention);
  return Object.freeze(copy) as unknown as Convention;
});

function checkFields(convention: Convention): void {
  for (const [field, words] of FIELDS) checkWord(`convention.${field}`, convention[field], words);
  for (const [field, lowest, highest] of RANGES) {
    checkNumber(`convention.${field}`, convention[field], lowest, highest);
  }
  for (const text of ["name", "source"] as const) checkText(`convention.${text}`, convention[text]);
  for (const flag of FLAGS) checkFlag(`convention.${flag}`, convention[flag]);
  const { noiseCharge, spectatorSuppression } = convention;
  checkThreshold("convention.noiseThreshold", convention.noiseThreshold);
  checkBetaMax(convention);
  if (convention.qMin !== undefined) checkNumber("convention.qMin", convention.qMin, 0, LARGEST_WEIGHT);
  if (noiseCharge !== undefined) checkNumber("convention.noiseCharge", noiseCharge, 0, LARGEST_WEIGHT);
  if (spectatorSuppression !== undefined) {
    checkNumber("convention.spectatorSuppression", spectatorSuppression, -LARGEST_WEIGHT, LARGEST_WEIGHT);
  }
  if (convention.repulsion === "hinge" || convention.repulsion === "radiusGraph") {
    // ε only softens the distance near 0; a larger one would shift the reach and could make it negative
    checkNumber("convention.repulsionParameter", convention.repulsionParameter, 0, 1e-2);
  }
  if (convention.quirks !== undefined) checkFlag("convention.quirks", convention.quirks);
  for (const [field, word, other, needed] of PAIRS) {
    if (convention[field] !== word || convention[other] === needed) continue;
    throw new InputError(
      `convention.${field}: got "${word}" with ${other} "${convention[other]}", expected it with "${needed}"`,
    );
  }
  if (convention.metric === "manhattan" && !(convention.repulsion === "hinge" && hasReach(convention))) {
    throw new InputError(`convention.metric: got "manhattan" with ${convention.repulsion}, expected it with "hinge"`);
  }
}

/** Checks the value at which beta is clipped in the charge: artanh must stay finite. */
export function checkBetaMax({ betaMax, betaDivisor }: Pick<Convention, "betaMax" | "betaDivisor">): void {
  if (betaMax !== "belowOne") checkNumber("convention.betaMax", betaMax, 0, betaDivisor > 1 ? 1 : 1 - 2 ** -53);
}

/** For each extra input, whether a convention reads it. */
export type ReadInputs = Readonly<Record<"objectMask" | "hitEnergy" | "distanceScale" | "spectatorWeight", boolean>>;

/** Tells which extra inputs a convention reads. Giving any other is an error, because it would have no effect. */
export const readInputs: (convention: Convention) => ReadInputs = /* @__PURE__ */ onceFrozen((convention) => {
  const { mask, energyWeighted, scale, attractionWeight, spectators, charge, noise } = convention;
  return {
    objectMask: mask !== "none",
    hitEnergy: energyWeighted,
    distanceScale: scale !== "none" || attractionWeight === "pushPull",
    spectatorWeight: spectators !== "none" || charge === "spectator" || noise === "hgcalml",
  };
});
