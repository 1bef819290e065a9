/**
 * The property losses in plain float64, written for readability from the formulas of src/payload/conventions.ts. Every
 * number has its S. In float32 only two things differ: where beta is clipped just below 1, and the rounding of
 * betaClip.
 */

import { type PayloadConvention, payloadConventions } from "../../src/payload/conventions.ts";
import type { AnyPayloadInput } from "../support/anyPrecision.ts";
import { Sum, sums } from "./sums.ts";

export interface PayloadReference {
  payload: Sum;
  properties: Sum[];
  events: Sum[][];
  dBeta: Sum[];
  dHitLoss: Sum[];
}

export function payloadReference(input: AnyPayloadInput, precision: 32 | 64 = 64): PayloadReference {
  const { beta, hitLoss, convention = payloadConventions.kieseler2020, rowSplits = [0, beta.length] } = input;
  const N = beta.length;
  const P = N > 0 ? hitLoss.length / N : 1;
  const result = {
    payload: new Sum(),
    properties: sums(P),
    events: [] as Sum[][],
    dBeta: sums(N),
    dHitLoss: sums(N * P),
  };
  const kept = Array.from(beta, (_, j) => convention.mask === "none" || Boolean(input.objectMask?.[j] ?? 1));
  const threshold = input.noiseThreshold ?? convention.noiseThreshold;
  const groups = Array.from({ length: rowSplits.length - 1 }, (_, e) => {
    const hits = Array.from({ length: rowSplits[e + 1] - rowSplits[e] }, (_, i) => rowSplits[e] + i).filter(
      (j) => kept[j],
    );
    const ids = [...new Set(hits.map((j) => input.objectId[j]).filter((id) => id > threshold))];
    return { hits, objects: ids.map((id) => hits.filter((j) => input.objectId[j] === id)) };
  });
  const shares = batchShares(
    convention,
    groups.map(({ objects }) => objects.length),
  );
  const weights = Array.from(beta, (_, j) => weight(input, convention, precision, j));
  const clip = precision === 32 ? Math.fround(convention.betaClip) : convention.betaClip;
  const keeps = (j: number): number => (beta[j] < clip ? 0 : 1);

  groups.forEach(({ hits, objects }, e) => {
    const own = sums(P);
    result.events.push(own);
    const per = convention.mean === "objects" ? objects : [objects.flat()];
    for (const members of per) {
      const W = members.reduce((sum, j) => sum + weights[j].w, 0);
      if (W === 0) continue;
      const factor = {
        objects: objectWeight(input, convention, precision, members) / objects.length,
        hits: 1,
        hitsOverN: 1 / hits.length,
      }[convention.mean];
      for (let p = 0; p < P; p++) {
        const l = (j: number): number => keeps(j) * hitLoss[j * P + p];
        const mean = new Sum();
        for (const j of members) mean.add((weights[j].w * l(j)) / W);
        mean.flow(own[p], factor);
        for (const j of members) {
          const scale = shares[e] * factor;
          result.dHitLoss[j * P + p].add(scale * keeps(j) * (weights[j].w / W));
          const slope = (scale * weights[j].dw) / W;
          result.dBeta[j].add(slope * (l(j) - mean.value), Math.abs(slope) * (Math.abs(l(j)) + mean.scale));
        }
      }
    }
    for (let p = 0; p < P; p++) own[p].flow(result.properties[p], shares[e]);
  });
  for (const property of result.properties) property.flow(result.payload, 1);
  return result;
}

/** w_j and dw_j/dbeta_j. */
function weight(input: AnyPayloadInput, convention: PayloadConvention, precision: 32 | 64, j: number) {
  const b = input.beta[j];
  const free = 1 - (input.spectatorWeight?.[j] ?? 0);
  if (convention.weight === "betaSquared") return { w: b ** 2 * free + 1e-6, dw: 2 * b * free };
  const { betaDivisor: d } = convention;
  const highest = highestBeta(convention, precision);
  const y = Math.min(b, highest) / d;
  const xi = Math.atanh(y) ** 2;
  return { w: xi * free, dw: b > highest ? 0 : (2 * Math.atanh(y) * free) / ((1 - y) * (1 + y) * d) };
}

/** Where beta is clipped in the charge. */
function highestBeta({ betaMax }: PayloadConvention, precision: 32 | 64): number {
  return betaMax === "belowOne" ? 1 - 2 ** (precision === 32 ? -24 : -53) : betaMax;
}

/** Returns o_k: the weight of the first member with the highest charge. */
function objectWeight(
  input: AnyPayloadInput,
  convention: PayloadConvention,
  precision: 32 | 64,
  members: number[],
): number {
  if (!input.objectWeight) return 1;
  const qMin = input.qMin ?? convention.qMin ?? 0;
  const charge = (j: number): number => {
    const free = 1 - (input.spectatorWeight?.[j] ?? 0);
    const xi = Math.atanh(Math.min(input.beta[j], highestBeta(convention, precision)) / convention.betaDivisor) ** 2;
    return convention.spectators === "qMin" ? xi + qMin * free : (xi + qMin) * free;
  };
  const highest = Math.max(...members.map(charge));
  return input.objectWeight[members.find((j) => charge(j) === highest)!];
}

function batchShares({ batch, quirks }: PayloadConvention, objects: number[]): number[] {
  const B = objects.length;
  if (batch === "meanOfEvents") return objects.map(() => 1 / B);
  const all = objects.reduce((sum, own) => sum + own, 0);
  if (batch === "objects") return objects.map((own) => (all === 0 ? 0 : own / all));
  return objects.map((_, e) => (quirks && objects.slice(e).includes(0) ? 0 : 1 / (B + 1e-3)));
}
