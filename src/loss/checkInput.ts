/**
 * Input → a checked batch. Everything that can be told without looking at every number is checked here, before
 * anything is copied; `loadBatch.ts` checks the numbers themselves.
 */
import { checkFloats, checkIds, checkRowSplits, precisionOf } from "../checks/arrays.ts";
import { checkDimensions } from "../checks/dimensions.ts";
import { LARGEST_CAP, LARGEST_WEIGHT } from "../checks/limits.ts";
import { checkInteger, checkNames, checkNumber, checkThreshold } from "../checks/options.ts";
import { checkOut } from "../checks/out.ts";
import { checkConvention, readInputs } from "../conventions/checkConvention.ts";
import type { Convention } from "../conventions/convention.ts";
import { hasReach } from "../conventions/derived.ts";
import { checkExtras, type Extras } from "../conventions/extraInputs.ts";
import { conventions } from "../conventions/index.ts";
import { InputError } from "../errors.ts";
import type { LossWeights } from "../terms.ts";
import type { Floats, GradientArrays, Precision } from "../types.ts";
import type { IdKind } from "../wasm/structs.ts";
import type { GradientOption, TigerInput } from "./lossInput.ts";

export interface Batch<F extends Floats = Floats> {
  readonly precision: Precision;
  /** N and D */
  readonly hits: number;
  readonly dimensions: number;
  readonly beta: F;
  readonly x: F;
  readonly weights?: F;
  readonly ids: Int32Array | Uint32Array | BigInt64Array | BigUint64Array | Float64Array;
  readonly idKind: IdKind;
  /** [E + 1] */
  readonly rowSplits: Int32Array;
  readonly qMin: number;
  readonly noiseThreshold: number;
  readonly lossWeights: Required<LossWeights>;
  readonly convention: Convention;
  readonly extras: Extras<F>;
  /** 0: no cap */
  readonly maxNRep: number;
  readonly seed: number;
  readonly out: GradientArrays<F>;
}

/** Which of the four functions is called: what it takes. */
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
const TERMS = ["attractive", "repulsive", "coward", "noise"] as const;

/** @throws {InputError} */
export function checkBatch<F extends Floats>(input: TigerInput<F> & GradientOption<F>, variant: Variant): Batch<F> {
  const { name, tiger, gradient } = variant;
  checkNames(name, input, tiger ? (gradient ? TIGER_GRAD : TIGER) : gradient ? COMMON_GRAD : COMMON);
  const { beta, x, weights } = input;
  const precision = precisionOf("beta", beta);
  const hits = beta.length;
  const dimensions = checkDimensions(x, precision, hits, input.dimensions);
  if (weights !== undefined) checkFloats("weights", weights, precision, hits, "N");
  const { ids, kind } = checkIds("objectId", input.objectId, hits);
  // a misspelt name of a convention is undefined: that must not mean the default
  const convention = "convention" in input ? (input.convention as Convention) : conventions.objectCondensation;
  checkConvention(convention);
  const extras = checkExtras(input, convention.name, readInputs(convention), precision, hits);
  return {
    precision,
    hits,
    dimensions,
    beta,
    x,
    weights,
    ids,
    idKind: kind,
    rowSplits: checkRowSplits(input.rowSplits, hits),
    qMin: checkQMin(input.qMin === undefined ? convention.qMin : input.qMin, convention),
    noiseThreshold: checkThreshold(
      "noiseThreshold",
      input.noiseThreshold === undefined ? convention.noiseThreshold : input.noiseThreshold,
    ),
    lossWeights: checkLossWeights(convention.lossWeights, input.lossWeights),
    convention,
    extras,
    maxNRep: checkCap(input.maxNRep === undefined ? 0 : input.maxNRep, convention),
    seed: checkInteger("seed", input.seed === undefined ? 0 : input.seed, 0, Number.MAX_SAFE_INTEGER),
    out: checkOut(input.out, precision, input),
  };
}

function checkQMin(qMin: number | undefined, { charge }: Convention): number {
  if (charge === "spectator" && qMin === undefined) return 0;
  if (qMin === undefined) throw new InputError("qMin: got undefined, expected a number; object_condensation's q_min");
  return checkNumber("qMin", qMin, 0, LARGEST_WEIGHT);
}

/** Only a repulsion with a reach has few pairs to choose among; the others are evaluated exactly, over all. */
function checkCap(maxNRep: number, convention: Convention): number {
  const cap = checkInteger("maxNRep", maxNRep, 0, LARGEST_CAP);
  if (cap === 0 || hasReach(convention)) return cap;
  throw new InputError(
    `maxNRep: got ${cap} with ${convention.name}, whose repulsion has no reach to sample in; leave it out: all pairs are exact`,
  );
}

const EQUAL: Required<LossWeights> = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };

function checkLossWeights(defaults: LossWeights | undefined, given: LossWeights | undefined): Required<LossWeights> {
  const own = overwritten(EQUAL, "convention.lossWeights", defaults);
  return overwritten(own, "lossWeights", given);
}

function overwritten(
  weights: Required<LossWeights>,
  name: string,
  own: LossWeights | undefined,
): Required<LossWeights> {
  if (own === undefined) return weights;
  checkNames(name, own, TERMS);
  const weight = (term: keyof LossWeights): number =>
    own[term] === undefined
      ? weights[term]
      : checkNumber(`${name}.${term}`, own[term], -LARGEST_WEIGHT, LARGEST_WEIGHT);
  return {
    attractive: weight("attractive"),
    repulsive: weight("repulsive"),
    coward: weight("coward"),
    noise: weight("noise"),
  };
}
