/** Inference: assigns hits to clusters and finds their condensation points. The kernel is in assembly/condense. */
import { checkFloats, checkRowSplits, longestEvent, precisionOf } from "../checks/arrays.ts";
import { copyChecked } from "../checks/copyChecked.ts";
import { checkDimensions } from "../checks/dimensions.ts";
import { guarded } from "../checks/guarded.ts";
import { LARGEST_X } from "../checks/limits.ts";
import { checkNames, checkNumber } from "../checks/options.ts";
import { lengthOf } from "../checks/typedArrays.ts";
import type { Floats } from "../types.ts";
import { align } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { bytesOfCondenseScratch } from "../wasm/sizes.ts";
import { CondensationStruct } from "../wasm/structs.ts";

/** Arguments of `condense`, for N hits in D dimensions. */
export interface CondenseInput<F extends Floats = Floats> {
  /** [N·D] latent coordinates, row-major */
  x: F;
  /** [N] condensation likelihoods, 0 ≤ beta ≤ 1 */
  beta: F;
  /** From 0 to 1; only hits with a beta above it become condensation points. It is rounded to the arrays' precision */
  betaThreshold: number;
  /**
   * A condensation point takes free hits nearer than this, Σ(x_j − x_α)² < radius², computed in the arrays' precision
   */
  radius: number;
  /** [E + 1] offsets of the events. No cluster spans two events, and cluster numbers continue from event to event */
  rowSplits?: Int32Array | readonly number[];
  /** D, if the length of x should be checked against it */
  dimensions?: number;
}

/** The clusters that `condense` finds. */
export interface Condensates {
  /** [N] the cluster of each hit, −1 if it is in none */
  clusterId: Int32Array;
  /** [clusters] index of the hit that is each cluster's condensation point, counted in the whole batch */
  alphas: Int32Array;
}

const NAMES = ["x", "beta", "betaThreshold", "radius", "rowSplits", "dimensions"];

/** Checks the input, condenses each event and copies the results. @throws {InputError | MemoryError} */
export function condenseWith(runtime: Runtime, input: CondenseInput): Condensates {
  const { arena } = runtime;
  const checked = guarded("condense", () => checkCondense(input));
  const { x, beta, precision, hits, dimensions, rowSplits, betaThreshold, radius } = checked;
  const mark = arena.mark();
  try {
    const scratchBytes = bytesOfCondenseScratch(longestEvent(rowSplits), dimensions);
    const floats = (length: number): number => (length * precision) / 8;
    const parts = [floats(hits), floats(hits * dimensions), hits * 4, hits * 4, CondensationStruct.BYTES, scratchBytes];
    arena.reserve(parts.reduce((sum, bytes) => sum + align(bytes), 0));
    const betas = copyChecked(runtime, precision, "beta", beta, hits, 0, 1);
    const largest = LARGEST_X[precision];
    const xs = copyChecked(runtime, precision, "x", x, hits * dimensions, -largest, largest);
    const clusterId = arena.alloc(hits * 4);
    const alphas = arena.alloc(hits * 4);
    const condensation = CondensationStruct.at(arena, arena.alloc(CondensationStruct.BYTES));
    condensation.words.fill(0);
    condensation.dimensions = dimensions;
    condensation.bytes = precision / 8;
    // compared with float32 betas, a threshold of 0.1 is rounded to float32, as in PyTorch
    condensation.betaThreshold = precision === 32 ? Math.fround(betaThreshold) : betaThreshold;
    condensation.radius = radius;
    condensation.scratch = arena.alloc(scratchBytes);
    const run = { runtime, condensation, betas, xs, clusterId, alphas };
    for (let e = 0; e + 1 < rowSplits.length; e++) condenseEvent(run, rowSplits[e], rowSplits[e + 1]);
    return {
      clusterId: arena.i32(clusterId, hits).slice(),
      alphas: arena.i32(alphas, condensation.clusters).slice(),
    };
  } finally {
    arena.release(mark);
  }
}

/** Every option read once; what may run code of the caller's comes before the lengths of typed arrays. */
function checkCondense(input: CondenseInput) {
  checkNames("condense", input, NAMES);
  const { x, beta, betaThreshold, radius, rowSplits, dimensions } = input;
  const precision = precisionOf("beta", beta);
  const hits = lengthOf(beta);
  const splits = checkRowSplits(rowSplits, hits);
  checkFloats("beta", beta, precision, hits, "N");
  return {
    x,
    beta,
    precision,
    hits,
    rowSplits: splits,
    dimensions: checkDimensions(x, precision, hits, dimensions),
    betaThreshold: checkNumber("betaThreshold", betaThreshold, 0, 1),
    radius: checkNumber("radius", radius, 0, LARGEST_X[precision]),
  };
}

/** What the events of a call share: the struct and where their arrays begin. */
interface Run {
  readonly runtime: Runtime;
  readonly condensation: CondensationStruct;
  readonly betas: number;
  readonly xs: number;
  readonly clusterId: number;
  readonly alphas: number;
}

/** Condenses the event of hits `first` to `end` − 1. Cluster numbers continue from the event before. */
function condenseEvent({ runtime, condensation, betas, xs, clusterId, alphas }: Run, first: number, end: number): void {
  const { dimensions, bytes, clusters } = condensation;
  condensation.hits = end - first;
  condensation.beta = betas + first * bytes;
  condensation.x = xs + first * dimensions * bytes;
  condensation.clusterId = clusterId + first * 4;
  condensation.alphas = alphas + clusters * 4;
  runtime.wasm.condense(condensation.pointer);
  // the kernel counts an event's hits from 0
  const own = runtime.arena.i32(condensation.alphas, condensation.clusters - clusters);
  for (let i = 0; i < own.length; i++) own[i] += first;
}
