/** One event of a loaded batch → its own terms, and where asked its gradients over the inputs in linear memory. */
import type { Batch, Variant } from "./batch.ts";
import type { Shares } from "./batchRule.ts";
import type { Choices } from "./choices.ts";
import { type EventSizes, EventStruct } from "./event.ts";
import { rescaleBeta } from "./graph.ts";
import type { TigerTerms } from "./inputs.ts";
import type { Kernels } from "./kernels.ts";
import { LARGEST_X } from "./limits.ts";
import type { LoadedBatch } from "./load.ts";
import { normalisers } from "./normalisers.ts";
import { isSearched, openSearch, type Strategy } from "./search.ts";
import { sumOf } from "./sum.ts";
import { type DrawObserver, repel } from "./tiger.ts";
import { totalOf } from "./total.ts";

/** Everything about a call that each of its events needs. */
export interface Call {
  readonly kernels: Kernels;
  readonly batch: Batch;
  readonly variant: Variant;
  readonly loaded: LoadedBatch;
  readonly choices: Choices;
  readonly hooks: Hooks;
}

/** What tests look at and decide: no function of the package passes any. */
export interface Hooks {
  /** Sees the sampler's pairs. */
  readonly observe?: DrawObserver;
  /** Instead of what the data suggests, at any size. */
  readonly strategy?: Strategy;
  /** Sees what each event's search was to do. */
  readonly onStrategy?: (event: number, strategy: Strategy) => void;
}

/** The weight of an event's terms in the batch, and e^(E_k / 15) of its objects where the convention weighs by energy. */
export interface EventShare {
  readonly shares: Shares;
  readonly energies?: Float64Array;
}

/** Sizes of an event of so many hits and objects. */
export function sizesOf(
  { batch, variant, choices, hooks }: Omit<Call, "loaded">,
  hits: number,
  objects: number,
): EventSizes {
  const { mixed, pushPull, scaledHits } = choices.arrays;
  return {
    hits,
    dims: batch.dims,
    rows: Math.max(batch.dims, choices.fewestRows),
    objects,
    precision: batch.precision,
    gradient: variant.gradient,
    capped: variant.tiger && batch.maxNRep > 0,
    mixed,
    pushPull,
    scaledHits,
    searched: isSearched(batch.convention, { hits, dims: batch.dims, objects }, hooks.strategy),
  };
}

/** Event e. Its arrays are taken from room that the call has reserved, and given back. */
export function computeEvent(call: Call, e: number, share: EventShare): TigerTerms {
  const { wasm, arena } = call.kernels;
  const { precision, convention } = call.batch;
  const { rowSplits } = call.batch;
  const sizes = sizesOf(call, rowSplits[e + 1] - rowSplits[e], call.loaded.events[e].counts.length);
  const mark = arena.mark();
  const event = new EventStruct(arena, sizes);
  fillEvent(call, event, e, share.shares);

  wasm[`betas${precision}`](event.pointer);
  const passBack = convention.betaBefore === "graph" ? rescale(call, event, sizes) : undefined;
  wasm.charges(event.pointer);
  wasm.findAlphas(event.pointer);
  wasm[`findCentres${precision}`](event.pointer);
  setNormalisers(call, event, sizes, e, share);
  const search = openSearch(call, event, sizes, e);
  wasm[`pack${precision}`](event.pointer);
  search?.choose();
  wasm[`clearSums${precision}`](event.pointer);
  repel(call, event, e, sizes);
  wasm[`attract${precision}`](event.pointer);
  wasm[`terms${precision}`](event.pointer);
  if (sizes.gradient) {
    wasm[`gradients${precision}`](event.pointer);
    search?.leave();
    passBack?.(event.f64("dq", sizes.hits));
    wasm[`betaGradients${precision}`](event.pointer);
  }
  const terms = readTerms(event, call.batch);
  arena.release(mark);
  return terms;
}

function fillEvent({ batch, loaded, choices }: Call, event: EventStruct, e: number, shares: Shares): void {
  const { precision, dims, lossWeights } = batch;
  const first = batch.rowSplits[e];
  const bytes = precision / 8;
  event.set({
    beta: loaded.beta + first * bytes,
    x: loaded.x + first * dims * bytes,
    weights: loaded.weights && loaded.weights + first * bytes,
    distances: loaded.distances && loaded.distances + first * bytes,
    spectators: loaded.spectators && loaded.spectators + first * 8,
    numbers: loaded.numbers + first * 4,
    members: loaded.members + first * 4,
  });
  event.set(choices.fields);
  event.setNumbers({
    qMin: batch.qMin,
    lossAttractive: lossWeights.attractive * shares.attractive,
    lossRepulsive: lossWeights.repulsive * shares.repulsive,
    lossCoward: lossWeights.coward * shares.coward,
    lossNoise: lossWeights.noise * shares.noise,
    limit: LARGEST_X[precision],
  });
  event.setNumbers(choices.numbers);
}

function rescale({ kernels }: Call, event: EventStruct, { hits, objects }: EventSizes): (g: Float64Array) => void {
  return rescaleBeta(event.f64("b", hits), kernels.arena.i32(event.get("numbers"), hits), objects);
}

/** a, r and c of each object, once its condensation point and centre are known. */
function setNormalisers(
  { kernels, batch, loaded }: Call,
  event: EventStruct,
  sizes: EventSizes,
  e: number,
  share: EventShare,
): void {
  const { wasm, arena } = kernels;
  const { convention, extras, precision } = batch;
  const { hits, objects } = sizes;
  const first = batch.rowSplits[e];
  if (convention.repulsionNorm === "inRange") wasm[`countInRange${precision}`](event.pointer);
  const alphas = arena.i32(event.get("alphas"), objects);
  const { objectWeight, spectatorWeight } = extras;
  const { a, r, c, ...coefficients } = normalisers(convention, {
    ...loaded.events[e],
    hits,
    energies: share.energies,
    objectWeights: objectWeight && Float64Array.from(alphas, (alpha) => objectWeight[first + alpha]),
    chargeSums: convention.objectStrength === "sum" ? event.f64("pulls", objects) : undefined,
    inRange: event.f64("r", objects),
    spectators: spectatorWeight ? sumOf(spectatorWeight, first, first + hits) : 0,
  });
  event.f64("a", objects).set(a);
  event.f64("r", objects).set(r);
  event.f64("c", objects).set(c);
  event.setNumbers(coefficients);
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
