/** One event of a loaded batch → its own terms, and where asked its gradients over the inputs in linear memory. */
import { type Batch, LARGEST_X, type Variant } from "./batch.ts";
import { type Normalisers, normalisers } from "./conventions.ts";
import { type EventSizes, EventStruct } from "./event.ts";
import type { TigerTerms } from "./inputs.ts";
import type { Kernels } from "./kernels.ts";
import type { LoadedBatch } from "./load.ts";
import { type DrawObserver, repelSampled } from "./tiger.ts";
import { totalOf } from "./total.ts";

/** Everything about a call that each of its events needs. */
export interface Call {
  readonly kernels: Kernels;
  readonly batch: Batch;
  readonly variant: Variant;
  readonly loaded: LoadedBatch;
  readonly observe?: DrawObserver;
}

/** The largest number below 1 of each precision: where the default convention clips beta. */
const BELOW_ONE = { 32: 1 - 2 ** -24, 64: 1 - 2 ** -53 } as const;

export function sizesOf({ batch, variant, loaded }: Call, e: number): EventSizes {
  return {
    hits: batch.rowSplits[e + 1] - batch.rowSplits[e],
    dims: batch.dims,
    objects: loaded.counts[e].length,
    precision: batch.precision,
    gradient: variant.gradient,
    capped: variant.tiger && batch.maxNRep > 0,
  };
}

/** Event e. Its arrays are taken from room that the call has reserved, and given back. */
export function computeEvent(call: Call, e: number): TigerTerms {
  const { wasm, arena } = call.kernels;
  const { precision, convention } = call.batch;
  const sizes = sizesOf(call, e);
  const mark = arena.mark();
  const event = new EventStruct(arena, sizes);
  fillEvent(call, event, normalisers(call.loaded.counts[e], sizes.hits), e);

  const grad = sizes.gradient ? "Grad" : "";
  wasm[`charges${precision}`](event.pointer);
  wasm.findAlphas(event.pointer);
  wasm[`pack${precision}`](event.pointer);
  wasm[`clearSums${precision}`](event.pointer);
  if (!sizes.capped || !repelSampled(call, event, e)) {
    wasm[`repel${convention.repulsion}${grad}${precision}`](event.pointer);
  }
  wasm[`attract${convention.attraction}${grad}${precision}`](event.pointer);
  wasm[`terms${precision}`](event.pointer);
  if (sizes.gradient) wasm[`gradients${precision}`](event.pointer);
  const terms = readTerms(event, call.batch);
  arena.release(mark);
  return terms;
}

function fillEvent({ kernels, batch, loaded }: Call, event: EventStruct, { a, r, c, n }: Normalisers, e: number): void {
  const { arena } = kernels;
  const { precision, dims, lossWeights } = batch;
  const first = batch.rowSplits[e];
  const events = batch.rowSplits.length - 1;
  const bytes = precision / 8;
  event.set({
    beta: loaded.beta + first * bytes,
    x: loaded.x + first * dims * bytes,
    weights: loaded.weights && loaded.weights + first * bytes,
    numbers: loaded.numbers + first * 4,
  });
  arena.f64(event.get("a"), a.length).set(a);
  arena.f64(event.get("r"), r.length).set(r);
  event.setNumbers({
    qMin: batch.qMin,
    betaMax: BELOW_ONE[precision],
    c,
    n,
    lossAttractive: lossWeights.attractive / events,
    lossRepulsive: lossWeights.repulsive / events,
    lossCoward: lossWeights.coward / events,
    lossNoise: lossWeights.noise / events,
    limit: LARGEST_X[precision],
  });
}

function readTerms(event: EventStruct, batch: Batch): TigerTerms {
  const terms = {
    attractive: event.number("attractive"),
    repulsive: event.number("repulsive"),
    coward: event.number("coward"),
    noise: event.number("noise"),
  };
  return { ...terms, total: totalOf(terms, batch.lossWeights), nRep: event.number("nRep") };
}
