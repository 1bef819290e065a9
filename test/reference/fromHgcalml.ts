/** Converts HGCalML's loss fixtures to oracle input. Their inputs are in separate files. */
import type { Convention } from "../../src/conventions/convention.ts";
import { conventions } from "../../src/conventions/index.ts";
import { fixtures } from "../support/fixtures.ts";
import type { FixtureCase, Grads } from "./fromFixture.ts";
import type { Term } from "./index.ts";
import { perTerm } from "./sums.ts";

interface Inputs {
  name: string;
  row_splits: number[];
  beta: number[];
  x: number[][];
  d: number[];
  truth_idx: number[];
  object_weight: number[];
  is_spectator_weight: number[];
}

export interface HgcalmlFixture {
  kind: "oc_loss" | "loss_layer";
  label: string;
  /** Name of the inputs */
  inputs: string;
  source: { branch: string; cls: string };
  hyper: {
    q_min: number;
    s_b: number;
    use_mean_x: number;
    spect_supp?: number;
    global_weight?: boolean;
    hinge_mode?: boolean;
    /** Of LLBasicObjectCondensation, with use_average_cc_pos for use_mean_x */
    implementation?: "std" | "pushpull" | "precond";
    use_average_cc_pos?: number;
    ignore_noise?: boolean;
  };
  /** The error that HGCalML raises instead of a result */
  raises?: string;
  terms?: Record<string, number | number[]>;
  total?: number;
  grads?: Record<string, { beta: number[]; x: number[][]; d: number[] }>;
  events?: { valid: boolean; object_id: number[]; alpha_hit: number[] }[];
}

/** The convention of each branch and class. */
const VARIANTS: Record<string, Record<string, Convention>> = {
  master: {
    Basic_OC_per_sample: conventions.hgcalmlBasic,
    PushPull_OC_per_sample: conventions.hgcalmlPushPull,
    PreCond_OC_per_sample: conventions.hgcalmlPrecondensation,
    GraphCond_OC_per_sample: conventions.hgcalmlGraphCondensation,
  },
  "work-branch": {
    Basic_OC_per_sample: conventions.hgcalmlWorkBasic,
    Hinge_OC_per_sample: conventions.hgcalmlWorkHinge,
    Hinge_OC_per_sample_damped: conventions.hgcalmlWorkHingeDamped,
    Hinge_Manhatten_OC_per_sample: conventions.hgcalmlWorkHingeManhattan,
    Hinge_OC_per_sample_learnable_qmin: conventions.hgcalmlWorkHingeQMin,
    Hinge_OC_per_sample_learnable_qmin_betascale_position: conventions.hgcalmlWorkHingeQMinBetaScaled,
  },
  merge: {
    Hinge_OC_per_sample: conventions.hgcalmlMergeHinge,
    Dead_Zone_Hinge_OC_per_sample: conventions.hgcalmlMergeDeadZone,
  },
  future_dev: {
    Basic_OC_per_sample: conventions.hgcalmlFutureBasic,
    Hinge_OC_per_sample: conventions.hgcalmlHinge,
    Hinge_OC_per_sample_damped: conventions.hgcalmlHingeDamped,
    Hinge_Manhatten_OC_per_sample: conventions.hgcalmlHingeManhattan,
    Dead_Zone_Hinge_OC_per_sample: conventions.hgcalmlHingeDeadZone,
    Hinge_OC_per_sample_learnable_qmin: conventions.hgcalmlHingeQMin,
    Hinge_OC_per_sample_learnable_qmin_betascale_position: conventions.hgcalmlHingeQMinBetaScaled,
    PushPull_OC_per_sample: conventions.hgcalmlFuturePushPull,
    PreCond_OC_per_sample: conventions.hgcalmlFuturePrecondensation,
  },
};

function conventionOf({ source, hyper, kind, raises }: HgcalmlFixture): Convention {
  if (hyper.implementation) {
    const { hgcalmlBasic: std, hgcalmlPushPull: pushpull, hgcalmlPrecondensation: precond } = conventions;
    const convention = { std, pushpull, precond }[hyper.implementation];
    // its s_b and spect_supp are 1
    return { ...convention, qMin: hyper.q_min, centreMix: hyper.use_average_cc_pos!, quirks: true };
  }
  if (kind === "loss_layer") {
    const { hgcalmlClusterCoordinates, hgcalmlClusterCoordinatesHinge } = conventions;
    const convention = hyper.hinge_mode ? hgcalmlClusterCoordinatesHinge : hgcalmlClusterCoordinates;
    return { ...convention, noiseRepels: !hyper.ignore_noise };
  }
  return {
    ...VARIANTS[source.branch.replace("origin/", "")][source.cls],
    qMin: hyper.q_min,
    sB: hyper.s_b,
    spectatorSuppression: hyper.spect_supp,
    centreMix: hyper.use_mean_x,
    ...(hyper.global_weight && { attractionNorm: "allHitsPlus", repulsionNorm: "allHitsPlus" }),
    quirks: raises === undefined,
  };
}

/** Converts a fixture. The payload is not part of these losses. */
export function hgcalmlCase(fixture: HgcalmlFixture): FixtureCase {
  const { terms = {}, grads = {}, events, source, raises } = fixture;
  const [inputs] = fixtures<Inputs>("hgcalml", `inputs_${fixture.inputs}.json`);
  const ofLayer = fixture.kind === "loss_layer";
  const value = (name: string): number => (raises ? Number.NaN : [terms[name]].flat()[0]);
  const grad = (name: string): Grads => {
    if (raises) return {};
    const { beta, x, d } = grads[name];
    return { beta, x: x.flat(), distanceScale: d };
  };
  const names: Record<Term, string> = { attractive: "V_att", repulsive: "V_rep", coward: "beta_pen", noise: "noise" };
  return {
    name: `${ofLayer ? "layer " : ""}${source.branch.replace("origin/", "")} ${fixture.label} ${fixture.inputs}`,
    convention: conventionOf(fixture),
    input: {
      beta: inputs.beta,
      x: inputs.x.flat(),
      objectId: inputs.truth_idx,
      rowSplits: inputs.row_splits,
      distanceScale: inputs.d,
      spectatorWeight: inputs.is_spectator_weight,
      ...(!ofLayer && { objectWeight: inputs.object_weight }),
    },
    expected: ofLayer
      ? {
          attractive: value("att_loss"),
          repulsive: value("rep_loss"),
          coward: value("min_b_loss"),
          noise: value("noise_loss"),
          sum: fixture.total,
        }
      : perTerm((term) => value(names[term])),
    ...(events && { alphas: events.map((event) => (event.valid ? ascending(event.object_id, event.alpha_hit) : [])) }),
    sumWeights: perTerm(() => 1),
    grads: ofLayer ? { sum: grad("total") } : perTerm((term) => grad(names[term])),
  };
}

/** Sorts by id, because HGCalML numbers objects in order of appearance. */
function ascending(ids: number[], alphas: number[]): number[] {
  const order = ids.map((_, k) => k).sort((a, b) => ids[a] - ids[b]);
  return order.map((k) => alphas[k]);
}
