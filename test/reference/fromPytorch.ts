/** Converts fixtures of object_condensation and gnn_tracking to oracle input, and reads the files of that family. */
import { conventions } from "../../src/conventions/index.ts";
import type { FixtureCase } from "./fromFixture.ts";
import type { Term } from "./index.ts";
import { perTerm } from "./sums.ts";

/** A number in a fixture; NaN and Infinity are strings there. */
type Wire = number | string;
type WireGrads = Record<string, Record<string, Wire[] | 0>>;

export interface PytorchFixture {
  project: string;
  case: string;
  version?: "head" | "44b3ad2" | "9cde163";
  params: Record<string, number | boolean | string>;
  inputs: Record<string, Wire[]> & { object_id: number[]; batch?: number[] };
  n_events?: number;
  expected: Record<string, Wire | number[]>;
  grad?: WireGrads;
  results?: Record<string, { expected: Record<string, Wire | number[]>; grad: WireGrads }>;
}

const NAMES = { attractive: "attractive", repulsive: "repulsive", coward: "coward", noise: "noise" };

export const number = (v: Wire): number => Number(v);

export function objectCondensationCase({ expected, grad, ...fixture }: PytorchFixture): FixtureCase {
  return {
    name: fixture.case,
    convention: conventions.objectCondensation,
    input: inputOf(fixture),
    ...results(expected, grad!),
  };
}

export function gnnTrackingCase(fixture: PytorchFixture, result: "tiger" | "rg"): FixtureCase {
  const convention = result === "tiger" ? conventions.gnnTrackingTiger : conventions.gnnTrackingRadiusGraph;
  const { expected, grad } = fixture.results![result];
  return {
    name: `${fixture.case} ${result}`,
    convention: { ...convention, quirks: true },
    input: { ...inputOf(fixture), objectMask: fixture.inputs.mask.map(number) },
    ...results(expected, grad),
  };
}

function inputOf({ inputs, params }: Pick<PytorchFixture, "inputs" | "params">): FixtureCase["input"] {
  return {
    beta: inputs.beta.map(number),
    x: inputs.x.map(number),
    objectId: inputs.object_id,
    ...(inputs.weights && { weights: inputs.weights.map(number) }),
    qMin: Number(params.q_min),
    noiseThreshold: Number(params.noise_threshold),
  };
}

function results(
  expected: PytorchFixture["expected"],
  grad: WireGrads,
): Omit<FixtureCase, "name" | "convention" | "input"> {
  return {
    expected: values(expected, NAMES),
    alphas: [expected.alphas as number[]],
    ...(expected.n_rep !== undefined && { nRep: Number(expected.n_rep) }),
    sumWeights: perTerm(() => 1),
    grads: gradients(grad, NAMES),
  };
}

export function values(expected: PytorchFixture["expected"], names: Record<Term, string>): FixtureCase["expected"] {
  return perTerm((term) => Number(expected[names[term]]));
}

export function gradients(grad: WireGrads, names: Record<Term, string>): FixtureCase["grads"] {
  const all: FixtureCase["grads"] = {};
  for (const [term, name] of Object.entries({ ...names, sum: "sum" })) {
    if (!grad[name]) continue;
    const { beta, x, weights } = grad[name];
    const flat = (values: Wire[] | 0): number[] | 0 => (values === 0 ? 0 : values.map(number));
    all[term as Term | "sum"] = {
      ...(beta !== undefined && { beta: flat(beta) }),
      ...(x !== undefined && { x: flat(x) }),
      ...(weights !== undefined && { weights: flat(weights) }),
    };
  }
  return all;
}
