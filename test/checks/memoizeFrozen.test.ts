/** Values derived from a convention are remembered if it cannot change, and only then. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { onceFrozen } from "../../src/checks/memoizeFrozen.ts";
import { checkConvention } from "../../src/conventions/checkConvention.ts";
import { conventionFields } from "../../src/event/conventionFields.ts";
import { type Convention, condensationLossGrad, conventions } from "../../src/index.ts";
import { sample } from "../support/samples.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const { gnnTrackingTiger } = conventions;

/** Returns how often a value is computed when it is asked for twice. */
function computations(convention: Convention): number {
  let count = 0;
  const ask = onceFrozen(({ sB }: Convention) => ({ sB, count: ++count }));
  assert.is(ask(convention).sB, ask(convention).sB);
  return count;
}

test("the package's conventions are frozen, and asked once", () => {
  for (const convention of Object.values(conventions)) {
    assert.ok(Object.isFrozen(convention) && Object.isFrozen(convention.lossWeights ?? convention), convention.name);
    assert.is(computations(convention), 1);
    assert.is(conventionFields(convention, 32), conventionFields(convention, 32));
    assert.is.not(conventionFields(convention, 32), conventionFields(convention, 64));
  }
  assert.ok(Object.isFrozen(conventions));
});

test("a frozen convention of the caller's is asked once; one that may change, each time", () => {
  const own = { ...gnnTrackingTiger, sB: 2 };
  assert.is(computations(own), 2);
  assert.is(computations(Object.freeze({ ...own, lossWeights: { noise: 2 } })), 2);
  assert.is(
    computations(
      Object.freeze({
        ...own,
        get sB() {
          return 1;
        },
      }),
    ),
    2,
  );
  assert.is(computations(Object.freeze(Object.setPrototypeOf({ ...own }, { quirks: true }))), 2);
  assert.is(computations(Object.freeze({ ...own, lossWeights: Object.freeze({ noise: 2 }) })), 1);
});

test("a convention changed between calls changes the loss, and its errors come at every call", () => {
  const given = sample(Float64Array, { seed: 1, hits: 40, objects: 3, dims: 2, width: 1 });
  const own = { ...conventions.objectCondensation, sB: 1 };
  const call = () => condensationLossGrad({ ...given, qMin: 0.1, convention: own });
  const before = call();
  own.sB = 3;
  assert.ok(Math.abs(call().noise - 3 * before.noise) <= 1e-12 * before.noise && before.noise > 0);
  own.sB = Number.NaN;
  for (let time = 0; time < 2; time++) throwsInputError(call, /^convention.sB: got NaN, expected a number from/);
  const frozen = Object.freeze({ ...conventions.objectCondensation, coward: "alfa" });
  for (let time = 0; time < 2; time++) {
    throwsInputError(() => checkConvention(frozen as never), /^convention.coward: got "alfa", expected one of alpha/);
    const unweighted = Object.freeze({ ...conventions.objectCondensation, lossWeights: null }) as never;
    const call = () => condensationLossGrad({ ...given, qMin: 0.1, convention: unweighted });
    throwsInputError(call, /^convention.lossWeights: got null, expected an object of attractive/);
  }
});

test.run();
