/**
 * Repulsion, under a cap or not: above the cap only the pairs that the sampler draws are evaluated, chunk by chunk, so
 * there is no array as long as the number of pairs or draws.
 */
import { blockCount, DRAW_CHUNK, type EventSizes, type EventStruct } from "../event/eventLayout.ts";
import type { Call } from "../loss/computeEvent.ts";
import { Sampler } from "./sampler.ts";

/** A chunk of drawn pairs: hit and object (both within the event), and the weight of each. */
export type DrawObserver = (event: number, hits: Uint32Array, objects: Uint32Array, weights: Float64Array) => void;

/** Blocks of hits that a guess looks at, at least. */
const FEWEST_BLOCKS = 8;

/** Objects to a pair, beyond which a block's runs are found again instead of going through its groups. */
const SPARSE = 8;

/** All of an event's repulsion or, above the cap, a sample of it. */
export function repel(call: Call, event: EventStruct, e: number, { hits, capped }: EventSizes): void {
  const { stages, kernels } = call;
  const { precision, maxNRep } = call.batch;
  const all = kernels.wasm[`repel${call.choices.kernel}${precision}`];
  // in a crowd counting is cheaper than evaluating what is then thrown away; elsewhere one pass does both
  const guess = capped ? guessPairs(call, event, hits) : undefined;
  const countsFirst = guess !== undefined && guess.pairs > maxNRep;
  if (!countsFirst) {
    all(event.pointer);
    if (!capped || event.number("nRep") <= maxNRep) return;
    stages.clearSums(event.pointer);
  }
  if (!guess?.isCount) stages.count(event.pointer, 1);
  if (event.number("nRep") > maxNRep) sample(call, event, e);
  else all(event.pointer);
}

/**
 * An event's pairs within reach, guessed from some of its blocks: it decides what is done first, no number. Where it has
 * looked at all of few blocks, the event is counted.
 */
function guessPairs({ stages, batch }: Call, event: EventStruct, hits: number): { pairs: number; isCount: boolean } {
  const blocks = blockCount(hits, batch.precision);
  const step = Math.max(1, Math.min(32, Math.ceil(blocks / FEWEST_BLOCKS)));
  stages.count(event.pointer, step);
  return { pairs: (event.number("nRep") * blocks) / Math.ceil(blocks / step), isCount: step === 1 };
}

/** Draws and evaluates, chunk by chunk; the pairs of each block are counted. */
function sample(call: Call, event: EventStruct, e: number): void {
  const { arena } = call.kernels;
  const { maxNRep, seed } = call.batch;
  const nRep = event.number("nRep");
  event.set({ cursor: 0, sparse: Number(isSparse(event, maxNRep)) });
  event.setNumbers({ cursorRank: 0 });
  const sampler = new Sampler(seed, e, nRep, maxNRep);
  const ranks = arena.f64(event.get("ranks"), DRAW_CHUNK);
  const weights = arena.f64(event.get("drawWeights"), DRAW_CHUNK);
  for (let first = 0; first < maxNRep; first += DRAW_CHUNK) {
    const drawn = sampler.draw(first, ranks, weights);
    event.set({ drawn });
    call.stages.locate(event.pointer);
    call.stages.drawn(event.pointer);
    if (call.hooks.observe) report(call, event, e, weights.slice(0, drawn));
  }
}

/** Whether the groups that draws fall into would hold over SPARSE times as many objects as there are pairs. */
function isSparse(event: EventStruct, maxNRep: number): boolean {
  return maxNRep * 2 ** event.get("tallyShift") > SPARSE * event.number("nRep");
}

/** The pairs just evaluated, as hits and objects of the input. */
function report({ kernels, hooks }: Call, event: EventStruct, e: number, weights: Float64Array): void {
  const { arena } = kernels;
  const order = arena.u32(event.get("order"), event.get("hits"));
  const objectAt = new Map<number, number>();
  arena.u32(event.get("slots"), event.get("objects")).forEach((slot, k) => {
    objectAt.set(slot, k);
  });
  const pairs = arena.u32(event.get("pairs"), 2 * weights.length);
  const hits = Uint32Array.from(weights, (_, i) => order[pairs[2 * i]]);
  const objects = Uint32Array.from(weights, (_, i) => objectAt.get(pairs[2 * i + 1])!);
  hooks.observe?.(e, hits, objects, weights);
}
