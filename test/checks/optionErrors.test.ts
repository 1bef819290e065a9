/** Invalid options, for each loss function: the InputError names the option, got and expected. */
import { test } from "uvu";
import * as api from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

type Case = [change: Record<string, unknown>, message: RegExp];

const { condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } = api;
const plain: Record<string, (input: never) => object> = { condensationLoss, condensationLossGrad };
const tiger: Record<string, (input: never) => object> = { condensationLossTiger, condensationLossTigerGrad };
const losses = { ...plain, ...tiger };
const convention = api.conventions.objectCondensation;

const good = {
  beta: Float64Array.of(0.1, 0.5, 0.9, 0.3),
  x: Float64Array.of(0, 0.5, 0.25, 0, 1, 0.5, 0.5, 0.75),
  objectId: Int32Array.of(0, 1, 1, 2),
  qMin: 0.1,
};

function refuses(loss: (input: never) => object, cases: readonly Case[]): void {
  loss(good as never);
  for (const [change, message] of cases) throwsInputError(() => loss({ ...good, ...change } as never), message);
}

const groups: Record<string, Case[]> = {
  numbers: [
    [
      { qMin: undefined },
      /^qMin: got undefined, expected a number, the lowest charge \(q_min in object_condensation\)$/,
    ],
    ...[-0.1, Number.NaN, Infinity, 1.01e15, "0.1"].map(
      (qMin): Case => [{ qMin }, new RegExp(`^qMin: got "?${qMin}"?, expected a number from 0 to 1e\\+15$`)],
    ),
    ...[0.5, 2 ** 53, -(2 ** 53), Number.NaN, -Infinity, 0n, "0"].map(
      (noiseThreshold): Case => [
        { noiseThreshold },
        /^noiseThreshold: got .+, expected a whole number from -9007199254740991/,
      ],
    ),
  ],
  rowSplits: [
    [{ rowSplits: [] }, /^rowSplits: got no numbers, expected E \+ 1, from 0 to N$/],
    [{ rowSplits: new Int32Array(0) }, /^rowSplits: got no numbers/],
    [{ rowSplits: [0] }, /^rowSplits: got 0 as its last number, expected N = 4$/],
    [{ rowSplits: [1, 4] }, /^rowSplits\[0\]: got 1, expected 0$/],
    [{ rowSplits: [0, 3, 2, 4] }, /^rowSplits\[2\]: got 2 after 3, expected offsets that never fall$/],
    [{ rowSplits: [0, 3] }, /^rowSplits: got 3 as its last number, expected N = 4$/],
    ...[5, -1, 1.5, Number.NaN, "2", 2n].map(
      (split): Case => [{ rowSplits: [0, split, 4] }, /^rowSplits\[1\]: got .+, expected a whole number from 0 to 4$/],
    ),
    [{ rowSplits: Int32Array.of(0, 5) }, /^rowSplits\[1\]: got 5, expected a whole number from 0 to 4$/],
    [
      { rowSplits: Float64Array.of(0, 4) },
      /^rowSplits: got a Float64Array, expected an Int32Array or an array of whole numbers$/,
    ],
    [{ rowSplits: 4 }, /^rowSplits: got 4, expected an Int32Array/],
    [
      { beta: new Float64Array(0), x: new Float64Array(0), objectId: [], rowSplits: [0, 1] },
      /^rowSplits\[1\]: got 1, expected a whole number from 0 to 0$/,
    ],
  ],
  "unknown options, with a suggestion where one is near": [
    [{ q_min: 0.1 }, /^condensationLoss\w*: got an unknown option q_min: did you mean qMin\?$/],
    [{ object_id: good.objectId }, /unknown option object_id: did you mean objectId\?$/],
    [{ noise_threshold: 0 }, /unknown option noise_threshold: did you mean noiseThreshold\?$/],
    [{ weight: good.beta }, /unknown option weight: did you mean weights\?$/],
    [{ row_splits: [0, 4] }, /unknown option row_splits: did you mean rowSplits\?$/],
    [{ loss_weights: {} }, /unknown option loss_weights: did you mean lossWeights\?$/],
    [{ noisethreshold: 0 }, /did you mean noiseThreshold\?$/],
    [{ torch_compile: true }, /unknown option torch_compile: expected some of beta, x, objectId, weights, /],
    [{ y: good.x }, /unknown option y: expected some of beta, x, /],
  ],
  lossWeights: [
    [{ lossWeights: { repulsion: 1 } }, /^lossWeights: got an unknown option repulsion: did you mean repulsive\?$/],
    [{ lossWeights: { cowardice: 1 } }, /^lossWeights: got an unknown option cowardice: expected some of attractive, /],
    [{ lossWeights: { noise: Number.NaN } }, /^lossWeights.noise: got NaN, expected a number from -1e\+15 to 1e\+15$/],
    [{ lossWeights: { coward: Infinity } }, /^lossWeights.coward: got Infinity, expected/],
    [{ lossWeights: { attractive: "1" } }, /^lossWeights.attractive: got "1", expected a number/],
    [{ lossWeights: { repulsive: null } }, /^lossWeights.repulsive: got null, expected a number/],
    [{ lossWeights: [1, 1, 1, 1] }, /^lossWeights: got an Array, expected an object of attractive, repulsive, coward/],
    [{ lossWeights: 2 }, /^lossWeights: got 2, expected an object/],
  ],
  convention: [
    [
      { convention: "objectCondensation" },
      /^convention: got "objectCondensation", expected an object such as conventions.objectCondensation/,
    ],
    [{ convention: { ...convention, q_min: 1 } }, /^convention: got an unknown option q_min: did you mean qMin\?$/],
    [
      { convention: { ...convention, hook: 1 } },
      /^convention: got an unknown option hook: expected some of name, source/,
    ],
    [
      { convention: { ...convention, attraction: "Log" } },
      /^convention.attraction: got "Log", expected one of square, /,
    ],
    [
      { convention: { ...convention, repulsion: undefined } },
      /^convention.repulsion: got undefined, expected one of hinge, /,
    ],
    [
      { qMin: undefined, convention: { ...convention, qMin: -1 } },
      /^convention.qMin: got -1, expected a number from 0/,
    ],
    [
      { convention: { ...convention, noiseThreshold: 0.5 } },
      /^convention.noiseThreshold: got 0.5, expected a whole number/,
    ],
    [{ convention: {} }, /^convention.charge: got undefined, expected one of artanh, /],
  ],
};

