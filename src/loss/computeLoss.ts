/**
 * The four loss functions: input → checked batch → linear memory → kernels, event by event → terms and gradients.
 * One way through for all of them; they differ in what they compute per pair and in the cap on pairs.
 */

import { longestEvent } from "../checks/arrays.ts";
import { floatsAt } from "../checks/copyChecked.ts";
import { LARGEST_X } from "../checks/limits.ts";
import { overwrite } from "../checks/typedArrays.ts";
import { batchShares } from "../conventions/batchReduction.ts";
import { conventionFields } from "../event/conventionFields.ts";
import type { Hooks } from "../event/eventCall.ts";
import { type TigerLoss, type TigerTerms, totalOf } from "../terms.ts";
import { type Floats, GRADIENTS } from "../types.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { type Batch, checkBatch, type Variant } from "./checkInput.ts";
import { type Call, computeEvent, type EventShare, sizesOf } from "./computeEvent.ts";
import { loadBatch } from "./loadBatch.ts";
import type { GradientOption, Gradients, TigerInput } from "./lossInput.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

/** Computes a loss, nRep where it is tiger's and gradients where the variant asks for them. `hooks` are for tests. */
export function computeLoss<F extends Floats>(
  runtime: Runtime,
  variant: Variant,
  input: TigerInput<F> & GradientOption<F>,
  hooks: Hooks = {},
): TigerLoss & Partial<Gradients<F>> {
  const batch = checkBatch(input, variant);
  const { arena } = runtime;
  const mark = arena.mark();
  try {
    const { convention, precision } = batch;
    const fields = conventionFields(convention, precision);
    const call = { runtime, batch, variant, loaded: loadBatch(runtime, batch), fields, hooks };
    const all = eventShares(call);
    const workspace = openCallWorkspace(call);
    const events = all.map((share, e) => computeEvent(call, workspace, e, share));
    const loss: TigerLoss & Partial<Gradients<F>> = lossOf(events, all, call);
    if (variant.gradient) copyGradients(loss, call, batch);
    return loss;
  } finally {
    arena.release(mark);
  }
}

/** Laid out once, for the largest event. */
function openCallWorkspace(call: Call): Workspace {
  const { runtime, batch, loaded, fields } = call;
  let most = 0;
  for (const { counts } of loaded.events) most = Math.max(most, counts.length);
  const sizes = sizesOf(call, longestEvent(batch.rowSplits), most);
  const workspace = openWorkspace(runtime.arena, sizes, fields.template);
  workspace.event.qMin = batch.qMin;
  workspace.event.limit = LARGEST_X[batch.precision];
  return workspace;
}

/** What each event's terms count in the batch. */
function eventShares({ runtime, batch, loaded }: Call): EventShare[] {
  if (!batch.convention.energyWeighted) {
    const sizes = loaded.events.map(({ counts }) => ({ objects: counts.length, energy: counts.length }));
    return batchShares(batch.convention, sizes).map((shares) => ({ shares }));
  }
  const energies = loaded.events.map((event) => event.energies!);
  // over the event's own largest, so that none vanishes beside another event's
  const largest = energies.map((own) => own.reduce((a, b) => Math.max(a, b), -Infinity));
  const most = largest.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = energies.map((own, e) => own.map((energy) => runtime.wasm.exp((energy - largest[e]) / 15)));
  const sizes = loaded.events.map(({ counts }, e) => {
    const own = weights[e].reduce((sum, weight) => sum + weight, 0);
    return { objects: counts.length, energy: own > 0 ? own * runtime.wasm.exp((largest[e] - most) / 15) : 0 };
  });
  return batchShares(batch.convention, sizes).map((shares, e) => ({ shares, energies: weights[e] }));
}

/** The batch's terms, by its convention's rule; nRep is the sum of the events'. */
function lossOf(events: TigerTerms[], all: readonly EventShare[], { batch, variant }: Call): TigerLoss {
  let attractive = 0;
  let repulsive = 0;
  let coward = 0;
  let noise = 0;
  for (let e = 0; e < events.length; e++) {
    const event = events[e];
    const { shares } = all[e];
    attractive += shares.attractive * event.attractive;
    repulsive += shares.repulsive * event.repulsive;
    coward += shares.coward * event.coward;
    noise += shares.noise * event.noise;
  }
  const total = totalOf({ attractive, repulsive, coward, noise }, batch.lossWeights);
  const loss = { attractive, repulsive, coward, noise, total, events };
  if (!variant.tiger) return loss as TigerLoss;
  return { ...loss, nRep: events.reduce((sum, event) => sum + event.nRep, 0) };
}

/** The gradients stand where the inputs were; they leave in `out` or in new arrays. */
function copyGradients<F extends Floats>(
  loss: Partial<Gradients<F>>,
  { runtime, loaded }: Call,
  batch: Batch<F>,
): void {
  const copy = (pointer: number, length: number, out?: F): F => {
    const view = floatsAt(runtime.arena, batch.precision, pointer, length);
    if (!out) return view.slice() as F;
    overwrite(out, view);
    return out;
  };
  for (const gradient of Object.keys(GRADIENTS) as (keyof typeof GRADIENTS)[]) {
    const pointer = loaded[GRADIENTS[gradient]];
    if (!pointer) continue;
    loss[gradient] = copy(pointer, gradient === "dX" ? batch.hits * batch.dimensions : batch.hits, batch.out[gradient]);
  }
}
