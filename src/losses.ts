/**
 * The four loss functions: input → batch → linear memory → kernels, event by event → terms and gradients.
 * One way through for all of them; they differ in what they compute per pair and in the cap on pairs.
 */
import { type Batch, checkBatch, LARGEST_X, type Variant } from "./batch.ts";
import { type Normalisers, normalisers } from "./conventions.ts";
import { EventStruct, eventBytes } from "./event.ts";
import type { Floats, GradientOption, Gradients, TigerInput, TigerLoss, TigerTerms } from "./inputs.ts";
import type { Kernels } from "./kernels.ts";
import { floatsAt, type LoadedBatch, loadBatch } from "./load.ts";
import { type DrawObserver, repelSampled } from "./tiger.ts";

/** The largest number below 1 of each precision: where the default convention clips beta. */
const BELOW_ONE = { 32: 1 - 2 ** -24, 64: 1 - 2 ** -53 } as const;

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
    const loaded = loadBatch(kernels, batch);
    const events = loaded.counts.map((counts, e) => computeEvent(kernels, batch, variant, loaded, counts, e, observe));
    return { ...meanOf(events, batch), events, ...(variant.gradient && copyGradients(kernels, batch, loaded)) };
  } finally {
    arena.release(mark);
  }
}

function computeEvent(
  kernels: Kernels,
  batch: Batch,
  { gradient, tiger }: Variant,
  loaded: LoadedBatch,
  counts: Uint32Array,
  e: number,
  observe?: DrawObserver,
): TigerTerms {
  const { wasm, arena } = kernels;
  const { precision, dims, rowSplits, convention } = batch;
  const hits = rowSplits[e + 1] - rowSplits[e];
  const capped = tiger && batch.maxNRep > 0;
  const sizes = { hits, dims, objects: counts.length, precision, gradient, capped };
  const mark = arena.mark();
  arena.reserve(eventBytes(sizes));
  const event = new EventStruct(arena, sizes);
  fillEvent(kernels, batch, event, loaded, normalisers(counts, hits), e);

  const grad = gradient ? "Grad" : "";
  wasm[`charges${precision}`](event.pointer);
  wasm.findAlphas(event.pointer);
  wasm[`pack${precision}`](event.pointer);
  wasm[`clearSums${precision}`](event.pointer);
  if (!capped || !repelSampled(kernels, batch, event, gradient, e, observe)) {
    wasm[`repel${convention.repulsion}${grad}${precision}`](event.pointer);
  }
  wasm[`attract${convention.attraction}${grad}${precision}`](event.pointer);
  wasm[`terms${precision}`](event.pointer);
  if (gradient) wasm[`gradients${precision}`](event.pointer);
  const terms = readTerms(event, batch);
  arena.release(mark);
  return terms;
}

function fillEvent(
  { arena }: Kernels,
  batch: Batch,
  event: EventStruct,
  loaded: LoadedBatch,
  { a, r, c, n }: Normalisers,
  e: number,
): void {
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
  return { ...terms, total: totalOf(terms, batch), nRep: event.number("nRep") };
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
  return { ...terms, total: totalOf(terms, batch), nRep: events.reduce((sum, event) => sum + event.nRep, 0) };
}

function totalOf(terms: Omit<TigerTerms, "total" | "nRep">, { lossWeights }: Batch): number {
  return (
    lossWeights.attractive * terms.attractive +
    lossWeights.repulsive * terms.repulsive +
    lossWeights.coward * terms.coward +
    lossWeights.noise * terms.noise
  );
}

/** The gradients stand where the inputs were; they leave in `out` or in new arrays. */
function copyGradients<F extends Floats>({ arena }: Kernels, batch: Batch<F>, loaded: LoadedBatch): Gradients<F> {
  const copy = (pointer: number, length: number, out?: F): F => {
    const view = floatsAt(arena, batch.precision, pointer, length);
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
