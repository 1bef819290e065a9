/**
 * Checks the input of the losses. Types, lengths and options are checked here, before anything is copied;
 * `loadBatch.ts` checks the numbers of the large arrays in linear memory.
 */
import type { AnyPrecision } from "../checks/anyPrecision.ts";
import { checkFloats, checkLength, checkRowSplits, precisionOf } from "../checks/arrays.ts";
import { checkDimensions } from "../checks/dimensions.ts";
import { guarded } from "../checks/guarded.ts";
import { checkIds } from "../checks/hitIds.ts";
import { LARGEST_CAP, LARGEST_WEIGHT } from "../checks/limits.ts";
import { checkInteger, checkNames, checkNumber, checkThreshold, type Siblings } from "../checks/options.ts";
import { checkOut, readOut } from "../checks/out.ts";
import { lengthOf } from "../checks/typedArrays.ts";
import { checkConvention, readInputs } from "../conventions/checkConvention.ts";
import { checkExtras, type Extras } from "../conventions/checkExtras.ts";
import type { Convention } from "../conventions/convention.ts";
import { hasReach } from "../conventions/derived.ts";
import { conventions } from "../conventions/index.ts";
import { InputError } from "../errors.ts";
import type { LossWeights } from "../terms.ts";
import type { Floats, GradientArrays, Precision } from "../types.ts";
import type { IdKind } from "../wasm/structs.ts";
import { checkLossWeights } from "./checkLossWeights.ts";
import type { GradientOption } from "./gradients.ts";
import type { TigerInput } from "./lossInput.ts";

/** The input of any of the four losses. */
export type AnyInput = AnyPrecision<TigerInput<Float32Array>> & GradientOption;

/** The checked input of a call, with defaults filled in. */
export interface Batch {
  readonly precision: Precision;
  /** N and D */
  readonly hits: number;
  readonly dimensions: number;
  readonly beta: Floats;
  readonly x: Floats;
  readonly weights?: Floats;
  readonly ids: Int32Array | Uint32Array | BigInt64Array | BigUint64Array | Float64Array;
  readonly idKind: IdKind;
  /** [E + 1] */
  readonly rowSplits: Int32Array;
  readonly qMin: number;
  readonly noiseThreshold: number;
  readonly lossWeights: Required<LossWeights>;
  readonly convention: Convention;
  readonly extras: Extras;
  /** The cap on repulsive pairs per event; 0: no cap */
  readonly maxNRep: number;
  readonly seed: number;
  readonly out: GradientArrays;
}

/** Which of the four loss functions is called. */
export interface Variant {
  readonly name: string;
  readonly tiger: boolean;
  readonly gradient: boolean;
}

const COMMON = [
  "beta",
  "x",
  "objectId",
  "weights",
  "rowSplits",
  "qMin",
  "noiseThreshold",
  "lossWeights",
  "convention",
  "dimensions",
  "objectMask",
  "hitEnergy",
  "distanceScale",
  "objectWeight",
  "spectatorWeight",
];
const COMMON_GRAD = [...COMMON, "out"];
const TIGER = [...COMMON, "maxNRep", "seed"];
const TIGER_GRAD = [...TIGER, "out"];

/** Options that may be arrays, none of which `out` may share memory with. */
const ARRAYS = [
  "beta",
  "x",
  "objectId",
  "weights",
  "rowSplits",
  "objectMask",
  "hitEnergy",
  "distanceScale",
  "objectWeight",
  "spectatorWeight",
];

/** In the order of ARRAYS. A loop over names would look each one up. */
function arraysOf(options: Options): unknown[] {
  const { beta, x, objectId, weights, rowSplits } = options;
  const { objectMask, hitEnergy, distanceScale, objectWeight, spectatorWeight } = options;
  return [beta, x, objectId, weights, rowSplits, objectMask, hitEnergy, distanceScale, objectWeight, spectatorWeight];
}

const OF_CONDENSE: Siblings = { betaThreshold: "condense", radius: "condense", rule: "condense" };

/** Options of a sibling: what a call of the wrong one is told. */
const SIBLINGS: Readonly<Record<string, Siblings>> = {
  condensationLoss: {
    ...OF_CONDENSE,
    ...{ maxNRep: "condensationLossTiger", seed: "condensationLossTiger", out: "condensationLossGrad" },
  },
  condensationLossGrad: {
    ...OF_CONDENSE,
    ...{ maxNRep: "condensationLossTigerGrad", seed: "condensationLossTigerGrad" },
  },
  condensationLossTiger: { ...OF_CONDENSE, out: "condensationLossTigerGrad" },
  condensationLossTigerGrad: OF_CONDENSE,
};

