/**
 * The four loss functions: input → checked batch → linear memory → kernels, event by event → terms and gradients.
 * One way through for all of them; they differ in what they compute per pair and in the cap on pairs.
 */
import { type Batch, checkBatch, type Variant } from "./batch.ts";
import { eventBytes } from "./event.ts";
import { type Call, computeEvent, sizesOf } from "./eventLoss.ts";
import type { Floats, GradientOption, Gradients, TigerInput, TigerLoss, TigerTerms } from "./inputs.ts";
import type { Kernels } from "./kernels.ts";
import { floatsAt, loadBatch } from "./load.ts";
import type { DrawObserver } from "./tiger.ts";
import { totalOf } from "./total.ts";

/** Computes a loss, and its gradients where the variant asks for them. `observe` sees the sampler's pairs, for tests. */
export function computeLoss<F extends Floats>(
  kernels: Kernels,
  variant: Variant,
  input: TigerInput<F> & GradientOption<F>,
  observe?: DrawObserver,
): TigerLoss & Partial<Gradients<F>> {
  const batch = checkBatch(input, variant);
  const { arena } = kernels;
  const mark = arena.mark();
  try {
    const call = { kernels, batch, variant, loaded: loadBatch(kernels, batch), observe };
    const { counts } = call.loaded;
    arena.reserve(counts.reduce((most, _, e) => Math.max(most, eventBytes(sizesOf(call, e))), 0));
    const events = counts.map((_, e) => computeEvent(call, e));
    return { ...meanOf(events, batch), events, ...(variant.gradient && copyGradients(call, batch)) };
  } finally {
    arena.release(mark);
  }
}

/** The batch rule: terms are means over the events, nRep is their sum; no events give 0. */
function meanOf(events: readonly TigerTerms[], batch: Batch): TigerTerms {
  const mean = (term: "attractive" | "repulsive" | "coward" | "noise"): number =>
    events.length === 0 ? 0 : events.reduce((sum, event) => sum + event[term], 0) / events.length;
  const terms = {
    attractive: mean("attractive"),
    repulsive: mean("repulsive"),
    coward: mean("coward"),
    noise: mean("noise"),
  };
  return {
    ...terms,
    total: totalOf(terms, batch.lossWeights),
    nRep: events.reduce((sum, event) => sum + event.nRep, 0),
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
  };
}
