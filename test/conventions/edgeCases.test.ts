/**
 * Every convention in both precisions: a value function and its gradient twin are bit-identical, and finite input at
 * the edges gives finite output.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { hasReach } from "../../src/conventions/derived.ts";
import * as api from "../support/anyPrecision.ts";
import { conventionBatch, everyConvention } from "./samples.ts";

const { condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } = api;
const TYPES = [Float32Array, Float64Array] as const;
type Input = ReturnType<typeof conventionBatch<api.Floats>> & { maxNRep?: number; qMin?: number };

/** Checks all four functions: twins agree, and every number is finite. */
function check(label: string, { maxNRep, ...input }: Input): void {
  const inputs = structuredClone(input);
  const { dBeta, dX, dWeights, dDistanceScale, ...plain } = condensationLossGrad(input);
  assert.equal(condensationLoss(input), plain, label);
  const tiger = { ...input, ...(maxNRep && { maxNRep }) };
  const { dBeta: b, dX: x, dWeights: w, dDistanceScale: d, ...capped } = condensationLossTigerGrad(tiger);
  assert.equal(condensationLossTiger(tiger), capped, label);
  assert.equal(input, inputs, `${label}: the input changed`);
  for (const { events, ...sums } of [plain, capped]) {
    for (const terms of [sums, ...events]) {
      assert.ok(Object.values(terms).every(Number.isFinite), `${label}: ${JSON.stringify(terms)}`);
    }
  }
  const arrays = Object.entries({ dBeta, dX, dWeights, dDistanceScale, b, x, w, d });
  for (const [name, array] of arrays) assert.ok(array?.every(Number.isFinite) ?? true, `${label}: ${name} ${array}`);
}

const SIZES = { seed: 5, events: [30, 0, 17, 1], withoutObjects: [3], objects: 4, dims: 3, width: 1.2 };

for (const convention of everyConvention) {
  const noise = convention.noiseThreshold;
  const maxNRep = hasReach(convention) ? 20 : 0;
  const edges: Record<string, (input: Input) => Partial<Input>> = {
    "as it is": () => ({}),
    "beta 0": ({ beta }) => ({ beta: beta.map(() => 0) }),
    "beta 1": ({ beta }) => ({ beta: beta.map(() => 1) }),
    "beta 0 and 1": ({ beta }) => ({ beta: beta.map((_, j) => j % 2) }),
    "beta and qMin 0": ({ beta }) => ({ beta: beta.map(() => 0), qMin: 0 }),
    "all at one point": ({ x }) => ({ x: x.map(() => 0.25) }),
    "three points": ({ x }) => ({ x: x.map((_, i) => Math.floor(i / 3) % 3) }),
    "far out": ({ x }) => ({ x: x.map((v) => Math.fround(v * 1e14)) }),
    "beta 0 at one point": ({ beta, x }) => ({ beta: beta.map(() => 0), x: x.map(() => 7) }),
    "no noise": ({ objectId }) => ({ objectId: objectId.map((id) => Math.max(id, noise + 1)) }),
    "all noise": ({ objectId }) => ({ objectId: objectId.fill(noise) }),
    "one object": ({ objectId }) => ({ objectId: objectId.fill(noise + 3) }),
    "every hit an object": ({ objectId }) => ({ objectId: objectId.map((_, j) => noise + 1 + j) }),
    "distanceScale 0": ({ distanceScale }) => (distanceScale ? { distanceScale: distanceScale.map(() => 0) } : {}),
    "all spectators": ({ spectatorWeight: s }) => (s ? { spectatorWeight: s.map(() => 1) } : {}),
    "no spectators": ({ spectatorWeight: s }) => (s ? { spectatorWeight: s.map(() => 0) } : {}),
    "nothing masked in": ({ objectMask }) => (objectMask ? { objectMask: objectMask.map(() => false) } : {}),
    "energies far apart": ({ hitEnergy: e }) => (e ? { hitEnergy: e.map((_, j) => (j < 30 ? -1e15 : 1e15)) } : {}),
    "weights 0": ({ weights }) => ({ weights: weights.map(() => 0), objectWeight: weights.map(() => 0) }),
  };

  for (const type of TYPES) {
    test(`${convention.name}, ${type.name}: twins, and finite at the edges`, () => {
      for (const [name, edge] of Object.entries(edges)) {
        const input = conventionBatch<api.Floats>(type, convention, SIZES);
        check(`${convention.name} ${type.name} ${name}`, { ...input, ...edge(input), maxNRep });
      }
      for (const hits of [0, 1, 2]) {
        for (const withoutObjects of [[], [0]]) {
          const input = conventionBatch<api.Floats>(type, convention, { ...SIZES, events: [hits], withoutObjects });
          check(`${convention.name} ${type.name} ${hits} hits`, { ...input, maxNRep });
        }
      }
      const empty = conventionBatch<api.Floats>(type, convention, { ...SIZES, events: [], withoutObjects: [] });
      check(`${convention.name} ${type.name} no events`, empty);
    });
  }
}

test.run();