/** Every option is read once, and arrays that can change are copied before they are checked. @throws {InputError} */
export function checkBatch(input: AnyInput, variant: Variant): Batch {
  return guarded(variant.name, () => checkOptions(readOptions(input, variant)));
}

type Options = AnyInput & { convention: Convention };

/** Each read once. A misspelt name of a convention is undefined: that must not mean the default. */
function readOptions(input: AnyInput, variant: Variant): Options {
  const { name, tiger, gradient } = variant;
  checkNames(name, input, tiger ? (gradient ? TIGER_GRAD : TIGER) : gradient ? COMMON_GRAD : COMMON, SIBLINGS[name]);
  const convention = "convention" in input ? (input.convention as Convention) : conventions.objectCondensation;
  const { beta, x, objectId, weights, rowSplits, qMin, noiseThreshold, lossWeights, dimensions } = input;
  const { objectMask, hitEnergy, distanceScale, objectWeight, spectatorWeight, maxNRep, seed, out } = input;
  // one literal: spreading costs as much as the kernels of a small event
  return {
    beta,
    x,
    objectId,
    weights,
    rowSplits,
    qMin,
    noiseThreshold,
    lossWeights,
    dimensions,
    convention,
    objectMask,
    hitEnergy,
    distanceScale,
    objectWeight,
    spectatorWeight,
    maxNRep,
    seed,
    out,
  };
}

/**
 * Accessors of plain arrays and of nested options run code of the caller's, which may shrink or detach typed arrays: their
 * lengths are checked again after the last of it.
 */
function checkOptions(options: Options): Batch {
  const { beta, x, weights, qMin, noiseThreshold, maxNRep = 0, seed = 0 } = options;
  const precision = precisionOf("beta", beta);
  const hits = lengthOf(beta);
  const dimensions = checkDimensions(x, precision, hits, options.dimensions, "x", "beta");
  if (weights !== undefined) checkFloats("weights", weights, precision, hits, "N");
  const convention = checkConvention(options.convention);
  const lossWeights = checkLossWeights(convention.lossWeights, options.lossWeights);
  const { ids, kind: idKind } = checkIds("objectId", options.objectId, hits);
  const rowSplits = checkRowSplits(options.rowSplits, hits);
  const out = readOut(options.out, options);
  const extras = checkExtras(options, convention.name, readInputs(convention), precision, hits);
  // still as long as before that code ran
  checkFloats("beta", beta, precision, hits, "N");
  checkFloats("x", x, precision, hits * dimensions, `N·D = ${hits}·${dimensions}`);
  if (weights !== undefined) checkFloats("weights", weights, precision, hits, "N");
  checkLength("objectId", lengthOf(ids), hits, "N");
  checkOut(out, precision, options, ARRAYS, arraysOf(options));
  return {
    precision,
    hits,
    dimensions,
    beta,
    x,
    weights,
    ids,
    idKind,
    rowSplits,
    lossWeights,
    convention,
    extras,
    out,
    qMin: checkQMin(qMin === undefined ? convention.qMin : qMin, convention),
    noiseThreshold: checkThreshold(
      "noiseThreshold",
      noiseThreshold === undefined ? convention.noiseThreshold : noiseThreshold,
    ),
    maxNRep: checkCap(maxNRep, convention),
    seed: checkInteger("seed", seed, 0, Number.MAX_SAFE_INTEGER),
  };
}

function checkQMin(qMin: number | undefined, { charge }: Convention): number {
  if (charge === "spectator" && qMin === undefined) return 0;
  if (qMin === undefined) {
    throw new InputError("qMin: got undefined, expected a number, the lowest charge (q_min in object_condensation)");
  }
  return checkNumber("qMin", qMin, 0, LARGEST_WEIGHT);
}

/**
 * Checks the cap. Pairs can be sampled only if the repulsion has a reach; otherwise all pairs are evaluated exactly.
 */
function checkCap(maxNRep: number, convention: Convention): number {
  const cap = checkInteger("maxNRep", maxNRep, 0, LARGEST_CAP);
  if (cap === 0 || hasReach(convention)) return cap;
  throw new InputError(
    `maxNRep: got ${cap} with ${convention.name}, whose repulsion has no reach to sample in; leave it out: all pairs are exact`,
  );
}
