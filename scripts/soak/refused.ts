/** Calls that are wrong, each to be refused by an InputError. */
import { simulateEvent } from "../../src/events.ts";
import * as api from "../../src/index.ts";
import type { Pool } from "./pool.ts";

export function callRefused(pool: Pool): void {
  const input = pool.hits();
  const wrong = pool.wrong({ ...input, objectId: pool.ids(input.beta.length), qMin: 0.1 }) as never;
  const call = pool.one([
    () => api.condensationLoss(wrong),
    () => api.condensationLossTigerGrad(wrong),
    () => api.condense(pool.wrong({ ...input, betaThreshold: 0.1, radius: 1 }) as never),
    () => api.payloadLossGrad({ ...(wrong as object), hitLoss: input.x } as never),
    () => api.trackingMetrics({ clusterId: [0.5], objectId: [1] }),
    () => simulateEvent({ seed: -1 }),
  ]);
  try {
    call();
  } catch (error) {
    if (error instanceof api.InputError) return;
    throw error;
  }
  throw new Error(`not refused: ${call}`);
}
