/** Invalid arguments of the property losses: the InputError names the argument, got and expected. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { payloadConventions } from "../../src/payload/conventions.ts";
import { throwsInputError } from "../support/throwsInputError.ts";
import { loss, lossGrad } from "./samples.ts";

const { kieseler2020, gnnTrackingEfficiency, hgcalmlBasic } = payloadConventions;

const changed = (field: string, value: unknown): object => ({ convention: { ...hgcalmlBasic, [field]: value } });

test("bad input is an InputError that names the argument, got and expected", () => {
  const good = { beta: Float64Array.of(0.5, 0.9), hitLoss: Float64Array.of(0, 1, 2, 3), objectId: [1, 2] };
  const [before, losses] = [structuredClone(good), loss(good)];
  for (const [change, message] of [
    [{ beta: [0.5, 0.9] }, /^beta: got an Array, expected a Float32Array or Float64Array; convert it/],
    [
      { beta: Float64Array.of(0.5, 1.5) },
      /^beta\[1\]: got 1.5, expected a number from 0 to 1; if these are logits, pass their sigmoid$/,
    ],
    [{ beta: Float64Array.of(Number.NaN, 0) }, /^beta\[0\]: got NaN, expected a number from 0 to 1$/],
    [{ hitLoss: undefined }, /^hitLoss: got undefined, expected a Float32Array or Float64Array$/],
    [{ hitLoss: Float32Array.of(0, 1) }, /^hitLoss: got a Float32Array, expected a Float64Array like beta; convert it/],
    [
      { hitLoss: Float64Array.of(0, 1, 2) },
      /^hitLoss: got 3 numbers, expected N·P for N = 2 and a whole P of 1 or more/,
    ],
    [{ hitLoss: Float64Array.of() }, /^hitLoss: got 0 numbers, expected N·P for N = 2 and a whole P of 1 or more/],
    [{ beta: Float64Array.of(), objectId: [] }, /^hitLoss: got 4 numbers, expected N·P = 0·1 = 0$/],
    [
      { hitLoss: Float64Array.of(0, Infinity) },
      /^hitLoss\[1\]: got Infinity, expected a number from -1e\+15 to 1e\+15$/,
    ],
    [{ objectId: [1] }, /^objectId: got 1 number, expected N = 2$/],
    [{ objectId: [1, 2.5] }, /^objectId\[1\]: got 2.5, expected a safe integer/],
    [{ objectId: Float32Array.of(1, 2) }, /^objectId: got a Float32Array, expected an Int32Array/],
    [{ rowSplits: [0, 1] }, /^rowSplits: got 1 as its last number, expected N = 2$/],
    [{ noiseThreshold: 0.5 }, /^noiseThreshold: got 0.5, expected a whole number/],
    [{ qMin: 0.1 }, /^qMin: got it with kieseler2020, which does not read it; leave it out$/],
    [{ qMin: -1, convention: hgcalmlBasic }, /^qMin: got -1, expected a number from 0 to 1e\+15$/],
    [{ objectWeight: Float64Array.of(1, 1) }, /^objectWeight: got it with kieseler2020, which does not read it/],
    [{ objectWeight: Float64Array.of(1), convention: hgcalmlBasic }, /^objectWeight: got 1 number, expected N = 2$/],
    [{ objectMask: [1, 1] }, /^objectMask: got it with kieseler2020, which does not read it; leave it out$/],
    [
      { objectMask: [1, 2], convention: gnnTrackingEfficiency },
      /^objectMask\[\d\]: got .+, expected true, false, 0 or 1/,
    ],
    [{ objectMask: [true], convention: gnnTrackingEfficiency }, /^objectMask: got 1 number, expected N = 2$/],
    [{ spectatorWeight: Float64Array.of(0, 0) }, /^spectatorWeight: got it with kieseler2020, which does not read it/],
    [
      { spectatorWeight: Float64Array.of(0, 2), convention: hgcalmlBasic },
      /^spectatorWeight\[1\]: got 2, expected a number from 0 to 1$/,
    ],
    [{ hit_loss: good.hitLoss }, /^payloadLoss(Grad)?: got an unknown option hit_loss: did you mean hitLoss\?$/],
    [{ out: {} }, /^payloadLoss(Grad)?: got an unknown option out: expected some of beta, hitLoss, objectId/],
    [
      { convention: "kieseler2020" },
      /^convention: got "kieseler2020", expected an object such as payloadConventions\.kieseler2020$/,
    ],
    [
      { convention: { ...kieseler2020, wieght: "betaSquared" } },
      /^convention: got an unknown option wieght: did you mean/,
    ],
    [changed("weight", "beta"), /^convention.weight: got "beta", expected one of artanhSquared, betaSquared$/],
    [changed("mean", undefined), /^convention.mean: got undefined, expected one of objects, hits, hitsOverN$/],
    [changed("mask", "objects"), /^convention.mask: got "objects", expected one of none, hits$/],
    [changed("batch", "sum"), /^convention.batch: got "sum", expected one of meanOfEvents, objects, plus$/],
    [changed("spectators", "all"), /^convention.spectators: got "all", expected one of none, charge, qMin$/],
    [changed("betaClip", 2), /^convention.betaClip: got 2, expected a number from 0 to 1$/],
    [changed("betaMax", 2), /^convention.betaMax: got 2, expected a number from 0 to 1$/],
    [changed("betaDivisor", 0), /^convention.betaDivisor: got 0, expected a number from 1 to 1000$/],
    [changed("noiseThreshold", "0"), /^convention.noiseThreshold: got "0", expected a whole number/],
  ] as const) {
    for (const run of [loss, lossGrad]) throwsInputError(() => run({ ...good, ...change } as never), message);
  }
  for (const nothing of [undefined, null, 3, [good]]) {
    throwsInputError(() => loss(nothing as never), /^payloadLoss: got .*, expected an object of beta, hitLoss/);
  }
  assert.equal(good, before);
  assert.equal(loss(good), losses);
});

test.run();
