/** Arguments of the default convention's losses: hits, and all that may go with them. */
import fc from "fast-check";
import type { AnyInput } from "../../support/anyPrecision.ts";
import { uniforms } from "../../support/samples.ts";
import { hitsOf, recipes } from "./hits.ts";

export type LossCase = AnyInput & Required<Pick<AnyInput, "qMin" | "lossWeights">>;

/** As a call gives them: with the usual prototype. */
const PLAIN_OBJECT = { noNullPrototype: true };
const factor = fc.constantFrom(1, 0, -1, 0.3, 7, 1e-3);
const WEIGHTS = {
  none: undefined,
  positive: (u: number): number => 0.5 + u,
  signed: (u: number): number => 3 * u - 1,
  some: (u: number): number => Math.max(0, 2 * u - 1),
  wide: (u: number): number => 10 ** (12 * u - 6),
};

export const lossCases: fc.Arbitrary<LossCase> = fc
  .record({
    recipe: recipes,
    weights: fc.constantFrom(...(Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[])),
    qMin: fc.constantFrom(0.1, 0, 1, 3, 1e-3, 50),
    lossWeights: fc.record({ attractive: factor, repulsive: factor, coward: factor, noise: factor }, PLAIN_OBJECT),
  })
  .map(({ recipe, weights, qMin, lossWeights }) => {
    const hits = hitsOf(recipe);
    const next = uniforms(recipe.seed);
    const weigh = WEIGHTS[weights];
    return { ...hits, ...(weigh && { weights: hits.beta.map(() => weigh(next())) }), qMin, lossWeights };
  });
