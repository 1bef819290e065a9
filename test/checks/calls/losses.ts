/** Calls of the losses: each with each of its conventions. */
import { readInputs } from "../../../src/conventions/checkConvention.ts";
import { hasReach } from "../../../src/conventions/derived.ts";
import * as api from "../../../src/index.ts";
import { type Call, DIMENSIONS, HITS, hits, lossWeights, type Options } from "./call.ts";

const functions: Readonly<Record<string, unknown>> = { ...api };

/** The extra inputs that a convention reads, the mask as a plain array. */
function extras(convention: api.Convention): Options {
  const reads = readInputs(convention);
  return {
    ...(reads.objectMask && { objectMask: Array.from({ length: HITS }, (_, j) => j % 4 !== 1) }),
    ...(reads.hitEnergy && { hitEnergy: Float64Array.from({ length: HITS }, (_, j) => 1 + j) }),
    ...(reads.distanceScale && { distanceScale: new Float64Array(HITS).fill(0.8) }),
    ...(reads.spectatorWeight && { spectatorWeight: Float64Array.from({ length: HITS }, (_, j) => (j % 3) / 4) }),
  };
}

const losses = { tiger: [false, true], gradient: [false, true] };

export function lossCalls(): Call[] {
  return Object.entries(api.conventions).flatMap(([label, convention]) =>
    losses.tiger.flatMap((tiger) =>
      losses.gradient.map((gradient): Call => {
        const name = `condensationLoss${tiger ? "Tiger" : ""}${gradient ? "Grad" : ""}`;
        const make = (): Options => {
          const more = extras(convention);
          const out = {
            dBeta: new Float64Array(HITS),
            dX: new Float64Array(HITS * DIMENSIONS),
            dWeights: new Float64Array(HITS),
            ...(more.distanceScale !== undefined && { dDistanceScale: new Float64Array(HITS) }),
          };
          return {
            ...{ ...hits(), ...more, objectWeight: new Float64Array(HITS).fill(1.5), qMin: 0.2, noiseThreshold: 0 },
            ...{ lossWeights: lossWeights(), dimensions: DIMENSIONS },
            convention: { ...convention, lossWeights: lossWeights(), quirks: false },
            ...(tiger && { maxNRep: hasReach(convention) ? 7 : 0, seed: 3 }),
            ...(gradient && { out }),
          };
        };
        return { name, label, run: functions[name] as Call["run"], make };
      }),
    ),
  );
}

export function payloadCalls(): Call[] {
  return Object.entries(api.payloadConventions).flatMap(([label, convention]) =>
    (["payloadLoss", "payloadLossGrad"] as const).map((name): Call => {
      const { mask, mean, spectators } = convention;
      const make = (): Options => {
        const { beta, objectId, rowSplits } = hits();
        return {
          ...{ beta, objectId, rowSplits, noiseThreshold: 0, convention: { ...convention, quirks: false } },
          hitLoss: Float64Array.from({ length: 2 * HITS }, (_, i) => i / 7),
          ...(mean === "objects" && spectators !== "none" && { qMin: 0.3 }),
          ...(mean === "objects" && { objectWeight: new Float64Array(HITS).fill(2) }),
          ...(mask !== "none" && { objectMask: Array.from({ length: HITS }, (_, j) => j % 4 !== 1) }),
          ...(spectators !== "none" && { spectatorWeight: new Float64Array(HITS).fill(0.25) }),
        };
      };
      return { name, label, run: functions[name] as Call["run"], make };
    }),
  );
}
