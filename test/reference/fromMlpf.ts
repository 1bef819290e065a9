/** Converts fixtures of mlpf's three versions to oracle input. */
import type { Convention } from "../../src/conventions/convention.ts";
import { conventions } from "../../src/conventions/index.ts";
import type { FixtureCase } from "./fromFixture.ts";
import { gradients, number, type PytorchFixture, values } from "./fromPytorch.ts";

const NAMES = { attractive: "attractive", repulsive: "repulsive", coward: "beta_sig", noise: "beta_noise" };

/** mlpf treats a NaN beta as 0; here it is an error. So the case has the 0, and no gradient in beta. */
export function mlpfCase(fixture: PytorchFixture): FixtureCase {
  const { inputs, params, expected, n_events: events = 1 } = fixture;
  const convention = mlpfConvention(fixture);
  const { batch = [], object_id: objectId } = inputs;
  const rowSplits = Array.from({ length: events + 1 }, (_, e) => batch.filter((event) => event < e).length);
  const { attractive = 1, repulsive = 1, coward = 1, noise = 1 } = convention.lossWeights ?? {};
  const logits = inputs.beta_logit?.map(number);
  const given = logits ? logits.map((v) => 1 / (1 + Math.exp(-v))) : inputs.beta.map(number);
  const beta = given.map((v) => (Number.isNaN(v) ? 0 : v));
  const grads = gradients(fixture.grad!, NAMES);
  for (const { beta: byBeta } of Object.values(grads)) {
    if (byBeta) for (const j of byBeta.keys()) if (Number.isNaN(given[j])) byBeta[j] = Number.NaN;
  }
  if (logits) {
    const byLogit = fixture.grad!.sum.beta_logit as number[];
    grads.sum!.beta = byLogit.map((g, j) => g / (beta[j] * (1 - beta[j])));
  }
  return {
    name: fixture.case,
    convention,
    input: {
      beta,
      x: inputs.x.map(number),
      objectId,
      rowSplits,
      ...(inputs.e_hits && { hitEnergy: inputs.e_hits.map(number) }),
      qMin: Number(params.qmin ?? params.q_min),
    },
    expected: { ...values(expected, NAMES), sum: Number(expected.total) },
    ...(expected.alphas !== undefined && { alphas: perEvent(expected.alphas as number[], rowSplits) }),
    sumWeights: { attractive, repulsive, coward, noise },
    grads,
  };
}

function mlpfConvention({ version = "head", params }: PytorchFixture): Convention {
  if (version !== "9cde163") {
    const convention = version === "head" ? conventions.mlpf : conventions.mlpfHgcal;
    return { ...convention, centreMix: Number(params.use_average_cc_pos) };
  }
  const stabilising: Record<string, Partial<Convention>> = {
    soft_q_scaling: {},
    clip: { betaBefore: "clip", betaDivisor: 1 },
    paper: { betaMax: "belowOne", betaDivisor: 1 },
  };
  return {
    ...conventions.mlpfFirst,
    ...stabilising[String(params.beta_stabilizing ?? "soft_q_scaling")],
    ...(params.huberize_norm_for_V_attractive === true && { attraction: "huber" }),
    ...(params.beta_term_option === "short-range-potential" && { coward: "shortRange" }),
  };
}

function perEvent(alphas: number[], rowSplits: number[]): number[][] {
  return rowSplits
    .slice(1)
    .map((end, e) => alphas.filter((hit) => hit >= rowSplits[e] && hit < end).map((hit) => hit - rowSplits[e]));
}
