// The copies of the pair kernel (pairKernel.ts), each its own function over one run. Engines allocate
// registers per function: inlined into the loops over blocks and runs, the loop over pairs takes 15 %
// longer in two and three dimensions.
import { Form, RepulsionKind } from "../event/choices";
import { Event } from "../event/event";
import { dRecordBytes, recordBytes } from "../event/strides";
import { ROW } from "../numeric/sizes";
import { evaluatePairs } from "./pairKernel";
import { BoundedHinge, Gaussian, Hinge, RootExponential } from "./repulsivePotentials";

/** Block h against the objects from slot `from` up to `to`; returns the number of pairs within reach. */
@inline export function evaluateRun<T>(gradient: bool, e: Event, h: usize, from: usize, to: usize): u32 {
  const r = e.rows;
  const k = e.records + from * recordBytes<T>(r);
  const kEnd = e.records + to * recordBytes<T>(r);
  const dH = e.partialSums;
  const dK = e.dRecords + from * dRecordBytes(r);
  if (e.form == Form.PLAIN) {
    if (r == 2) return twoRows<T, Hinge>(gradient, h, k, kEnd, dH, dK);
    if (r == 3) return threeRows<T, Hinge>(gradient, h, k, kEnd, dH, dK);
    return moreRows<T, Hinge>(gradient, r, h, k, kEnd, dH, dK);
  }
  const factors = e.chargeScalesDistance ? h + (r + 2) * ROW : 0;
  if (e.form == Form.MANHATTAN) return manhattanRows<T, Hinge>(gradient, r, factors, h, k, kEnd, dH, dK);
  if (e.repulsionKind == RepulsionKind.GAUSSIAN) {
    return scaledRows<T, Gaussian>(gradient, r, factors, h, k, kEnd, dH, dK);
  }
  if (e.repulsionKind == RepulsionKind.ROOT_EXPONENTIAL) {
    return scaledRows<T, RootExponential>(gradient, r, factors, h, k, kEnd, dH, dK);
  }
  return scaledRows<T, BoundedHinge>(gradient, r, factors, h, k, kEnd, dH, dK);
}

function twoRows<T, P>(gradient: bool, h: usize, k: usize, kEnd: usize, dH: usize, dK: usize): u32 {
  return evaluatePairs<T, P>(2, false, false, gradient, 2, 0, h, k, kEnd, dH, dK);
}
function threeRows<T, P>(gradient: bool, h: usize, k: usize, kEnd: usize, dH: usize, dK: usize): u32 {
  return evaluatePairs<T, P>(3, false, false, gradient, 3, 0, h, k, kEnd, dH, dK);
}
function moreRows<T, P>(gradient: bool, r: usize, h: usize, k: usize, kEnd: usize, dH: usize, dK: usize): u32 {
  return evaluatePairs<T, P>(4, false, false, gradient, r, 0, h, k, kEnd, dH, dK);
}
function scaledRows<T, P>(
  gradient: bool,
  r: usize,
  factors: usize,
  h: usize,
  k: usize,
  kEnd: usize,
  dH: usize,
  dK: usize,
): u32 {
  return evaluatePairs<T, P>(4, true, false, gradient, r, factors, h, k, kEnd, dH, dK);
}
function manhattanRows<T, P>(
  gradient: bool,
  r: usize,
  factors: usize,
  h: usize,
  k: usize,
  kEnd: usize,
  dH: usize,
  dK: usize,
): u32 {
  return evaluatePairs<T, P>(4, true, true, gradient, r, factors, h, k, kEnd, dH, dK);
}