for (const [name, loss] of Object.entries(losses)) {
  for (const [group, cases] of Object.entries(groups)) test(`${name}: ${group}`, () => refuses(loss, cases));
}

for (const [name, loss] of Object.entries(plain)) {
  test(`${name} has no sampler`, () => {
    refuses(loss, [
      [
        { maxNRep: 10 },
        /^condensationLoss\w*: got the option maxNRep, which condensationLossTiger\w* takes; call that/,
      ],
      [{ seed: 0 }, /^condensationLoss\w*: got the option seed, which condensationLossTiger\w* takes; call that/],
    ]);
  });
}

for (const [name, loss] of Object.entries(tiger)) {
  test(`${name}: the sampler's options`, () => {
    loss({ ...good, maxNRep: 2 ** 26, seed: Number.MAX_SAFE_INTEGER } as never);
    refuses(loss, [
      [{ max_n_rep: 10 }, /^condensationLossTiger\w*: got an unknown option max_n_rep: did you mean maxNRep\?$/],
      ...[-1, 0.5, 2 ** 26 + 1, Number.NaN, Infinity, "10", 10n].map(
        (maxNRep): Case => [{ maxNRep }, /^maxNRep: got .+, expected a whole number from 0 to 67108864$/],
      ),
      ...[-1, 0.5, 2 ** 53, Number.NaN, Infinity, "7", 7n].map(
        (seed): Case => [{ seed }, /^seed: got .+, expected a whole number from 0 to 9007199254740991$/],
      ),
    ]);
  });
}

test("what is not an object of options", () => {
  for (const loss of Object.values(losses)) {
    for (const input of [undefined, null, 7, "beta", [good], good.beta]) {
      throwsInputError(
        () => loss(input as never),
        /^condensationLoss\w*: got .+, expected an object of beta, x, objectId/,
      );
    }
  }
});

test.run();
