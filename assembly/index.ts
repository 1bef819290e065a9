// The exports, and nothing else: kernel, potential, precision.
import { attract } from "./attraction";
import { charges } from "./charge";
import { firstOutside } from "./check";
import { Condensation, condense } from "./condense";
import { drawnPairs } from "./draws";
import { clearSums, Event } from "./event";
import { count, locate } from "./neighbours";
import { group } from "./objects";
import { pack } from "./pack";
import { Hinge, Square } from "./potentials";
import { repel } from "./repulsion";
import { gradients, terms } from "./terms";

export { artanh, exp, log1p } from "./math";

/** Where the host's memory begins. */
export function heapBase(): usize {
  return __heap_base;
}
export function eventBytes(): usize {
  return offsetof<Event>();
}
export function condensationBytes(): usize {
  return offsetof<Condensation>();
}

export function firstOutside32(p: usize, n: usize, low: f64, high: f64): usize {
  return firstOutside<f32>(p, n, low, high);
}
export function firstOutside64(p: usize, n: usize, low: f64, high: f64): usize {
  return firstOutside<f64>(p, n, low, high);
}

export function groupInt32(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<i32>(ids, n, t, numbers, scratch);
}
export function groupUint32(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<u32>(ids, n, t, numbers, scratch);
}
export function groupBigInt64(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<i64>(ids, n, t, numbers, scratch);
}
export function groupBigUint64(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<u64>(ids, n, t, numbers, scratch);
}
export function groupFloat64(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<f64>(ids, n, t, numbers, scratch);
}

export { findAlphas } from "./charge";
export function charges32(e: Event): void {
  charges<f32>(e);
}
export function charges64(e: Event): void {
  charges<f64>(e);
}
export function pack32(e: Event): void {
  pack<f32>(e);
}
export function pack64(e: Event): void {
  pack<f64>(e);
}

export function attractSquare32(e: Event): void {
  attract<f32, Square>(e, false);
}
export function attractSquare64(e: Event): void {
  attract<f64, Square>(e, false);
}
export function attractSquareGrad32(e: Event): void {
  attract<f32, Square>(e, true);
}
export function attractSquareGrad64(e: Event): void {
  attract<f64, Square>(e, true);
}

export function repelHinge32(e: Event): void {
  repel<f32, Hinge>(e, false);
}
export function repelHinge64(e: Event): void {
  repel<f64, Hinge>(e, false);
}
export function repelHingeGrad32(e: Event): void {
  repel<f32, Hinge>(e, true);
}
export function repelHingeGrad64(e: Event): void {
  repel<f64, Hinge>(e, true);
}

export function count32(e: Event): void {
  count<f32>(e);
}
export function count64(e: Event): void {
  count<f64>(e);
}
export function locate32(e: Event): void {
  locate<f32>(e);
}
export function locate64(e: Event): void {
  locate<f64>(e);
}
export function clearSums32(e: Event): void {
  clearSums<f32>(e);
}
export function clearSums64(e: Event): void {
  clearSums<f64>(e);
}
export function drawnHinge32(e: Event): void {
  drawnPairs<f32, Hinge>(e, false);
}
export function drawnHinge64(e: Event): void {
  drawnPairs<f64, Hinge>(e, false);
}
export function drawnHingeGrad32(e: Event): void {
  drawnPairs<f32, Hinge>(e, true);
}
export function drawnHingeGrad64(e: Event): void {
  drawnPairs<f64, Hinge>(e, true);
}

export function terms32(e: Event): void {
  terms<f32>(e);
}
export function terms64(e: Event): void {
  terms<f64>(e);
}
export function gradients32(e: Event): void {
  gradients<f32>(e);
}
export function gradients64(e: Event): void {
  gradients<f64>(e);
}

export function condense32(g: Condensation): void {
  condense<f32>(g);
}
export function condense64(g: Condensation): void {
  condense<f64>(g);
}
