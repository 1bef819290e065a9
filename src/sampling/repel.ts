/**
 * Computes the repulsion of an event, with or without a cap. Above the cap only the pairs that the sampler draws are
 * evaluated. They are drawn in chunks, so no array is as long as the number of pairs or draws.
 */
import type { EventCall } from "../event/eventCall.ts";
import { DRAW_CHUNK } from "../event/layOutEvent.ts";
import { blocksOf } from "../wasm/sizes.ts";
import { Sampler } from "./sampler.ts";

/** The largest number of repulsive pairs that an event keeps, and the sampler's seed. */
export interface Cap {
  readonly maxNRep: number;
  readonly seed: number;
}

/** A guess looks at up to this many blocks of hits; in a large event at every 32nd block. */
const FEWEST_BLOCKS = 8;

/**
 * If the drawn groups hold more objects per pair than this, finding a block's runs again is cheaper than walking its
 * groups.
 */
const SPARSE = 8;

/** Computes all of an event's repulsion or, above the cap, a sample of it. */
export function repel(call: EventCall, cap: Cap): void {
  const { event, sizes } = call;
  const { wasm } = call.runtime;
  // in a crowd, counting first saves evaluating pairs that are then discarded; elsewhere one pass evaluates and counts
  const guess = sizes.capped ? guessPairs(call) : undefined;
  const countsFirst = guess !== undefined && guess.pairs > cap.maxNRep;
  if (!countsFirst) {
    wasm.repel(event.pointer);
    if (!sizes.capped || event.nRep <= cap.maxNRep) return;
    wasm.clearSums(event.pointer);
  }
  if (!guess?.isCount) wasm.countPairs(event.pointer, 1);
  if (event.nRep > cap.maxNRep) sample(call, cap);
  else wasm.repel(event.pointer);
}

/**
 * Guesses the number of an event's pairs within reach from some of its blocks. The guess decides only what is done
 * first; it affects no result. If there are so few blocks that all were looked at, the guess is the exact count.
 */
function guessPairs({ runtime, event, sizes }: EventCall): { pairs: number; isCount: boolean } {
  const blocks = blocksOf(sizes.hits, sizes.precision / 8);
  const step = Math.max(1, Math.min(32, Math.ceil(blocks / FEWEST_BLOCKS)));
  runtime.wasm.countPairs(event.pointer, step);
  return { pairs: (event.nRep * blocks) / Math.ceil(blocks / step), isCount: step === 1 };
}

/** Draws and evaluates pairs, chunk by chunk. The pairs of each block must have been counted. */
function sample(call: EventCall, { maxNRep, seed }: Cap): void {
  const { event, index, hooks } = call;
  const { arena, wasm } = call.runtime;
  event.cursorBlock = 0;
  event.cursorRank = 0;
  // each draw may fall into another group of 2^tallyShift objects
  event.isSparse = Number(maxNRep * 2 ** event.tallyShift > SPARSE * event.nRep);
  const sampler = new Sampler(seed, index, event.nRep, maxNRep);
  const ranks = arena.f64(event.ranks, DRAW_CHUNK);
  const weights = arena.f64(event.drawWeights, DRAW_CHUNK);
  for (let first = 0; first < maxNRep; first += DRAW_CHUNK) {
    event.drawn = sampler.draw(first, ranks, weights);
    wasm.locateRanks(event.pointer);
    wasm.evaluateDrawn(event.pointer);
    if (hooks.observe) report(call, weights.slice(0, event.drawn));
  }
}

/** Passes the pairs just evaluated to the observer, as hits and objects of the event. */
function report({ runtime, event, index, hooks }: EventCall, weights: Float64Array): void {
  const { arena } = runtime;
  const hitAt = arena.u32(event.permutation, event.hits);
  const objectAt = new Map<number, number>();
  arena.u32(event.slotOfObject, event.objects).forEach((slot, k) => {
    objectAt.set(slot, k);
  });
  const pairs = arena.u32(event.drawnPairs, 2 * weights.length);
  const hits = Uint32Array.from(weights, (_, i) => hitAt[pairs[2 * i]]);
  const objects = Uint32Array.from(weights, (_, i) => objectAt.get(pairs[2 * i + 1])!);
  hooks.observe?.(index, hits, objects, weights);
}
