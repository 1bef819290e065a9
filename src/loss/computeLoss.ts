/**
 * Computes the four loss functions: checks the input, loads it into linear memory, runs the kernels event by event, and
 * returns terms and gradients. The functions differ in whether there is a neighbour search, a cap and a gradient.
 */

import { longestEvent } from "../checks/arrays.ts";
import { floatsAt } from "../checks/copyChecked.ts";
import { LARGEST_X } from "../checks/limits.ts";
import { overwrite } from "../checks/typedArrays.ts";
import { batchShares } from "../conventions/batchReduction.ts";
import { conventionFields } from "../event/conventionFields.ts";
import type { Hooks } from "../event/eventCall.ts";
import { GRADIENTS } from "../gradientInputs.ts";
import type { TigerLoss, TigerTerms } from "../terms.ts";
import type { Floats } from "../types.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { type AnyInput, type Batch, checkBatch, type Variant } from "./checkInput.ts";
import { type Call, computeEvent, type EventShare, sizesOf } from "./computeEvent.ts";
import type { Gradients } from "./gradients.ts";
import { loadBatch } from "./loadBatch.ts";
import { totalOf } from "./totalOf.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

/**
 * Computes a loss: with nRep if it is the tiger loss, with gradients if the variant has them. `hooks` are for tests.
 */
export function computeLoss(
  runtime: Runtime,
  variant: Variant,
  input: AnyInput,
  hooks: Hooks = {},
): TigerLoss & Partial<Gradients> {
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
    const loss: TigerLoss & Partial<Gradients> = lossOf(events, all, call);
    if (variant.gradient) copyGradients(loss, call, batch);
    return loss;
  } finally {
    arena.release(mark);
  }
}

/** Lays out the workspace once, for the largest event. */
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

/** Returns the weight of each event's terms in the batch. */
function eventShares({ runtime, batch, loaded }: Call): EventShare[] {
  if (!batch.convention.energyWeighted) {
    const sizes = loaded.events.map(({ counts }) => ({ objects: counts.length, energy: counts.length }));
    return batchShares(batch.convention, sizes).map((shares) => ({ shares }));
  }
  const energies = loaded.events.map((event) => event.energies!);
  // relative to the largest of the event, so that energies do not underflow beside those of another event
  const largest = energies.map((own) => own.reduce((a, b) => Math.max(a, b), -Infinity));
  const most = largest.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = energies.map((own, e) => own.map((energy) => runtime.wasm.exp((energy - largest[e]) / 15)));
  const sizes = loaded.events.map(({ counts }, e) => {
    const own = weights[e].reduce((sum, weight) => sum + weight, 0);
    return { objects: counts.length, energy: own > 0 ? own * runtime.wasm.exp((largest[e] - most) / 15) : 0 };
  });
  return batchShares(batch.convention, sizes).map((shares, e) => ({ shares, energies: weights[e] }));
}

/** Reduces the events' terms to those of the batch by the convention's rule. nRep is the sum over the events. */
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
  if (!variant.tiger) return { attractive, repulsive, coward, noise, total, events } as TigerLoss;
  let nRep = 0;
  for (const event of events) nRep += event.nRep;
  return { attractive, repulsive, coward, noise, total, nRep, events };
}

/** Copies the gradients, which have overwritten the inputs in linear memory, to `out` or to new arrays. */
function copyGradients(loss: Partial<Gradients>, { runtime, loaded }: Call, batch: Batch): void {
  const copy = (pointer: number, length: number, out?: Floats): Floats => {
    const view = floatsAt(runtime.arena, batch.precision, pointer, length);
    if (!out) return view.slice();
    overwrite(out, view);
    return out;
  };
  for (const gradient of Object.keys(GRADIENTS) as (keyof typeof GRADIENTS)[]) {
    const pointer = loaded[GRADIENTS[gradient]];
    if (!pointer) continue;
    loss[gradient] = copy(pointer, gradient === "dX" ? batch.hits * batch.dimensions : batch.hits, batch.out[gradient]);
  }
}
