/**
 * Repulsion, under a cap or not: above the cap only the pairs that the sampler draws are evaluated, chunk by chunk, so
 * there is no array as long as the number of pairs or draws.
 */
import type { EventCall } from "../event/eventCall.ts";
import { DRAW_CHUNK } from "../event/layOutEvent.ts";
import { blocksOf } from "../wasm/sizes.ts";
import { Sampler } from "./sampler.ts";

/** Most repulsive pairs an event may keep, and the sampler's seed. */
export interface Cap {
  readonly maxNRep: number;
  readonly seed: number;
}

/** Blocks of hits that a guess looks at, at least. */
const FEWEST_BLOCKS = 8;

/** Objects to a pair, beyond which a block's runs are found again instead of going through its groups. */
const SPARSE = 8;

/** All of an event's repulsion or, above the cap, a sample of it. */
export function repel(call: EventCall, cap: Cap): void {
  const { event, sizes } = call;
  const { wasm } = call.runtime;
  // in a crowd counting is cheaper than evaluating what is then thrown away; elsewhere one pass does both
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
 * An event's pairs within reach, guessed from some of its blocks: it decides what is done first, no number. Where it has
 * looked at all of few blocks, the event is counted.
 */
function guessPairs({ runtime, event, sizes }: EventCall): { pairs: number; isCount: boolean } {
  const blocks = blocksOf(sizes.hits, sizes.precision / 8);
  const step = Math.max(1, Math.min(32, Math.ceil(blocks / FEWEST_BLOCKS)));
  runtime.wasm.countPairs(event.pointer, step);
  return { pairs: (event.nRep * blocks) / Math.ceil(blocks / step), isCount: step === 1 };
}

/** Draws and evaluates, chunk by chunk; the pairs of each block are counted. */
function sample(call: EventCall, { maxNRep, seed }: Cap): void {
  const { event, index, hooks } = call;
  const { arena, wasm } = call.runtime;
  event.cursorBlock = 0;
  event.cursorRank = 0;
  // whether the groups that draws fall into would hold over SPARSE times as many objects as there are pairs
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

/** The pairs just evaluated, as hits and objects of the input. */
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
