/**
 * Lays out an event's arrays in linear memory, in the order of assembly/event/event.ts, which explains each of them.
 */
import { align } from "../wasm/arena.ts";
import {
  blocksOf,
  bytesOfBlock,
  bytesOfBlockGradient,
  bytesOfPartialSums,
  bytesOfRecord,
  bytesOfRecordGradient,
  groupsOf,
  LARGEST_TALLY_SHIFT,
} from "../wasm/sizes.ts";
import { CowardSumsStruct, EventStruct } from "../wasm/structs.ts";
import type { EventSizes } from "./eventSizes.ts";

/** Number of draws that are passed to the kernels at a time. */
export const DRAW_CHUNK = 4096;

const MOST_TALLIES = 2 ** 21;
/** Puts all objects in one group. */
const ALL_SHIFT = 31;

/**
 * Returns the log2 of the number of objects in a group. The tallies of a cap (assembly/sampling/tallies.ts) take 2
 * bytes for each block of hits and group of objects. Groups are as small as 4 MiB of tallies allow, starting at single
 * objects. If the number of pairs of such a group would not fit 16 bits, all objects form one group.
 */
function tallyShiftOf(blocks: number, objects: number): number {
  let shift = 0;
  while (blocks * groupsOf(objects, 2 ** shift) > MOST_TALLIES && shift <= LARGEST_TALLY_SHIFT) shift++;
  return shift <= LARGEST_TALLY_SHIFT ? shift : ALL_SHIFT;
}

/**
 * Sets the sizes and pointers of an event whose arrays begin at `start`, which must be on a cache line, and returns
 * where they end. The pointers to the inputs (beta, x, weights, objectOfHit …) are not set, because these belong to the
 * batch.
 */
export function layOutEvent(event: EventStruct, sizes: EventSizes, start: number): number {
  const { hits, dimensions, rows, objects, precision, gradient, capped, onePass, mixed, pushPull } = sizes;
  const scaledHits = Number(sizes.scaledHits);
  const bytes = precision / 8;
  const blocks = onePass ? 1 : blocksOf(hits, bytes);
  const tallyShift = tallyShiftOf(blocks, objects);
  let next = start;
  const take = (length: number): number => {
    const pointer = next;
    next += align(length);
    return pointer;
  };
  event.hits = hits;
  event.dimensions = dimensions;
  event.rows = rows;
  event.objects = objects;
  event.bytes = bytes;
  event.withGradient = Number(gradient);
  event.onePass = Number(onePass);
  event.tallyShift = tallyShift;

  event.permutation = take(hits * 4);
  event.placeOfHit = take(hits * 4);
  event.slotOfObject = take(objects * 4);
  event.runs = take(objects * 8 + 8);
  event.b = take(hits * 8);
  event.q = take(hits * 8);
  event.qSlope = take(hits * 8);
  event.p = pushPull ? take(hits * 8) : event.q;
  event.pSlope = pushPull ? take(hits * 8) : event.qSlope;
  event.dP = gradient && (pushPull || sizes.scaledHits) ? take(hits * 8) : 0;
  event.dPairScale = gradient && pushPull ? take(hits * 8) : 0;

  event.alphas = take(objects * 4 + 4);
  event.a = take(objects * 8);
  event.r = take(objects * 8);
  event.c = take(objects * 8);
  event.centres = take(objects * dimensions * 8);
  if (mixed) {
    event.means = take(objects * dimensions * 8);
    event.masses = take(objects * 8);
    event.meanDistance = take(objects * 8);
  }
  event.objectDistance = take(objects * 8);
  event.scales = take(objects * 8);
  event.pulls = take(objects * 8 + 8);
  event.pushes = take(objects * 8);
  event.attractionSums = take(objects * 8);
  event.dScales = take(objects * 8);
  event.cowardSums = take(objects * CowardSumsStruct.BYTES);
  event.alphaSums = gradient && onePass ? take(objects * (rows + 1) * bytes) : 0;

  event.blocks = take(blocks * bytesOfBlock(rows, scaledHits));
  event.records = take(objects * bytesOfRecord(rows, bytes));
  event.dBlocks = gradient ? take(blocks * bytesOfBlockGradient(rows, bytes)) : 0;
  event.dRecords = take(objects * bytesOfRecordGradient(rows));
  event.partialSums = take(bytesOfPartialSums(rows));
  if (capped) {
    event.counts = take(blocks * 4);
    event.tallies = take(blocks * groupsOf(objects, 2 ** tallyShift) * 2);
    event.masks = take(objects * 2);
    event.ranks = take(DRAW_CHUNK * 8);
    event.drawWeights = take(DRAW_CHUNK * 8);
    event.drawnPairs = take(DRAW_CHUNK * 8);
  }
  return next;
}

/** A struct outside linear memory, used only to measure sizes. */
const measured = /* @__PURE__ */ EventStruct.detached();

/** Returns the bytes that an event's struct and arrays take in the arena, without its search. */
export function eventBytes(sizes: EventSizes): number {
  return align(EventStruct.BYTES) + layOutEvent(measured, sizes, 0);
}
