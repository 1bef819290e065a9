/**
 * The four loss functions: input → checked batch → linear memory → kernels, event by event → terms and gradients.
 * One way through for all of them; they differ in what they compute per pair and in the cap on pairs.
 */
import { type Batch, checkBatch, type Variant } from "./batch.ts";
import { batchShares } from "./batchRule.ts";
import { choicesOf } from "./choices.ts";
import { eventBytes } from "./event.ts";
import { type Call, computeEvent, type EventShare, type Hooks, sizesOf } from "./eventLoss.ts";
import type { Floats, GradientOption, Gradients, TigerInput, TigerLoss, TigerTerms } from "./inputs.ts";
import type { Kernels } from "./kernels.ts";
import { floatsAt, loadBatch, longestEvent } from "./load.ts";
import { totalOf } from "./total.ts";

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
    const choices = choicesOf(batch.convention, batch.precision);
    const call = { kernels, batch, variant, loaded: loadBatch(kernels, batch), choices, hooks };
    const all = eventShares(call);
    // room for any event, reserved at once
    const mostObjects = call.loaded.events.reduce((most, { counts }) => Math.max(most, counts.length), 0);
    arena.reserve(eventBytes(sizesOf(call, longestEvent(batch.rowSplits), mostObjects)));
    const events = all.map((share, e) => computeEvent(call, e, share));
    return { ...sumOf(events, all, batch), events, ...(variant.gradient && copyGradients(call, batch)) };
  } finally {
    arena.release(mark);
  }
}

/** What each event's terms count in the batch. */
function eventShares({ kernels, batch, loaded }: Call): EventShare[] {
  const energies = loaded.events.map((event) => event.energies);
  // over the event's own largest, so that none vanishes beside another event's
  const largest = energies.map((own) => own?.reduce((a, b) => Math.max(a, b), -Infinity) ?? 0);
  const most = largest.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = energies.map((own, e) => own?.map((energy) => kernels.wasm.exp((energy - largest[e]) / 15)));
  const sizes = loaded.events.map(({ counts }, e) => {
    const own = weights[e]?.reduce((sum, weight) => sum + weight, 0) ?? counts.length;
    return { objects: counts.length, energy: own > 0 ? own * kernels.wasm.exp((largest[e] - most) / 15) : 0 };
  });
  return batchShares(batch.convention, sizes).map((shares, e) => ({ shares, energies: weights[e] }));
}

/** The batch's terms, by its convention's rule; nRep is the sum of the events'. */
function sumOf(events: readonly TigerTerms[], all: readonly EventShare[], batch: Batch): TigerTerms {
  const sum = (term: "attractive" | "repulsive" | "coward" | "noise"): number =>
    events.reduce((total, event, e) => total + all[e].shares[term] * event[term], 0);
  const terms = {
    attractive: sum("attractive"),
    repulsive: sum("repulsive"),
    coward: sum("coward"),
    noise: sum("noise"),
  };
  return {
    ...terms,
    total: totalOf(terms, batch.lossWeights),
    nRep: events.reduce((total, event) => total + event.nRep, 0),
  };
}

/** The gradients stand where the inputs were; they leave in `out` or in new arrays. */
function copyGradients<F extends Floats>({ kernels, loaded }: Call, batch: Batch<F>): Gradients<F> {
  const copy = (pointer: number, length: number, out?: F): F => {
    const view = floatsAt(kernels.arena, batch.precision, pointer, length);
    if (!out) return view.slice() as F;
    out.set(view);
    return out;
  };
  return {
    dBeta: copy(loaded.beta, batch.hits, batch.out.dBeta),
    dX: copy(loaded.x, batch.hits * batch.dims, batch.out.dX),
    ...(batch.weights && { dWeights: copy(loaded.weights, batch.hits, batch.out.dWeights) }),
    ...(loaded.distances && { dDistanceScale: copy(loaded.distances, batch.hits, batch.out.dDistanceScale) }),
  };
}
