/** The losses as cases over one layout, and the row in which they stand next to plain JavaScript and the peers. */
import * as library from "../src/index.ts";
import { checkAgreement } from "./agreement.ts";
import type { Layout } from "./data.ts";
import type { Case } from "./interleave.ts";
import { type Peer, peers } from "./peers/index.ts";
import { plainJs } from "./plainJs.ts";
import { MAX_N_REP, measure, Q_MIN, type RatioNames, type Row } from "./suite.ts";

export const PLAIN_RATIOS: readonly RatioNames[] = [
  ["plain ÷ LossGrad", "plain JavaScript", "LossGrad"],
  ["plain ÷ TigerGrad", "plain JavaScript", "TigerGrad"],
];

export function plainCase(data: Layout): Case {
  return { name: "plain JavaScript", run: () => void plainJs(data, Q_MIN) };
}

export function valueCases(data: Layout): Case[] {
  const input = { ...data, qMin: Q_MIN };
  const capped = { ...input, maxNRep: MAX_N_REP };
  return [
    { name: "Loss", run: () => void library.condensationLoss(input) },
    { name: "Tiger", run: () => void library.condensationLossTiger(input) },
    { name: "Tiger, capped", run: () => void library.condensationLossTiger(capped) },
  ];
}

export function gradCases(data: Layout): Case[] {
  const input = { ...data, qMin: Q_MIN };
  const capped = { ...input, maxNRep: MAX_N_REP };
  return [
    { name: "LossGrad", run: () => void library.condensationLossGrad(input) },
    { name: "TigerGrad", run: () => void library.condensationLossTigerGrad(input) },
    { name: "TigerGrad, capped", run: () => void library.condensationLossTigerGrad(capped) },
  ];
}

/** The losses with gradients, plain JavaScript and every peer that is here, once the first two agree. */
export async function measureWithPeers(about: Row["about"], data: Layout, rounds: number): Promise<Row> {
  const nRep = checkAgreement(data, Q_MIN);
  const present: Peer[] = [];
  try {
    for (const factory of peers) {
      const peer = await factory(data, Q_MIN);
      if (peer) present.push(peer);
    }
    const ratios = [
      ...PLAIN_RATIOS,
      ...present.map(({ name }): RatioNames => [`${name} ÷ TigerGrad`, name, "TigerGrad"]),
    ];
    const cases = [plainCase(data), ...gradCases(data), ...present];
    return await measure({ ...about, nRep }, cases, ratios, rounds);
  } finally {
    for (const peer of present) peer.close?.();
  }
}
