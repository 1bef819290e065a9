/** Converts the loss fixtures of every family to oracle input: convention, inputs and the original's results. */
import type { Convention } from "../../src/conventions/convention.ts";
import { fixtures } from "../support/fixtures.ts";
import { type HgcalmlFixture, hgcalmlCase } from "./fromHgcalml.ts";
import { mlpfCase } from "./fromMlpf.ts";
import { gnnTrackingCase, objectCondensationCase, type PytorchFixture } from "./fromPytorch.ts";
import type { Input, ReferenceInput, Term } from "./index.ts";

/** The gradient in each input, flat. 0: identically zero; a single NaN: there is none; absent: it was not computed. */
export type Grads = Partial<Record<Input, number[] | 0>>;

export interface FixtureCase {
  /** Unique over all families */
  name: string;
  convention: Convention;
  /** Everything but the convention */
  input: Omit<ReferenceInput, "convention">;
  /** NaN: the original gave NaN, or raised. `sum` is Σ sumWeights·term */
  expected: Partial<Record<Term | "sum", number>>;
  /** The α_k of each event, counted from its first hit, by ascending id; absent if the fixture does not have them */
  alphas?: number[][];
  nRep?: number;
  sumWeights: Record<Term, number>;
  grads: Partial<Record<Term | "sum", Grads>>;
}

/** The families, and how the file names of their loss fixtures begin. */
export const LOSS_FIXTURES = [
  ["pytorch-family", "oc_"],
  ["pytorch-family", "gt_"],
  ["pytorch-family", "ml_"],
  ["hgcalml", "oc_"],
  ["hgcalml", "ll_master_LLBasic"],
  ["hgcalml", "ll_master_LLCluster"],
  ["real", "real_oc_"],
] as const;

/** Returns all cases of those fixtures in the folder of test/support/fixtures.ts. */
export function fixtureCases(family: string, prefix: string): FixtureCase[] {
  return fixtures<PytorchFixture | HgcalmlFixture>(family, prefix).flatMap(fromFixture);
}

/** Returns one case, or two for gnn_tracking; none if the fixture does not belong to these losses. */
export function fromFixture(fixture: PytorchFixture | HgcalmlFixture): FixtureCase[] {
  if ("kind" in fixture) return [hgcalmlCase(fixture)];
  if (fixture.project === "mlpf") return [mlpfCase(fixture)];
  if (fixture.project === "object_condensation") return [objectCondensationCase(fixture)];
  return fixture.results?.tiger ? [gnnTrackingCase(fixture, "tiger"), gnnTrackingCase(fixture, "rg")] : [];
}
