/** The input of the property losses: checks it and fills in defaults. */
import type { AnyPrecision } from "../checks/anyPrecision.ts";
import { checkFloats, checkRowSplits, precisionOf } from "../checks/arrays.ts";
import { copyFloats, copyInRange } from "../checks/copyFloats.ts";
import { guarded } from "../checks/guarded.ts";
import { checkIds, copyIds } from "../checks/hitIds.ts";
import { LARGEST_WEIGHT } from "../checks/limits.ts";
import {
  checkFlag,
  checkNames,
  checkNumber,
  checkText,
  checkThreshold,
  checkWord,
  copyFields,
  howMany,
} from "../checks/options.ts";
import { lengthOf, typeOf } from "../checks/typedArrays.ts";
import { checkBetaMax, type ReadInputs } from "../conventions/checkConvention.ts";
import { checkExtras, type Extras } from "../conventions/checkExtras.ts";
import { betaMaxOf } from "../conventions/derived.ts";
import { InputError } from "../errors.ts";
import type { Floats, Precision } from "../types.ts";
import { type PayloadConvention, payloadConventions } from "./conventions.ts";
import type { PayloadInput } from "./payloadInput.ts";

export type AnyPayloadInput = AnyPrecision<PayloadInput<Float32Array>>;

/** The input with every default filled in; the arrays of `extras` may still be absent. */
export interface CheckedPayload {
  readonly precision: Precision;
  /** P */
  readonly count: number;
  readonly beta: Floats;
  readonly hitLoss: Floats;
  readonly ids: ArrayLike<number | bigint>;
  readonly rowSplits: Int32Array;
  readonly convention: PayloadConvention;
  readonly betaMax: number;
  /** Rounded to the arrays' precision */
  readonly betaClip: number;
  readonly noiseThreshold: number;
  readonly qMin: number;
  readonly extras: Extras;
}

const NAMES = ["beta", "hitLoss", "objectId", "convention", "rowSplits", "noiseThreshold", "qMin"];
const CONVENTION_NAMES = [...Object.keys(payloadConventions.hgcalmlBasic), "quirks"];
const EXTRAS = ["objectMask", "objectWeight", "spectatorWeight"];

const CHOICES = {
  weight: ["artanhSquared", "betaSquared"],
  mean: ["objects", "hits", "hitsOverN"],
  mask: ["none", "hits"],
  spectators: ["none", "charge", "qMin"],
  batch: ["meanOfEvents", "objects", "plus"],
} as const;

/** Every option is read once, and arrays are copied before they are checked. @throws {InputError} */
export function checkPayload(name: string, input: AnyPayloadInput): CheckedPayload {
  return guarded(name, () => {
    checkNames(name, input, [...NAMES, ...EXTRAS]);
    // payloadConventions.<misspelt name> is undefined; that must be an error and not mean the default
    const given = "convention" in input ? (input.convention as PayloadConvention) : payloadConventions.kieseler2020;
    const { beta, hitLoss, objectId, rowSplits, noiseThreshold, qMin } = input;
    const { objectMask, objectWeight, spectatorWeight } = input;
    const extras = { objectMask, objectWeight, spectatorWeight };
    return checkOptions(
      { beta, hitLoss, objectId, rowSplits, noiseThreshold, qMin, ...extras },
      checkConvention(given),
    );
  });
}

function checkOptions(options: Omit<AnyPayloadInput, "convention">, convention: PayloadConvention): CheckedPayload {
  const { beta, hitLoss, noiseThreshold = convention.noiseThreshold, qMin = convention.qMin ?? 0 } = options;
  const precision = precisionOf("beta", beta);
  const hits = lengthOf(beta);
  const { ids, kind } = checkIds("objectId", options.objectId, hits);
  const rowSplits = checkRowSplits(options.rowSplits, hits);
  refuseUnread(options, convention);
  const extras = checkExtras(options, convention.name, readBy(convention), precision, hits);
  const count = checkHitLoss(hitLoss, precision, hits);
  return {
    ...{ precision, count, convention, extras, rowSplits },
    // still as long as before accessors of the caller's ran
    ids: copyIds("objectId", ids, kind, hits),
    beta: copyFloats("beta", beta, precision, hits, "N", 0, 1),
    hitLoss: copyInRange("hitLoss", hitLoss, hits * count, -LARGEST_WEIGHT, LARGEST_WEIGHT),
    betaMax: betaMaxOf(convention.betaMax, precision),
    betaClip: precision === 32 ? Math.fround(convention.betaClip) : convention.betaClip,
    noiseThreshold: checkThreshold("noiseThreshold", noiseThreshold),
    qMin: checkNumber("qMin", qMin, 0, LARGEST_WEIGHT),
  };
}

/** Returns P from the length of hitLoss; 1 if there are no hits. */
function checkHitLoss(hitLoss: unknown, precision: Precision, hits: number): number {
  const length = typeOf(hitLoss) === undefined ? 0 : lengthOf(hitLoss as Floats);
  const count = hits > 0 ? length / hits : 1;
  const whole = Number.isInteger(count) && count > 0;
  checkFloats("hitLoss", hitLoss, precision, whole ? hits * count : length, `N·P = ${hits}·${count}`);
  if (whole) return count;
  throw new InputError(
    `hitLoss: got ${howMany(length)}, expected N·P for N = ${hits} and a whole P of 1 or more, row-major`,
  );
}

/** Rejects inputs for condensation points that the convention does not read. checkExtras rejects the others. */
function refuseUnread(input: Omit<AnyPayloadInput, "convention">, { name, mean, spectators }: PayloadConvention): void {
  const reads = { objectWeight: mean === "objects", qMin: mean === "objects" && spectators !== "none" };
  for (const option of ["objectWeight", "qMin"] as const) {
    if (reads[option] || input[option] === undefined) continue;
    throw new InputError(`${option}: got it with ${name}, which does not read it; leave it out`);
  }
}

/** A copy of the convention, each field read once. */
function checkConvention(given: PayloadConvention): PayloadConvention {
  checkNames("convention", given, CONVENTION_NAMES, {}, "payloadConventions.kieseler2020");
  const convention = copyFields(given, CONVENTION_NAMES) as unknown as PayloadConvention;
  for (const text of ["name", "source"] as const) checkText(`convention.${text}`, convention[text]);
  for (const [field, words] of Object.entries(CHOICES)) {
    checkWord(`convention.${field}`, convention[field as keyof typeof CHOICES], words);
  }
  checkNumber("convention.betaClip", convention.betaClip, 0, 1);
  checkNumber("convention.betaDivisor", convention.betaDivisor, 1, 1e3);
  checkBetaMax(convention);
  checkThreshold("convention.noiseThreshold", convention.noiseThreshold);
  if (convention.quirks !== undefined) checkFlag("convention.quirks", convention.quirks);
  return convention;
}

/** Tells which extra inputs the convention reads. */
function readBy({ mask, spectators }: PayloadConvention): ReadInputs {
  const [objectMask, spectatorWeight] = [mask !== "none", spectators !== "none"];
  return { objectMask, hitEnergy: false, distanceScale: false, spectatorWeight };
}
