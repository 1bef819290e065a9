/** The factors of the terms in `total`. */
import { LARGEST_WEIGHT } from "../checks/limits.ts";
import { checkNames, checkNumber } from "../checks/options.ts";
import type { LossWeights } from "../terms.ts";

const TERMS = ["attractive", "repulsive", "coward", "noise"] as const;

const EQUAL: Required<LossWeights> = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };

/** The call's weights, else the convention's, else 1. @throws {InputError} */
export function checkLossWeights(
  defaults: LossWeights | undefined,
  given: LossWeights | undefined,
): Required<LossWeights> {
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
  const weight = (term: keyof LossWeights): number => {
    const value = own[term];
    return value === undefined ? weights[term] : checkNumber(`${name}.${term}`, value, -LARGEST_WEIGHT, LARGEST_WEIGHT);
  };
  return {
    attractive: weight("attractive"),
    repulsive: weight("repulsive"),
    coward: weight("coward"),
    noise: weight("noise"),
  };
}
