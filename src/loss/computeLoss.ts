/**
 * The four loss functions: input → checked batch → linear memory → kernels, event by event → terms and gradients.
 * One way through for all of them; they differ in what they compute per pair and in the cap on pairs.
 */

import { batchShares } from "../conventions/batchReduction.ts";
import { choicesOf } from "../event/conventionFields.ts";
import { totalOf } from "../terms.ts";
import type { Floats, GradientOption, Gradients, TigerInput, TigerLoss, TigerTerms } from "../types.ts";
import type { Kernels } from "../wasm/kernels.ts";
import { stagesOf } from "../wasm/kernelsByPrecision.ts";
import { type Batch, checkBatch, type Variant } from "./checkInput.ts";
import { type Call, computeEvent, type EventShare, type Hooks, roomOf } from "./computeEvent.ts";
import { floatsAt, loadBatch } from "./loadBatch.ts";

/** Computes a loss, and its gradients where the variant asks for them. `hooks` are for tests. */
export function computeLoss<F extends Floats>(
  kernels: Kernels,
  variant: Variant,
  input: TigerInput<F> & GradientOption<F>,
  hooks: Hooks = {},
): TigerLoss & Partial<Gradients<F>> {
  const batch = checkBatch(input, variant);
  const { arena } = kernels;
  const mark = arena.mark();
  try {
    const { convention, precision } = batch;
    const choices = choicesOf(convention, precision);
    const stages = stagesOf(kernels.wasm, precision);
    const call = { kernels, batch, variant, loaded: loadBatch(kernels, batch), choices, stages, hooks };
    const all = eventShares(call);
    const room = roomOf(call);
    const events = all.map((share, e) => computeEvent(call, room, e, share));
    const loss: TigerLoss & Partial<Gradients<F>> = lossOf(events, all, batch);
    if (variant.gradient) copyGradients(loss, call, batch);
    return loss;
  } finally {
    arena.release(mark);
  }
}

/** What each event's terms count in the batch. */
function eventShares({ kernels, batch, loaded }: Call): EventShare[] {
  if (!batch.convention.energyWeighted) {
    const sizes = loaded.events.map(({ counts }) => ({ objects: counts.length, energy: counts.length }));
    return batchShares(batch.convention, sizes).map((shares) => ({ shares }));
  }
  const energies = loaded.events.map((event) => event.energies!);
  // over the event's own largest, so that none vanishes beside another event's
  const largest = energies.map((own) => own.reduce((a, b) => Math.max(a, b), -Infinity));
  const most = largest.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = energies.map((own, e) => own.map((energy) => kernels.wasm.exp((energy - largest[e]) / 15)));
  const sizes = loaded.events.map(({ counts }, e) => {
    const own = weights[e].reduce((sum, weight) => sum + weight, 0);
    return { objects: counts.length, energy: own > 0 ? own * kernels.wasm.exp((largest[e] - most) / 15) : 0 };
  });
  return batchShares(batch.convention, sizes).map((shares, e) => ({ shares, energies: weights[e] }));
}

/** The batch's terms, by its convention's rule; nRep is the sum of the events'. */
function lossOf(events: TigerTerms[], all: readonly EventShare[], { lossWeights }: Batch): TigerLoss {
  let attractive = 0;
  let repulsive = 0;
  let coward = 0;
  let noise = 0;
  let nRep = 0;
  for (let e = 0; e < events.length; e++) {
    const event = events[e];
    const { shares } = all[e];
    attractive += shares.attractive * event.attractive;
    repulsive += shares.repulsive * event.repulsive;
    coward += shares.coward * event.coward;
    noise += shares.noise * event.noise;
    nRep += event.nRep;
  }
  const total = totalOf({ attractive, repulsive, coward, noise }, lossWeights);
  return { attractive, repulsive, coward, noise, total, nRep, events };
}

/** The gradients stand where the inputs were; they leave in `out` or in new arrays. */
function copyGradients<F extends Floats>(
  loss: Partial<Gradients<F>>,
  { kernels, loaded }: Call,
  batch: Batch<F>,
): void {
  const copy = (pointer: number, length: number, out?: F): F => {
    const view = floatsAt(kernels.arena, batch.precision, pointer, length);
    if (!out) return view.slice() as F;
    out.set(view);
    return out;
  };
  loss.dBeta = copy(loaded.beta, batch.hits, batch.out.dBeta);
  loss.dX = copy(loaded.x, batch.hits * batch.dims, batch.out.dX);
  if (loaded.weights) loss.dWeights = copy(loaded.weights, batch.hits, batch.out.dWeights);
  if (loaded.distances) loss.dDistanceScale = copy(loaded.distances, batch.hits, batch.out.dDistanceScale);
}
