/** The property losses against values and gradients of gnn_tracking's ObjectLoss and HGCalML's OC_loss. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { payloadConventions } from "../../src/payload/conventions.ts";
import { payloadReference } from "../reference/payload.ts";
import type { AnyPayloadInput } from "../support/anyPrecision.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";
import { fixtures } from "../support/fixtures.ts";
import { loss, lossGrad } from "./samples.ts";

interface ObjectLoss {
  case: string;
  inputs: Record<"beta" | "pred" | "truth" | "particle_id" | "reconstructable", number[]>;
  results: Record<
    `${"efficiency" | "purity"}_${"object_loss" | "forward"}`,
    { value: number; grad: { beta: number[]; pred: number[] } }
  >;
}

for (const { case: name, inputs, results } of fixtures<ObjectLoss>("pytorch-family", "gt_objectloss")) {
  const { truth, pred } = inputs;
  for (const [mode, { value, grad }] of Object.entries(results)) {
    test(`${name} ${mode}`, () => {
      const { gnnTrackingEfficiency, gnnTrackingPurity } = payloadConventions;
      const input: AnyPayloadInput = {
        beta: Float64Array.from(inputs.beta),
        hitLoss: Float64Array.from(pred, (guess, i) => (guess - truth[i]) ** 2),
        objectId: inputs.particle_id,
        convention: mode.startsWith("efficiency") ? gnnTrackingEfficiency : gnnTrackingPurity,
        ...(mode.endsWith("forward") && { objectMask: inputs.reconstructable }),
      };
      const got = lossGrad(input);
      const oracle = payloadReference(input);
      const compare = new Comparison(`${name} ${mode}`, TOLERANCE[64]);
      compare.number("value", got.payload, value, oracle.payload.scale);
      compare.array("beta", got.dBeta, grad.beta, oracle.dBeta);
      // d(pred − truth)² = 2 (pred − truth) d pred
      const slope = (i: number): number => 2 * (pred[i] - truth[i]);
      const scales = oracle.dHitLoss.map(({ scale }, i) => ({ scale: Math.abs(slope(i)) * scale }));
      const dPred = got.dHitLoss.map((d, i) => d * slope(i));
      compare.array("pred", dPred, grad.pred, scales);
    });
  }
}

interface Inputs {
  name: string;
  P: number;
  row_splits: number[];
  beta: number[];
  truth_idx: number[];
  object_weight: number[];
  is_spectator_weight: number[];
  pll: number[][];
}

interface OcLoss {
  label: string;
  inputs: string;
  source: { branch: string };
  hyper: { q_min: number };
  terms?: { pll: number[] };
  grads: { pll: { beta: number[] } };
}

/** Its payload uses the beta that GraphCond_OC_per_sample has divided by a maximum. */
const RESCALED = "graphcond";

const inputsOf = new Map(fixtures<Inputs>("hgcalml", "inputs_").map((inputs) => [inputs.name, inputs]));
for (const { label, inputs: name, source, hyper, terms, grads } of fixtures<OcLoss>("hgcalml", "oc_")) {
  if (label === RESCALED) continue;
  test(`HGCalML ${source.branch} ${label} ${name}`, () => {
    const inputs = inputsOf.get(name)!;
    const input: AnyPayloadInput = {
      beta: Float64Array.from(inputs.beta),
      hitLoss: Float64Array.from(inputs.pll.flat()),
      objectId: inputs.truth_idx,
      rowSplits: inputs.row_splits,
      qMin: hyper.q_min,
      objectWeight: Float64Array.from(inputs.object_weight),
      spectatorWeight: Float64Array.from(inputs.is_spectator_weight),
      convention: {
        ...payloadConventions.hgcalmlBasic,
        spectators: label.startsWith("hinge_qmin") ? "qMin" : "charge",
        quirks: true,
      },
    };
    const got = lossGrad(input);
    const oracle = payloadReference(input);
    const compare = new Comparison(`${label} ${name}`, TOLERANCE[64]);
    compare.array("properties", got.properties, terms!.pll, oracle.properties);
    compare.array("beta", got.dBeta, grads.pll.beta, oracle.dBeta);
  });
}

test("an event without objects wipes those before it in HGCalML, and only with quirks here", () => {
  const { row_splits: rowSplits, beta, pll, truth_idx: objectId } = inputsOf.get("noobj_mid")!;
  const input: AnyPayloadInput = {
    ...{ rowSplits, objectId, beta: Float64Array.from(beta), hitLoss: Float64Array.from(pll.flat()) },
    convention: payloadConventions.hgcalmlBasic,
  };
  const [first, middle, last] = loss(input).events.map((event) => event.payload);
  assert.ok(first > 0 && middle === 0 && last > 0);
  assert.ok(Math.abs(loss(input).payload - (first + last) / 3.001) < 1e-14);
  const wiped = lossGrad({ ...input, convention: { ...payloadConventions.hgcalmlBasic, quirks: true } });
  assert.ok(Math.abs(wiped.payload - last / 3.001) < 1e-14);
  assert.ok(wiped.dBeta.subarray(0, rowSplits[1]).every((d) => d === 0));
});

test.run();
