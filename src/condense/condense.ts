/** Inference: assigns hits to clusters and finds their condensation points. The kernels are in assembly/condense. */
import { guarded } from "../checks/guarded.ts";
import { overwrite } from "../checks/typedArrays.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { assignHits, joined } from "./assign.ts";
import { type AnyCondenseInput, checkCondense } from "./checkCondense.ts";
import type { Condensates } from "./condenseInput.ts";
import { isPlain, relabel } from "./labels.ts";
import { openRun, type Run } from "./openRun.ts";
import { assignsLater } from "./rule.ts";

/** Checks the input, condenses each event and copies the results. @throws {InputError | MemoryError} */
export function condenseWith(runtime: Runtime, input: AnyCondenseInput): Condensates {
  const { arena } = runtime;
  const checked = guarded("condense", () => checkCondense(input));
  const { hits, rowSplits, rule, mask } = checked;
  const mark = arena.mark();
  try {
    const run = openRun(runtime, checked);
    const clusterSplits = new Int32Array(rowSplits.length);
    const shared: Int32Array[] = [];
    for (let e = 0; e + 1 < rowSplits.length; e++) {
      condenseEvent(run, rowSplits[e], rowSplits[e + 1], shared);
      clusterSplits[e + 1] = run.condensation.clusters;
    }
    const own = arena.i32(run.clusterId, hits);
    const plain = isPlain(rule);
    const found: Condensates = {
      clusterId: plain ? written(own, checked.clusterId) : own,
      alphas: arena.i32(run.alphas, run.condensation.clusters).slice(),
      clusterSplits,
    };
    if (rule.assignment === "shared") found.memberships = joined(shared);
    if (plain) return found;
    const relabelled = relabel({ ...found, rowSplits, mask }, rule);
    if (checked.clusterId) relabelled.clusterId = written(relabelled.clusterId, checked.clusterId);
    return relabelled;
  } finally {
    arena.release(mark);
  }
}

/** The numbers in the caller's array, if there is one, else in a new one. */
function written(numbers: Int32Array, out: Int32Array | undefined): Int32Array {
  if (out === undefined) return numbers.slice();
  overwrite(out, numbers);
  return out;
}

/**
 * Condenses the event of hits `first` to `end` − 1. Cluster numbers continue from the event before. Where hits are
 * shared, appends those of each cluster.
 */
function condenseEvent(run: Run, first: number, end: number, shared: Int32Array[]): void {
  const { runtime, checked, condensation } = run;
  const { rule, radius } = checked;
  const { dimensions, bytes, clusters } = condensation;
  const at = (pointer: number, size: number): number => (pointer === 0 ? 0 : pointer + first * size);
  const separates = rule.separation !== undefined;
  condensation.hits = end - first;
  condensation.beta = at(run.beta, bytes);
  condensation.x = at(run.x, dimensions * bytes);
  condensation.masked = at(run.masked, 1);
  condensation.tieOrder = at(run.tieOrder, 4);
  condensation.clusterId = at(run.clusterId, 4);
  condensation.alphas = run.alphas + clusters * 4;
  // condensation points that keep a separation are those of the greedy rule with that radius
  condensation.radius = rule.separation ?? radius;
  condensation.inclusive = Number(separates ? rule.separationInclusive : rule.inclusive);
  condensation.radii = separates ? 0 : at(run.radii, bytes);
  runtime.wasm.condense(condensation.pointer);
  if (assignsLater(rule)) assignHits(run, first, shared);
  // the kernel counts an event's hits from 0
  const own = runtime.arena.i32(run.condensation.alphas, run.condensation.clusters - clusters);
  for (let i = 0; i < own.length; i++) own[i] += first;
}
