/**
 * The oracle: every convention's loss and gradients in plain float64, O(N·K), without WASM. It is written for
 * readability, from the formulas of src/conventions/convention.ts. It returns each term with its gradients. Every
 * number has an S, the sum of the absolute values of its contributions (with a hinge factor of 1), to which tolerances
 * are relative. In float32 only two things differ: where beta is clipped just below 1, and whether a pair is within
 * reach, which is computed as in the kernels.
 */
import { conventions } from "../../src/conventions/index.ts";
import { batchFactors } from "./batch.ts";
import { coward, noise } from "./betaTerms.ts";
import { charges } from "./charges.ts";
import { cutEvent, type Event, type ReferenceInput } from "./event.ts";
import { objects } from "./objects.ts";
import { attract, repel } from "./potentials.ts";
import { emptySums, INPUTS, perTerm, Sum, type Sums, sums, TERMS, type Term } from "./sums.ts";

export type { ReferenceInput } from "./event.ts";
export { INPUTS, type Input, Sum, type Sums, TERMS, type Term } from "./sums.ts";

export interface Reference {
  terms: Record<Term, Sum>;
  grad: Record<Term, Sums>;
  /** Pairs of a hit and another object within reach; all pairs if the repulsion has no reach */
  nRep: number;
  /** [E][K] the condensation point of each object, counted from the event's first hit */
  alphas: number[][];
}

export function reference(input: ReferenceInput): Reference {
  const { beta, x, rowSplits = [0, beta.length], convention = conventions.objectCondensation } = input;
  const n = beta.length;
  const result: Reference = {
    terms: perTerm(() => new Sum()),
    grad: perTerm(() => emptySums(n, n > 0 ? x.length / n : 0)),
    nRep: 0,
    alphas: [],
  };
  const events: Event[] = [];
  for (let e = 0; e + 1 < rowSplits.length; e++)
    events.push(cutEvent(input, convention, e, rowSplits[e], rowSplits[e + 1]));
  const factors = batchFactors(convention, events);
  events.forEach((event, e) => {
    const { terms, grad, nRep, alphas } = referenceEvent(event);
    result.nRep += nRep;
    result.alphas.push(alphas[0]);
    for (const term of TERMS) {
      const factor = factors[e][term];
      terms[term].flow(result.terms[term], factor);
      for (const name of INPUTS) {
        const first = rowSplits[e] * (name === "x" ? event.D : 1);
        for (const [i, sum] of grad[term][name].entries()) sum.flow(result.grad[term][name][first + i], factor);
      }
    }
  });
  return result;
}

/** Computes the terms of one event, before the batch rule. */
function referenceEvent(event: Event): Reference {
  const terms = perTerm(() => new Sum());
  const byB = perTerm(() => emptySums(event.N, event.D));
  const all = charges(event);
  const found = objects(event, all);
  noise(event, all, terms.noise, byB.noise);
  coward(event, all, found, terms.coward, byB.coward);
  if (found.length > 0) attract(event, all, found, terms.attractive, byB.attractive);
  const nRep = repel(event, all, found, terms.repulsive, byB.repulsive);
  const grad = perTerm((term) => {
    const beta = sums(event.N);
    all.toBeta(byB[term].beta, beta);
    return { ...byB[term], beta };
  });
  return { terms, grad, nRep, alphas: [found.map(({ alpha }) => alpha)] };
}
