/** One event of a loaded batch → its own terms, and where asked its gradients over the inputs in linear memory. */

import { LARGEST_X } from "../checks/limits.ts";
import type { Shares } from "../conventions/batchReduction.ts";
import { normalisers } from "../conventions/normalisers.ts";
import type { Choices } from "../event/conventionFields.ts";
import { type EventSizes, EventStruct } from "../event/eventLayout.ts";
import { sumOf } from "../numeric/sum.ts";
import { type DrawObserver, repel } from "../sampling/repel.ts";
import { isSearched, openSearch, type Strategy } from "../search/strategy.ts";
import { totalOf } from "../terms.ts";
import type { TigerTerms } from "../types.ts";
import type { Kernels, Stages } from "../wasm/kernels.ts";
import type { Batch, Variant } from "./checkInput.ts";
import { type LoadedBatch, longestEvent } from "./loadBatch.ts";
import { rescaleBeta } from "./rescaleBeta.ts";

/** Everything about a call that each of its events needs. */
export interface Call {
  readonly kernels: Kernels;
  readonly batch: Batch;
  readonly variant: Variant;
  readonly loaded: LoadedBatch;
  readonly choices: Choices;
  readonly stages: Stages;
  readonly hooks: Hooks;
}

/** What tests look at and decide; of the package itself only warmUp.ts passes a strategy. */
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
  const { mixed, pushPull, scaledHits, masked } = choices.arrays;
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
    masked,
    searched: variant.tiger && isSearched(batch.convention, { hits, dims: batch.dims, objects }, hooks.strategy),
  };
}

/** What the events of a call share: the struct, arrays as long as the largest needs, and the host's views of three. */
export interface Room {
  readonly event: EventStruct;
  /** The largest event's search, or 0 */
  readonly search: number;
  readonly a: Float64Array;
  readonly r: Float64Array;
  readonly c: Float64Array;
}

/** Allocated and laid out once a call; every event overwrites the one before. */
export function roomOf(call: Call): Room {
  const { kernels, batch, loaded, choices } = call;
  let most = 0;
  for (const { counts } of loaded.events) most = Math.max(most, counts.length);
  const sizes = sizesOf(call, longestEvent(batch.rowSplits), most);
  const event = new EventStruct(kernels.arena, sizes, choices.template);
  event.setNumbers({ qMin: batch.qMin, limit: LARGEST_X[batch.precision] });
  const search = event.get("search");
  return { event, search, a: event.f64("a", most), r: event.f64("r", most), c: event.f64("c", most) };
}

/** Event e, in the call's room. */
export function computeEvent(call: Call, room: Room, e: number, share: EventShare): TigerTerms {
  const { batch, loaded, stages, kernels } = call;
  const { event } = room;
  const { pointer } = event;
  const sizes = sizesOf(call, batch.rowSplits[e + 1] - batch.rowSplits[e], loaded.events[e].counts.length);
  fillEvent(call, event, e, sizes, share.shares);

  stages.betas(pointer);
  const passBack = batch.convention.betaBefore === "graph" ? rescale(call, event, sizes) : undefined;
  kernels.wasm.charges(pointer);
  kernels.wasm.findAlphas(pointer);
  stages.findCentres(pointer);
  setNormalisers(call, room, sizes, e, share);
  const search = openSearch(call, room, sizes, e);
  stages.pack(pointer);
  search?.choose();
  stages.clearSums(pointer);
  repel(call, event, e, sizes);
  stages.attract(pointer);
  stages.terms(pointer);
  if (sizes.gradient) {
    stages.gradients(pointer);
    search?.leave();
    passBack?.(event.f64("dq", sizes.hits));
    stages.betaGradients(pointer);
  }
  return readTerms(event, batch);
}

function fillEvent(
  { batch, loaded }: Call,
  event: EventStruct,
  e: number,
  { hits, objects }: EventSizes,
  shares: Shares,
): void {
  const { precision, dims, lossWeights } = batch;
  const first = batch.rowSplits[e];
  const bytes = precision / 8;
  event.set({
    hits,
    objects,
    beta: loaded.beta + first * bytes,
    x: loaded.x + first * dims * bytes,
    weights: loaded.weights && loaded.weights + first * bytes,
    distances: loaded.distances && loaded.distances + first * bytes,
    spectators: loaded.spectators && loaded.spectators + first * 8,
    numbers: loaded.numbers + first * 4,
    members: loaded.members + first * 4,
  });
  event.setNumbers({
    lossAttractive: lossWeights.attractive * shares.attractive,
    lossRepulsive: lossWeights.repulsive * shares.repulsive,
    lossCoward: lossWeights.coward * shares.coward,
    lossNoise: lossWeights.noise * shares.noise,
  });
}

function rescale({ kernels }: Call, event: EventStruct, { hits, objects }: EventSizes): (g: Float64Array) => void {
  return rescaleBeta(event.f64("b", hits), kernels.arena.i32(event.get("numbers"), hits), objects);
}

/** a, r and c of each object, once its condensation point and centre are known. */
function setNormalisers(
  { kernels, batch, loaded, stages }: Call,
  room: Room,
  { hits, objects }: EventSizes,
  e: number,
  { energies }: EventShare,
): void {
  const { convention, extras } = batch;
  const { event } = room;
  const first = batch.rowSplits[e];
  if (convention.repulsionNorm === "inRange") stages.countInRange(event.pointer);
  const { counts, noiseHits, maskedHits } = loaded.events[e];
  const { objectWeight, spectatorWeight } = extras;
  const alphas = (): Int32Array => kernels.arena.i32(event.get("alphas"), objects);
  const own = {
    hits,
    counts,
    noiseHits,
    maskedHits,
    energies,
    objectWeights: objectWeight && Float64Array.from(alphas(), (alpha) => objectWeight[first + alpha]),
    chargeSums: convention.objectStrength === "sum" ? event.f64("pulls", objects) : undefined,
    spectators: spectatorWeight ? sumOf(spectatorWeight, first, first + hits) : 0,
  };
  event.setNumbers(normalisers(convention, own, room));
}

function readTerms(event: EventStruct, { lossWeights }: Batch): TigerTerms {
  const attractive = event.number("attractive");
  const repulsive = event.number("repulsive");
  const coward = event.number("coward");
  const noise = event.number("noise");
  const total = totalOf({ attractive, repulsive, coward, noise }, lossWeights);
  return { attractive, repulsive, coward, noise, total, nRep: event.number("nRep") };
}
