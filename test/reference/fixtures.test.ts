/** The oracle against the original implementations, in float64: values, condensation points and gradients. */
import { test } from "uvu";
import { Comparison, TOLERANCE } from "../support/compare.ts";
import { checkCase, checkFinite, comparableCases } from "./checkFixture.ts";
import type { FixtureCase } from "./fromFixture.ts";
import { type Reference, reference, Sum, TERMS } from "./index.ts";

const oracle = ({ input, convention }: FixtureCase): Reference => reference({ ...input, convention });

for (const fixture of comparableCases()) {
  test(fixture.name, () => checkCase(fixture, oracle));
  if (fixture.convention.quirks) test(`${fixture.name} without quirks`, () => checkSane(fixture));
}

/** Checks results without quirks: every event counts by itself, and gnn_tracking's normalisers are whole numbers. */
function checkSane(fixture: FixtureCase): void {
  const { input, name } = fixture;
  const convention = { ...fixture.convention, quirks: false };
  const got = reference({ ...input, convention });
  checkFinite(got);
  const compare = new Comparison(name, TOLERANCE[64]);
  if (convention.batch === "plus") {
    const { rowSplits = [] } = input;
    const events = rowSplits.length - 1;
    const alone = Array.from({ length: events }, (_, e) => reference({ ...onlyEvent(input, e), convention }));
    for (const term of TERMS) {
      const sum = new Sum();
      for (const { terms } of alone) terms[term].flow(sum, (1 + 1e-3) / (events + 1e-3));
      compare.number(term, got.terms[term].value, sum.value, sum.scale);
    }
    return;
  }
  const [{ length: K }] = got.alphas;
  const N = input.beta.length;
  const ratio = (1e-9 + (K - 1) * N) / (N * Math.max(K - 1, 1));
  const { value, scale } = oracle(fixture).terms.repulsive;
  compare.number("repulsive", got.terms.repulsive.value, value * ratio, scale * ratio);
}

function onlyEvent(input: FixtureCase["input"], e: number): FixtureCase["input"] {
  const [first, end] = [input.rowSplits![e], input.rowSplits![e + 1]];
  const cut = <T>(values: ArrayLike<T> | undefined, stride = 1): T[] | undefined =>
    values && Array.from(values).slice(first * stride, end * stride);
  return {
    ...input,
    beta: cut(input.beta)!,
    x: cut(input.x, input.x.length / input.beta.length)!,
    objectId: cut(input.objectId)!,
    distanceScale: cut(input.distanceScale),
    objectWeight: cut(input.objectWeight),
    spectatorWeight: cut(input.spectatorWeight),
    rowSplits: [0, end - first],
  };
}

test.run();
