/** Numbers the objects of each event in linear memory, and counts what the normalisers need. */

import { copyWhole } from "../checks/copyChecked.ts";
import { InputError } from "../errors.ts";
import { sumOf } from "../numeric/sum.ts";
import { type Arena, align } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { bytesOfGroupScratch } from "../wasm/sizes.ts";
import { IdKind } from "../wasm/structs.ts";
import type { Batch } from "./checkInput.ts";

/** The counts of one event. */
export interface GroupedEvent {
  /** [K] number of hits of each object */
  readonly counts: Uint32Array;
  readonly noiseHits: number;
  /** Number of hits of objects that the mask marks; without a mask, all hits of objects */
  readonly maskedHits: number;
  /** [K] E_k, if the convention weights by energy */
  readonly energies?: Float64Array;
}

/** The pair kernel stores object numbers as numbers of the call's precision; float32 is exact up to here. */
const MOST_OBJECTS = 2 ** 24;

/** Returns the bytes of the kernel's scratch for the largest event (assembly/input/groupIds.ts) and of the ids. */
export function groupBytes(longest: number, hits: number, idBytes: number): number {
  return align(bytesOfGroupScratch(longest)) + align(hits * idBytes);
}

/** Pointers to the arrays that receive object numbers, i32[N] each. */
interface ObjectArrays {
  readonly objectOfHit: number;
  /** The same array unless `masked` */
  readonly memberOfHit: number;
  /** True if hits of an object may be outside the mask, so that not all are its members */
  readonly masked: boolean;
  /** Number of hits of the largest event */
  readonly longest: number;
}

/** Fills the arrays, event by event. @throws {InputError} if float32 cannot number the objects */
export function groupEvents(
  { wasm, arena }: Runtime,
  batch: Batch,
  { objectOfHit, memberOfHit, masked, longest }: ObjectArrays,
): GroupedEvent[] {
  const { idKind, rowSplits, noiseThreshold, precision, extras, convention } = batch;
  const mark = arena.mark();
  const scratch = arena.alloc(bytesOfGroupScratch(longest));
  const raw = copyIds(arena, batch);
  const allCounts = arena.u32(scratch, longest);
  const events: GroupedEvent[] = [];
  for (let e = 0; e + 1 < rowSplits.length; e++) {
    const first = rowSplits[e];
    const hits = rowSplits[e + 1] - first;
    const from = raw + first * idBytes(idKind);
    const objects = wasm.groupIds(idKind, from, hits, noiseThreshold, objectOfHit + first * 4, scratch) >>> 0;
    if (precision === 32 && objects > MOST_OBJECTS) {
      throw new InputError(
        `objectId: got ${objects} objects in event ${e}, expected at most ${MOST_OBJECTS} in float32; use Float64Array`,
      );
    }
    const counts = allCounts.slice(0, objects);
    const signal = sumOf(counts);
    const event: GroupedEvent = { counts, noiseHits: hits - signal, maskedHits: signal };
    if (extras.objectMask) {
      const own = arena.i32(objectOfHit + first * 4, hits);
      const members = masked ? arena.i32(memberOfHit + first * 4, hits) : undefined;
      Object.assign(event, maskObjects(own, members, counts, extras.objectMask.subarray(first, first + hits)));
    }
    if (convention.energyWeighted) {
      const own = arena.i32(objectOfHit + first * 4, hits);
      Object.assign(event, { energies: objectEnergies(own, batch, first, event.counts.length) });
    }
    events.push(event);
  }
  arena.release(mark);
  return events;
}

/**
 * Renumbers the objects that have a hit in the mask; hits of other objects get −2. If `members` is given, hits outside
 * the mask get −2 there.
 */
function maskObjects(
  numbers: Int32Array,
  members: Int32Array | undefined,
  counts: Uint32Array,
  mask: Uint8Array,
): { counts: Uint32Array; maskedHits: number } {
  const renumbered = new Int32Array(counts.length).fill(-2);
  let maskedHits = 0;
  numbers.forEach((k, j) => {
    if (k < 0 || !mask[j]) return;
    renumbered[k] = 0;
    maskedHits++;
  });
  const kept: number[] = [];
  renumbered.forEach((is, k) => {
    if (is === 0) renumbered[k] = kept.push(counts[k]) - 1;
  });
  for (let j = 0; j < numbers.length; j++) {
    if (numbers[j] >= 0) numbers[j] = renumbered[numbers[j]];
    if (members) members[j] = numbers[j] >= 0 && !mask[j] ? -2 : numbers[j];
  }
  return { counts: Uint32Array.from(kept), maskedHits };
}

function objectEnergies(numbers: Int32Array, { extras }: Batch, first: number, objects: number): Float64Array {
  const energies = new Float64Array(objects);
  for (let j = 0; j < numbers.length; j++) {
    if (numbers[j] >= 0) energies[numbers[j]] += extras.hitEnergy![first + j];
  }
  return energies;
}

/** The ids of all events, as they are. */
function copyIds(arena: Arena, { ids, idKind, hits }: Batch): number {
  const pointer = arena.alloc(hits * idBytes(idKind));
  copyWhole("objectId", ids, arena[VIEWS[idKind]](pointer, hits));
  return pointer;
}

/** Bytes of an id. */
export function idBytes(kind: IdKind): number {
  return kind === IdKind.INT32 || kind === IdKind.UINT32 ? 4 : 8;
}

const VIEWS = {
  [IdKind.INT32]: "i32",
  [IdKind.UINT32]: "u32",
  [IdKind.BIG_INT64]: "i64",
  [IdKind.BIG_UINT64]: "u64",
  [IdKind.FLOAT64]: "f64",
} as const;
