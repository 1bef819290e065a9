/** Loss fixtures of every family as oracle input: the convention, the inputs, and what the original gave. */
import type { Convention } from "../../src/conventions/convention.ts";
import { fixtures } from "../support/fixtures.ts";
import { type HgcalmlFixture, hgcalmlCase } from "./fromHgcalml.ts";
import { mlpfCase } from "./fromMlpf.ts";
import { gnnTrackingCase, objectCondensationCase, type PytorchFixture } from "./fromPytorch.ts";
import type { Input, ReferenceInput, Term } from "./index.ts";

/** By an input, flat; 0: identically zero; a single NaN: there is none. Other inputs were not differentiated by. */
export type Grads = Partial<Record<Input, number[] | 0>>;

export interface FixtureCase {
  /** Unique over all families */
  name: string;
  convention: Convention;
  /** Everything but the convention */
  input: Omit<ReferenceInput, "convention">;
  /** NaN: the original gave NaN, or raised. `sum` is Σ sumWeights·term */
  expected: Partial<Record<Term | "sum", number>>;
  /** Of each event, counted from its first hit, ascending by id; absent where the fixture does not tell */
  alphas?: number[][];
  nRep?: number;
  sumWeights: Record<Term, number>;
  grads: Partial<Record<Term | "sum", Grads>>;
}

/** Families and the beginnings of their loss fixtures' file names. */
export const LOSS_FIXTURES = [
  ["pytorch-family", "oc_"],
  ["pytorch-family", "gt_"],
  ["pytorch-family", "ml_"],
  ["hgcalml", "oc_"],
  ["hgcalml", "ll_master_LLBasic"],
  ["hgcalml", "ll_master_LLCluster"],
  ["real", "real_oc_"],
] as const;

/** All cases of those fixtures that the folder of test/support/fixtures.ts holds. */
export function fixtureCases(family: string, prefix: string): FixtureCase[] {
  return fixtures<PytorchFixture | HgcalmlFixture>(family, prefix).flatMap(fromFixture);
}

/** One case, or gnn_tracking's two; none where the fixture is of something else than these losses. */
export function fromFixture(fixture: PytorchFixture | HgcalmlFixture): FixtureCase[] {
  if ("kind" in fixture) return [hgcalmlCase(fixture)];
  if (fixture.project === "mlpf") return [mlpfCase(fixture)];
  if (fixture.project === "object_condensation") return [objectCondensationCase(fixture)];
  return fixture.results?.tiger ? [gnnTrackingCase(fixture, "tiger"), gnnTrackingCase(fixture, "rg")] : [];
}
