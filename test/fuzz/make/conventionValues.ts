/** What a convention's fields may hold when they are put together at random. */
import { WORDS } from "../../../src/conventions/choices.ts";
import type { Convention } from "../../../src/index.ts";

export const VALUES: Readonly<Partial<Record<keyof Convention, readonly unknown[]>>> = {
  ...WORDS,
  qMin: [0, 0.1],
  betaMax: ["belowOne", 0.7],
  betaDivisor: [1, 1.01],
  artanhDivisor: [1, 1.01],
  noiseCharge: [1],
  noiseThreshold: [-1, 0, 3],
  centreMix: [0.5, 1],
  centreEpsilon: [0, 1e-3],
  centreRounds: [true],
  centreDamping: [0.5, 1],
  energyWeighted: [true],
  repulsionParameter: [1e-6, 0.5],
  noiseRepels: [false],
  spectatorSuppression: [0.3],
  quirks: [true],
};
