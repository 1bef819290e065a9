/**
 * Repulsion under a cap: counts an event's pairs within reach and, above the cap, evaluates only those that the
 * sampler draws, chunk by chunk: no array as long as the number of pairs or draws.
 */
import { DRAW_CHUNK, type EventStruct } from "./event.ts";
import type { Call } from "./eventLoss.ts";
import { Sampler } from "./sampler.ts";

/** A chunk of drawn pairs: hit and object (both within the event), and the weight of each. */
export type DrawObserver = (event: number, hits: Uint32Array, objects: Uint32Array, weights: Float64Array) => void;

/** False, with nothing evaluated, where the event's pairs within reach are no more than the cap. */
export function repelSampled({ kernels, batch, variant, observe }: Call, event: EventStruct, e: number): boolean {
  const { wasm, arena } = kernels;
  const { precision, maxNRep, seed } = batch;
  wasm[`count${precision}`](event.pointer);
  const nRep = event.number("nRep");
  if (nRep <= maxNRep) return false;
  const sampler = new Sampler(seed, e, nRep, maxNRep);
  const ranks = arena.f64(event.get("ranks"), DRAW_CHUNK);
  const weights = arena.f64(event.get("drawWeights"), DRAW_CHUNK);
  const evaluate = wasm[`drawn${variant.gradient ? "Grad" : ""}${precision}`];
  for (let first = 0; first < maxNRep; first += DRAW_CHUNK) {
    const drawn = sampler.draw(first, ranks, weights);
    event.set({ drawn });
    wasm[`locate${precision}`](event.pointer);
    evaluate(event.pointer);
    if (observe) {
      const pairs = arena.u32(event.get("pairs"), 2 * drawn);
      const every = (offset: number): Uint32Array => pairs.filter((_, i) => i % 2 === offset);
      observe(e, every(0), every(1), weights.slice(0, drawn));
    }
  }
  return true;
}
