/** Rules by which hits are assigned once all condensation points are known. The kernel is in assembly/condense/assign.ts. */
import { Assignment, CondensationStruct } from "../wasm/structs.ts";
import type { Memberships } from "./condenseInput.ts";
import type { Run } from "./openRun.ts";
import type { CondenseRule } from "./rule.ts";

/**
 * Assigns the hits of the event in the struct; `first` is its first hit. Where hits are shared, appends those of each
 * cluster.
 */
export function assignHits(run: Run, first: number, shared: Int32Array[]): void {
  const { runtime, checked, condensation, radii } = run;
  const { wasm, arena } = runtime;
  const { rule, radius } = checked;
  condensation.radius = radius;
  condensation.inclusive = Number(rule.inclusive);
  condensation.radii = radii === 0 ? 0 : radii + first * condensation.bytes;
  condensation.assignment = assignmentOf(rule);
  condensation.members = 0;
  wasm.assign(condensation.pointer);
  if (rule.assignment !== "shared") return;
  const clusters = condensation.found;
  const ends = arena.u32(condensation.memberEnds, clusters).slice();
  const mark = arena.mark();
  const count = clusters === 0 ? 0 : ends[clusters - 1];
  const members = arena.alloc(count * 4);
  // if the memory has grown, the old view is of no use
  run.condensation = CondensationStruct.at(arena, condensation.pointer);
  run.condensation.members = members;
  wasm.assign(condensation.pointer);
  // the kernel counts an event's hits from 0
  const hits = arena.i32(members, count).map((j) => j + first);
  for (let k = 0; k < clusters; k++) shared.push(hits.subarray(k === 0 ? 0 : ends[k - 1], ends[k]).sort());
  arena.release(mark);
}

/** The memberships of all events from the hits of each cluster. */
export function joined(shared: readonly Int32Array[]): Memberships {
  const rowSplits = new Int32Array(shared.length + 1);
  shared.forEach((hits, k) => {
    rowSplits[k + 1] = rowSplits[k] + hits.length;
  });
  const hits = new Int32Array(rowSplits[shared.length]);
  for (let k = 0; k < shared.length; k++) hits.set(shared[k], rowSplits[k]);
  return { rowSplits, hits };
}

function assignmentOf({ assignment, quirks }: CondenseRule): Assignment {
  if (assignment === "shared") return Assignment.SHARED;
  if (assignment === "first") return Assignment.FIRST;
  return quirks ? Assignment.NEAREST_UNSCALED : Assignment.NEAREST;
}
