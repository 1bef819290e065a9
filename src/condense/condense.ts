/** Inference: hits → clusters and their condensation points. The façade of assembly/condense/condense.ts. */

import { checkFloats, checkRowSplits, precisionOf } from "../checks/arrays.ts";
import { LARGEST_X } from "../checks/limits.ts";
import { checkNames, checkNumber } from "../checks/options.ts";
import { checkDimensions } from "../loss/checkInput.ts";
import { copyChecked, longestEvent } from "../loss/loadBatch.ts";
import type { Floats } from "../types.ts";
import { align } from "../wasm/arena.ts";
import type { Kernels } from "../wasm/kernels.ts";

/** Arguments of `condense`, N hits in D dimensions. */
export interface CondenseInput<F extends Floats = Floats> {
  /** [N·D] latent coordinates, row-major */
  x: F;
  /** [N] condensation likelihoods, 0 ≤ beta ≤ 1 */
  beta: F;
  /** Only hits with beta above it become condensation points; from 0 to 1, rounded to the arrays' precision */
  betaThreshold: number;
  /** A condensation point takes free hits nearer than this: Σ(x_j − x_α)² < radius², in the arrays' precision */
  radius: number;
  /** [E + 1]; no cluster crosses events, and their numbers run on from event to event */
  rowSplits?: Int32Array | readonly number[];
  /** D, where it should be checked */
  dimensions?: number;
}

export interface Condensates {
  /** [N] the cluster of each hit, −1 for none */
  clusterId: Int32Array;
  /** [clusters] the hit that is each cluster's condensation point */
  alphas: Int32Array;
}

/** `Condensation` of assembly/condense/condensation.ts: ten fields of 32 bits, two of float64, and what is the kernel's own. */
const STRUCT_BYTES = 100;
/** Of `Strategy` there: the kernel chooses how to search. */
const CHOOSE = 0;
const NAMES = ["x", "beta", "betaThreshold", "radius", "rowSplits", "dimensions"];

/** @throws {InputError | MemoryError} */
export function condenseWith(kernels: Kernels, input: CondenseInput): Condensates {
  checkNames("condense", input, NAMES);
  const { wasm, arena } = kernels;
  const { x, beta } = input;
  const precision = precisionOf("beta", beta);
  const hits = beta.length;
  const dims = checkDimensions(x, precision, hits, input.dimensions);
  checkFloats("x", x, precision, hits * dims, "N·D");
  const rowSplits = checkRowSplits(input.rowSplits, hits);
  const threshold = checkNumber("betaThreshold", input.betaThreshold, 0, 1);
  const numbers = [
    // a threshold of 0.1 means float32's own 0.1 to float32 betas, as it does in PyTorch
    precision === 32 ? Math.fround(threshold) : threshold,
    checkNumber("radius", input.radius, 0, LARGEST_X[precision]),
  ];
  const mark = arena.mark();
  try {
    const scratchBytes = wasm.condensationScratch(longestEvent(rowSplits), dims);
    arena.reserve(
      [beta.byteLength, x.byteLength, hits * 4, hits * 4, STRUCT_BYTES, scratchBytes].reduce(
        (sum, bytes) => sum + align(bytes),
        0,
      ),
    );
    const betas = copyChecked(kernels, precision, "beta", beta, 0, 1);
    const xs = copyChecked(kernels, precision, "x", x, -LARGEST_X[precision], LARGEST_X[precision]);
    const clusterId = arena.alloc(hits * 4);
    const alphas = arena.alloc(hits * 4);
    const struct = arena.alloc(STRUCT_BYTES);
    const scratch = arena.alloc(scratchBytes);
    arena.f64(struct + 40, 2).set(numbers);
    let clusters = 0;
    for (let e = 0; e + 1 < rowSplits.length; e++) {
      const first = rowSplits[e];
      const bytes = precision / 8;
      const pointers = [betas + first * bytes, xs + first * dims * bytes, clusterId + first * 4, alphas + clusters * 4];
      arena.u32(struct, 10).set([rowSplits[e + 1] - first, dims, ...pointers, scratch, clusters, CHOOSE, 0]);
      wasm[`condense${precision}`](struct);
      const found = arena.u32(struct, 8)[7];
      // the kernel counts an event's hits from 0
      const own = arena.i32(alphas, found).subarray(clusters);
      for (let i = 0; i < own.length; i++) own[i] += first;
      clusters = found;
    }
    return { clusterId: arena.i32(clusterId, hits).slice(), alphas: arena.i32(alphas, clusters).slice() };
  } finally {
    arena.release(mark);
  }
}
