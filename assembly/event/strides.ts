// Strides of an event's arrays, in bytes; sizes.ts has the formulas.
import { Event } from "./event";
import { blocksOf, bytesOfBlock, bytesOfBlockGradient, bytesOfRecord, bytesOfRecordGradient } from "./sizes";

/** Number of blocks; the last one is padded with lanes that are within reach of no object. */
@inline export function blockCount<T>(e: Event): usize {
  return blocksOf(e.hits, sizeof<T>());
}


@inline export function blockBytes(e: Event): usize {
  return bytesOfBlock(e.rows, e.chargeScalesDistance);
}


@inline export function dBlockBytes<T>(e: Event): usize {
  return bytesOfBlockGradient(e.rows, sizeof<T>());
}


@inline export function recordBytes<T>(rows: usize): usize {
  return bytesOfRecord(rows, sizeof<T>());
}


@inline export function dRecordBytes(rows: usize): usize {
  return bytesOfRecordGradient(rows);
}
