/**
 * Computes the weight of each hit and the condensation points, with the kernels that compute charges for the losses.
 */
import { SPECTATORS } from "../event/conventionFields.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { AlphaKind, ChargeKind, EventStruct, SpectatorKind } from "../wasm/structs.ts";
import type { CheckedPayload } from "./checkInput.ts";
import type { PayloadObjects } from "./means.ts";

/** [N] the weight w of each hit and dw/dbeta, and [K] the condensation points of each event if the means need them. */
export interface HitWeights {
  readonly w: Float64Array;
  readonly dw: Float64Array;
  readonly alphas: readonly Int32Array[];
}

/** Computes the weights of a batch; `objects` has one entry per event. */
export function hitWeights(runtime: Runtime, batch: CheckedPayload, objects: readonly PayloadObjects[]): HitWeights {
  const { arena, wasm } = runtime;
  const { beta, convention, qMin, rowSplits } = batch;
  const hits = beta.length;
  const mark = arena.mark();
  try {
    const event = openCharges(runtime, batch);
    // the charges with qMin = 0 are the weights artanh²(beta)·(1 − s)
    event.spectatorKind = SpectatorKind.CHARGE;
    wasm.charges(event.pointer);
    const w = arena.f64(event.q, hits).slice();
    const dw = arena.f64(event.qSlope, hits).slice();
    if (convention.weight === "betaSquared") setSquares(batch, w, dw);
    if (convention.mean !== "objects") return { w, dw, alphas: [] };
    event.spectatorKind = SPECTATORS[convention.spectators];
    event.qMin = qMin;
    wasm.charges(event.pointer);
    const q = event.q;
    const alphas = objects.map(({ numbers, count }, e) => {
      arena.i32(event.memberOfHit, numbers.length).set(numbers);
      event.hits = numbers.length;
      event.objects = count;
      event.q = q + rowSplits[e] * 8;
      wasm.findAlphas(event.pointer);
      return arena.i32(event.alphas, count).map((alpha) => alpha + rowSplits[e]);
    });
    return { w, dw, alphas };
  } finally {
    arena.release(mark);
  }
}

/** Allocates an event that holds all hits of the batch, with memory for charges, and sets its b. */
function openCharges({ arena }: Runtime, { beta, convention, betaMax, extras }: CheckedPayload): EventStruct {
  const hits = beta.length;
  arena.reserve(2 * EventStruct.BYTES + 7 * (hits * 8 + 64));
  const event = EventStruct.at(arena, arena.alloc(EventStruct.BYTES));
  event.words.fill(0);
  event.hits = hits;
  event.bytes = 8;
  event.chargeKind = ChargeKind.ARTANH;
  event.alphaKind = AlphaKind.CHARGE;
  event.betaMax = betaMax;
  event.betaDivisor = convention.betaDivisor;
  event.artanhDivisor = 1;
  event.noiseCharge = Number.NaN;
  event.b = arena.alloc(hits * 8);
  event.q = arena.alloc(hits * 8);
  event.qSlope = arena.alloc(hits * 8);
  event.memberOfHit = arena.alloc(hits * 4);
  event.alphas = arena.alloc(hits * 4);
  event.pulls = arena.alloc(hits * 8);
  arena.f64(event.b, hits).set(beta);
  if (extras.spectatorWeight) {
    event.spectatorWeight = arena.alloc(hits * 8);
    arena.f64(event.spectatorWeight, hits).set(extras.spectatorWeight);
  }
  return event;
}

/** Sets the weights beta²·(1 − s) + 1e-6 and their derivatives. */
function setSquares({ beta, extras }: CheckedPayload, w: Float64Array, dw: Float64Array): void {
  for (let j = 0; j < beta.length; j++) {
    const free = 1 - (extras.spectatorWeight?.[j] ?? 0);
    w[j] = beta[j] * beta[j] * free + 1e-6;
    dw[j] = 2 * beta[j] * free;
  }
}
