// Look-ups: the data of a hit or an object, whichever array holds it.
import { lanes } from "../numeric/lanes";
import { numberAt } from "../numeric/numberAt";
import { Event } from "./event";
import { dBlockBytes, dRecordBytes } from "./strides";

/** Whether the lane at `h` of a block holds a hit that repels: `pack` moves all other lanes beyond the limit. */
@inline export function repels<T>(e: Event, h: usize): bool {
  return abs(<f64>load<T>(h)) <= e.limit;
}

/** The slot of object k's record. */
@inline export function slotOf(e: Event, k: usize): usize {
  return load<u32>(e.slotOfObject + k * 4);
}

/** The place of hit j. */
@inline export function placeOf(e: Event, j: usize): usize {
  return load<u32>(e.placeOfHit + j * 4);
}

/** The object that hit j is a member of; negative: none. */
@inline export function memberOf(e: Event, j: usize): i32 {
  return load<i32>(e.memberOfHit + j * 4);
}

/** Address of the sums of the hit at a place; row c is c · lanes · 8 bytes further. */
@inline export function dHit<T>(e: Event, place: usize): usize {
  return e.dBlocks + (place / lanes<T>()) * dBlockBytes<T>(e) + (place % lanes<T>()) * 8;
}

/** Address of the sums of object k. */
@inline export function dObject(e: Event, k: usize): usize {
  return e.dRecords + slotOf(e, k) * dRecordBytes(e.rows);
}

/** Element i of a float64 array. */
@inline export function at(p: usize, i: usize): f64 {
  return load<f64>(p + i * 8);
}

/** The condensation point of object k. */
@inline export function alphaOf(e: Event, k: usize): usize {
  return load<u32>(e.alphas + k * 4);
}

/** w of hit j. */
@inline export function weightOf(e: Event, j: usize): f64 {
  return e.weights ? numberAt(e.bytes, e.weights, j) : 1;
}

/** d of hit j. */
export function distanceScaleOf(e: Event, j: usize): f64 {
  return e.distanceScale ? numberAt(e.bytes, e.distanceScale, j) : 1;
}

/** Coordinate c of hit j minus that of the centre of object k. */
@inline export function difference<T>(e: Event, j: usize, k: usize, c: usize): f64 {
  return <f64>load<T>(e.x + (j * e.dimensions + c) * sizeof<T>()) - at(e.centres, k * e.dimensions + c);
}

/** |x_j − x_k|² in the convention's metric. */
@inline export function distance2<T>(e: Event, j: usize, k: usize): f64 {
  let s: f64 = 0;
  for (let c: usize = 0; c < e.dimensions; c++) {
    const d = difference<T>(e, j, k, c);
    s += e.manhattan ? abs(d) : d * d;
  }
  return e.manhattan ? s * s : s;
}
