/** The memory of a call of `condense`: laid out once, for its longest event. */
import { longestEvent } from "../checks/arrays.ts";
import { copyChecked, floatsAt } from "../checks/copyChecked.ts";
import { LARGEST_X } from "../checks/limits.ts";
import { alignedSum } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { bytesOfCondenseScratch } from "../wasm/sizes.ts";
import { CondensationStruct } from "../wasm/structs.ts";
import type { CheckedCondense } from "./checkCondense.ts";
import { assignsLater } from "./rule.ts";
import { hgcalmlBins } from "./ties.ts";

/** What the events of a call share: the struct and where their arrays begin; 0 for one that there is not. */
export interface Run {
  readonly runtime: Runtime;
  readonly checked: CheckedCondense;
  /** Valid until the memory grows */
  condensation: CondensationStruct;
  readonly beta: number;
  readonly x: number;
  readonly radii: number;
  readonly masked: number;
  readonly tieOrder: number;
  readonly clusterId: number;
  readonly alphas: number;
}

/** Copies the input to linear memory, checking its numbers. @throws {InputError | MemoryError} */
export function openRun(runtime: Runtime, checked: CheckedCondense): Run {
  const { arena } = runtime;
  const { x, beta, distanceScale, mask, precision, hits, dimensions, rowSplits, rule } = checked;
  const longest = longestEvent(rowSplits);
  const floats = (length: number): number => (length * precision) / 8;
  const later = assignsLater(rule);
  const arrayBytes = floats(hits);
  const tieBytes = rule.ties === "index" ? 0 : hits * 4;
  const nearestBytes = later ? longest * 8 : 0;
  const scratchBytes = bytesOfCondenseScratch(longest, dimensions);
  const maskBytes = mask === undefined ? 0 : hits;
  const parts = [
    ...[arrayBytes, floats(hits * dimensions), distanceScale === undefined ? 0 : arrayBytes, maskBytes, tieBytes],
    ...[hits * 4, hits * 4, CondensationStruct.BYTES, nearestBytes, nearestBytes / 2, scratchBytes],
  ];
  arena.reserve(alignedSum(parts));
  const alloc = (length: number): number => (length === 0 ? 0 : arena.alloc(length));
  const largest = LARGEST_X[precision];
  const copied = (name: string, array: typeof x, length: number, from: number, to: number): number =>
    copyChecked(runtime, precision, name, array, length, from, to);
  const betas = copied("beta", beta, hits, 0, 1);
  const xs = copied("x", x, hits * dimensions, -largest, largest);
  // no radius may be larger than those that a call may have
  const largestScale = largest / Math.max(1, checked.radius);
  const radii = distanceScale === undefined ? 0 : copied("distanceScale", distanceScale, hits, 0, largestScale);
  const masked = alloc(maskBytes);
  if (mask !== undefined) arena.u8(masked, hits).set(mask);
  const tieOrder = alloc(tieBytes);
  if (tieOrder > 0) {
    arena
      .u32(tieOrder, hits)
      .set(hgcalmlBins(floatsAt(arena, precision, xs, hits * dimensions), dimensions, rowSplits));
  }
  const clusterId = arena.alloc(hits * 4);
  const alphas = arena.alloc(hits * 4);
  const condensation = CondensationStruct.at(arena, arena.alloc(CondensationStruct.BYTES));
  setCall(condensation, checked);
  condensation.nearest = alloc(nearestBytes);
  condensation.memberEnds = alloc(nearestBytes / 2);
  condensation.scratch = arena.alloc(scratchBytes);
  return { runtime, checked, condensation, beta: betas, x: xs, radii, masked, tieOrder, clusterId, alphas };
}

/** Sets what is the same for all events. */
function setCall(condensation: CondensationStruct, checked: CheckedCondense): void {
  const { precision, dimensions, betaThreshold, rule } = checked;
  condensation.words.fill(0);
  condensation.dimensions = dimensions;
  condensation.bytes = precision / 8;
  // compared with float32 betas, a threshold of 0.1 is rounded to float32, as in PyTorch
  condensation.betaThreshold = precision === 32 ? Math.fround(betaThreshold) : betaThreshold;
  condensation.claimedSeed = Number(rule.seeds === "claimed");
  condensation.maskedAlone = Number(rule.masked === "alone");
  condensation.soft = Number(rule.soft);
}
