/** The losses as cases over one layout, and the row that compares them with plain JavaScript and the peers. */
import * as library from "../src/index.ts";
import { checkAgreement } from "./agreement.ts";
import type { Layout } from "./data.ts";
import { strategyOf } from "./hooked.ts";
import type { Case } from "./interleave.ts";
import { peers } from "./peers/index.ts";
import type { Peer } from "./peers/peer.ts";
import { plainJs } from "./plainJs.ts";
import { MAX_N_REP, measure, Q_MIN, type RatioNames, type Row } from "./suite.ts";

export const PLAIN_RATIOS: readonly RatioNames[] = [
  ["JavaScript ÷ LossGrad", "plain JavaScript", "LossGrad"],
  ["JavaScript ÷ TigerGrad", "plain JavaScript", "TigerGrad"],
  ["LossGrad ÷ TigerGrad", "LossGrad", "TigerGrad"],
];

/** The cases that visit every pair, with gradients. */
export function plainCases(data: Layout): Case[] {
  return [{ name: "plain JavaScript", run: () => void plainJs(data, Q_MIN) }, lossGrad(data)];
}

export function lossGrad(data: Layout): Case {
  const input = { ...data, qMin: Q_MIN, out: outOf(data) };
  return { name: "LossGrad", run: () => void library.condensationLossGrad(input) };
}

/** Adds nRep and the search strategy to what a row says about its data, after checking that all losses agree. */
export function checkedAbout(about: Row["about"], data: Layout): Row["about"] {
  return { ...about, nRep: checkAgreement(data, Q_MIN), search: strategyOf({ ...data, qMin: Q_MIN }) };
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

/** Arrays for the gradients, which every call of a case overwrites. */
export function outOf({ beta, x }: Layout) {
  return { dBeta: new Float32Array(beta.length), dX: new Float32Array(x.length) };
}

/** With `out`; fresh: with new arrays at every call. */
export function gradCases(data: Layout): Case[] {
  const fresh = { ...data, qMin: Q_MIN };
  const input = { ...fresh, out: outOf(data) };
  const capped = { ...input, maxNRep: MAX_N_REP };
  return [
    { name: "TigerGrad", run: () => void library.condensationLossTigerGrad(input) },
    { name: "TigerGrad, fresh", run: () => void library.condensationLossTigerGrad(fresh) },
    { name: "TigerGrad, capped", run: () => void library.condensationLossTigerGrad(capped) },
  ];
}

/** Measures the losses with gradients, the cases that visit every pair, and every peer that is installed. */
export async function measureWithPeers(about: Row["about"], data: Layout, rounds: number): Promise<Row> {
  const checked = checkedAbout(about, data);
  const present: Peer[] = [];
  try {
    for (const open of peers) {
      const peer = await open(data, Q_MIN);
      if (peer) present.push(peer);
    }
    const ratios = [
      ...PLAIN_RATIOS,
      ...present.map(({ name }): RatioNames => [`${name} ÷ TigerGrad`, name, "TigerGrad"]),
    ];
    const cases = [...plainCases(data), ...gradCases(data), ...present];
    return await measure(checked, cases, ratios, rounds);
  } finally {
    for (const peer of present) peer.close?.();
  }
}
