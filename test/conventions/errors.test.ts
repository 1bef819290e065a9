/** Invalid conventions and extra inputs, for each loss function: the InputError says got and expected. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

type Case = [change: Record<string, unknown>, message: RegExp];

const { conventions } = api;
const losses: Record<string, (input: never) => object> = {
  condensationLoss: api.condensationLoss,
  condensationLossGrad: api.condensationLossGrad,
  condensationLossTiger: api.condensationLossTiger,
  condensationLossTigerGrad: api.condensationLossTigerGrad,
};
const f64 = (...numbers: number[]): Float64Array => Float64Array.from(numbers);
const good = {
  beta: f64(0.1, 0.5, 0.9, 0.3),
  x: f64(0, 0.5, 0.25, 0, 1, 0.5, 0.5, 0.75),
  objectId: Int32Array.of(0, 1, 1, 2),
  qMin: 0.1,
};
/** A changed convention, and the message that is expected. */
const changed = (of: api.Convention, field: string, value: unknown, message: string): Case => [
  { convention: { ...of, [field]: value } },
  new RegExp(message),
];
const plain = (field: string, value: unknown, message: string): Case =>
  changed(conventions.objectCondensation, field, value, message);
const WORDS = {
  charge: "artanh",
  spectators: "none",
  betaBefore: "asIs",
  alphaBy: "charge",
  mask: "none",
  centreWeight: "charge",
  scale: "none",
  scaleOf: "alpha",
  metric: "euclidean",
  objectStrength: "alpha",
  attraction: "square",
  attractionWeight: "charge",
  attractionNorm: "hits",
  repulsion: "hinge",
  chargeScales: "repulsion",
  repulsionNorm: "others",
  coward: "alpha",
  noise: "mean",
  batch: "meanOfEvents",
};

const groups: Record<string, Case[]> = {
  "unknown fields, with a suggestion where one is near": [
    plain("q_min", 1, "^convention: got an unknown option q_min: did you mean qMin\\?$"),
    plain("centre_mix", 1, "^convention: got an unknown option centre_mix: did you mean centreMix\\?$"),
    plain("centerMix", 1, "^convention: got an unknown option centerMix: did you mean centreMix\\?$"),
    plain("betamax", 1, "^convention: got an unknown option betamax: did you mean betaMax\\?$"),
    plain("hook", 1, "^convention: got an unknown option hook: expected some of name, source, charge, "),
    ...[7, "mlpf", [], f64(1)].map((convention): Case => {
      return [{ convention }, /^convention: got .+, expected an object such as conventions\.objectCondensation$/];
    }),
    [{ convention: {} }, /^convention.charge: got undefined, expected one of artanh, spectator$/],
  ],
  "words: each field has its own": Object.entries(WORDS).flatMap(([field, word]): Case[] => [
    plain(field, `${word}s`, `^convention\\.${field}: got "${word}s", expected one of (\\w+, )*${word}`),
    plain(field, undefined, `^convention\\.${field}: got undefined, expected one of `),
    plain(field, 0, `^convention\\.${field}: got 0, expected one of `),
  ]),
  "ranges, and flags": [
    ...[
      ["betaDivisor", 0.99, "1 to 1000"],
      ["artanhDivisor", 0, "0.001 to 1000"],
      ["centreMix", 1.01, "0 to 1"],
      ["centreMix", Number.NaN, "0 to 1"],
      ["centreEpsilon", -1e-9, "0 to 1"],
      ["centreDamping", "1", "0 to 1"],
      ["repulsionParameter", -1, "0 to 1000"],
      ["sB", Infinity, "-1e\\+15 to 1e\\+15"],
      ["noiseCharge", -1, "0 to 1e\\+15"],
      ["spectatorSuppression", Number.NaN, "-1e\\+15 to 1e\\+15"],
      ["betaMax", "one", "0 to 0\\.9{15}\\d*"],
      ["betaMax", -0.1, "0 to 0\\.9{15}\\d*"],
    ].map(([field, value, range]): Case => {
      return plain(`${field}`, value, `^convention\\.${field}: got "?${value}"?, expected a number from ${range}$`);
    }),
    plain(
      "noiseThreshold",
      0.5,
      "^convention\\.noiseThreshold: got 0\\.5, expected a whole number from -9007199254740991",
    ),
    ...["centreRounds", "energyWeighted", "noiseRepels"].flatMap((flag): Case[] => [
      plain(flag, 1, `^convention\\.${flag}: got 1, expected true or false$`),
      plain(flag, undefined, `^convention\\.${flag}: got undefined, expected true or false$`),
    ]),
    [
      { qMin: undefined, convention: { ...conventions.mlpf, qMin: -1 } },
      /^convention.qMin: got -1, expected a number from 0 to/,
    ],
  ],
  "what does not go together": [
    plain("betaMax", 1, "^convention\\.betaMax: got 1, expected a number from 0 to 0\\.9{15}\\d*$"),
    changed(conventions.hgcalmlBasic, "betaMax", 1.01, "^convention\\.betaMax: got 1\\.01, expected .+ from 0 to 1$"),
    ...["gaussian", "rootExponential", "radiusGraph"].map((repulsion) =>
      changed(
        { ...conventions.objectCondensation, metric: "manhattan" },
        ...([
          "repulsion",
          repulsion,
          `^convention\\.metric: got "manhattan" with ${repulsion}, .+ with "hinge"$`,
        ] as const),
      ),
    ),
    changed(conventions.hgcalmlClusterCoordinatesHinge, "metric", "manhattan", '^convention\\.metric: got "manhattan"'),
  ],
};

for (const [name, loss] of Object.entries(losses)) {
  for (const [group, cases] of Object.entries(groups)) {
    test(`${name}: ${group}`, () => {
      for (const [change, message] of cases) throwsInputError(() => loss({ ...good, ...change } as never), message);
    });
  }
}

test("an error leaves linear memory as it was, and the next call right", () => {
  const before = api.condensationLossGrad(good);
  const bytes = api.linearMemoryBytes();
  for (const [change] of Object.values(groups).flat()) {
    assert.throws(() => api.condensationLossGrad({ ...good, ...change } as never));
  }
  assert.equal([api.linearMemoryBytes(), api.condensationLossGrad(good)], [bytes, before]);
});

test.run();
