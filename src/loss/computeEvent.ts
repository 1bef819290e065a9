/**
 * Computes the terms of one event of a loaded batch and, if asked, its gradients, which overwrite the inputs in linear
 * memory.
 */
import type { Shares } from "../conventions/batchReduction.ts";
import { normalisers } from "../conventions/normalisers.ts";
import { type ConventionFields, isOnePass } from "../event/conventionFields.ts";
import type { EventCall, Hooks } from "../event/eventCall.ts";
import type { EventSizes } from "../event/eventSizes.ts";
import { sumOf } from "../numeric/sum.ts";
import { repel } from "../sampling/repel.ts";
import { isSearched, openSearch } from "../search/strategy.ts";
import type { TigerTerms } from "../terms.ts";
import type { Runtime } from "../wasm/runtime.ts";
import type { EventStruct } from "../wasm/structs.ts";
import type { Batch, Variant } from "./checkInput.ts";
import type { LoadedBatch } from "./loadBatch.ts";
import { type RescaledBeta, rescaleBeta, unscaleGradient } from "./rescaleBeta.ts";
import { totalOf } from "./totalOf.ts";
import type { Workspace } from "./workspace.ts";

/** What all events of a call share. */
export interface Call {
  readonly runtime: Runtime;
  readonly batch: Batch;
  readonly variant: Variant;
  readonly loaded: LoadedBatch;
  readonly fields: ConventionFields;
  readonly hooks: Hooks;
}

/**
 * The weights of an event's terms in the batch and, if the convention weights by energy, e^(E_k / 15) of its objects
 * [K].
 */
export interface EventShare {
  readonly shares: Shares;
  readonly energies?: Float64Array;
}

/** Returns the sizes of an event with `hits` hits and `objects` objects. */
export function sizesOf({ batch, variant, fields, hooks }: Call, hits: number, objects: number): EventSizes {
  const { dimensions, precision, convention, maxNRep } = batch;
  const { mixed, pushPull, scaledHits } = fields.arrays;
  const capped = variant.tiger && maxNRep > 0;
  return {
    hits,
    dimensions,
    rows: Math.max(dimensions, fields.fewestRows),
    objects,
    precision,
    gradient: variant.gradient,
    capped,
    onePass: isOnePass(convention, variant.gradient, capped),
    mixed,
    pushPull,
    scaledHits,
    searched: variant.tiger && isSearched(convention, { hits, dimensions, objects }, hooks.strategy),
  };
}

/** Computes event `index` of the batch in the call's workspace and returns its own terms. */
export function computeEvent(call: Call, workspace: Workspace, index: number, share: EventShare): TigerTerms {
  const { batch, loaded, runtime, hooks } = call;
  const { wasm } = runtime;
  const { event } = workspace;
  const { pointer } = event;
  const hits = batch.rowSplits[index + 1] - batch.rowSplits[index];
  const sizes = sizesOf(call, hits, loaded.events[index].counts.length);
  const own: EventCall = { runtime, event, sizes, index, hooks };
  setInputs(call, own, share.shares);

  wasm.betas(pointer);
  const rescaled = batch.convention.betaBefore === "graph" ? rescale(own) : undefined;
  wasm.charges(pointer);
  wasm.findAlphas(pointer);
  wasm.findCentres(pointer);
  setNormalisers(call, workspace, own, share);
  const search = openSearch(own, workspace.search);
  wasm.pack(pointer);
  search?.choose();
  if (sizes.onePass) wasm.onePass(pointer);
  else computeStages(own, batch);
  if (sizes.gradient) {
    if (rescaled) unscaleGradient(rescaled, runtime.arena.f64(event.qSlope, hits)); // by now dV/db
    wasm.betaGradients(pointer);
  }
  return readTerms(event, call);
}

/** Stage by stage, over all blocks each: sums, then terms, then gradients. */
function computeStages(call: EventCall, batch: Batch): void {
  const { wasm } = call.runtime;
  const { pointer } = call.event;
  wasm.clearSums(pointer);
  repel(call, batch);
  wasm.attract(pointer);
  wasm.terms(pointer);
  if (call.sizes.gradient) wasm.gradients(pointer);
}

function setInputs({ batch, loaded }: Call, { event, sizes, index }: EventCall, shares: Shares): void {
  const { precision, dimensions, lossWeights } = batch;
  const first = batch.rowSplits[index];
  const bytes = precision / 8;
  event.hits = sizes.hits;
  event.objects = sizes.objects;
  event.beta = loaded.beta + first * bytes;
  event.x = loaded.x + first * dimensions * bytes;
  event.weights = loaded.weights && loaded.weights + first * bytes;
  event.distanceScale = loaded.distanceScale && loaded.distanceScale + first * bytes;
  event.spectatorWeight = loaded.spectatorWeight && loaded.spectatorWeight + first * 8;
  event.objectOfHit = loaded.objectOfHit + first * 4;
  event.memberOfHit = loaded.memberOfHit + first * 4;
  event.lossAttractive = lossWeights.attractive * shares.attractive;
  event.lossRepulsive = lossWeights.repulsive * shares.repulsive;
  event.lossCoward = lossWeights.coward * shares.coward;
  event.lossNoise = lossWeights.noise * shares.noise;
}

function rescale({ runtime, event, sizes }: EventCall): RescaledBeta {
  const { hits, objects } = sizes;
  return rescaleBeta(runtime.arena.f64(event.b, hits), runtime.arena.i32(event.objectOfHit, hits), objects);
}

/** Sets a_k, r_k and c_k, which depend on condensation points and centres, and the noise coefficients. */
function setNormalisers(
  { runtime, batch, loaded }: Call,
  workspace: Workspace,
  { event, sizes, index }: EventCall,
  { energies }: EventShare,
): void {
  const { hits, objects } = sizes;
  const { convention, extras } = batch;
  const { wasm, arena } = runtime;
  const first = batch.rowSplits[index];
  if (convention.repulsionNorm === "inRange") wasm.countInRange(event.pointer);
  const { counts, noiseHits, maskedHits } = loaded.events[index];
  const { objectWeight, spectatorWeight } = extras;
  const weightOf = (alpha: number): number => objectWeight![first + alpha];
  const constants = {
    hits,
    counts,
    noiseHits,
    maskedHits,
    energies,
    objectWeights: objectWeight && Float64Array.from(arena.i32(event.alphas, objects), weightOf),
    chargeSums: convention.objectStrength === "sum" ? arena.f64(event.pulls, objects) : undefined,
    spectators: spectatorWeight ? sumOf(spectatorWeight, first, first + hits) : 0,
  };
  const { noiseCoefficient, spectatorCoefficient } = normalisers(convention, constants, workspace);
  event.noiseCoefficient = noiseCoefficient;
  event.spectatorCoefficient = spectatorCoefficient;
}

/** Reads the event's terms. The plain loss counts its pairs too, but only the tiger loss returns nRep. */
function readTerms(event: EventStruct, { batch, variant }: Call): TigerTerms {
  const { attractive, repulsive, coward, noise } = event;
  const total = totalOf({ attractive, repulsive, coward, noise }, batch.lossWeights);
  const terms = { attractive, repulsive, coward, noise, total };
  if (!variant.tiger) return terms as TigerTerms;
  return { attractive, repulsive, coward, noise, total, nRep: event.nRep };
}
