/**
 * The host's side of assembly/event/event.ts: where an event's arrays lie in linear memory, and the struct that tells the
 * kernels. In: sizes. Out: byte counts (`layout`) or an `EventStruct` over the arena.
 */

import { layOutSearch, searchBytes } from "../search/searchLayout.ts";
import { type Arena, align } from "../wasm/arena.ts";
import { EVENT_BYTES, NUMBERS, NUMBERS_OFFSET, type NumberField, POINTERS, type Pointer } from "../wasm/eventFields.ts";
import type { Precision } from "../wasm/kernels.ts";

/** Draws that are handed to the kernels at a time. */
export const DRAW_CHUNK = 4096;

const MOST_TALLIES = 2 ** 21;
/** As in assembly/sampling/tallies.ts. */
const LARGEST_SHIFT = 11;
/** One group of all objects. */
const ALL_SHIFT = 31;

/** Sizes of one event: N hits, D dims in R rows, K objects; and which arrays its convention needs. */
export interface EventSizes {
  readonly hits: number;
  readonly dims: number;
  readonly rows: number;
  readonly objects: number;
  readonly precision: Precision;
  readonly gradient: boolean;
  /** With a cap on nRep: room for counts, tallies and a chunk of draws. */
  readonly capped: boolean;
  /** Centres are mixed with means. */
  readonly mixed: boolean;
  /** The attraction has a weight of its own, and a scale for each pair. */
  readonly pushPull: boolean;
  /** A hit's charge scales its distance. */
  readonly scaledHits: boolean;
  /** Not all hits of an object are its members. */
  readonly masked: boolean;
  /** There is a neighbour search. */
  readonly searched: boolean;
}

/** Blocks of hits: rows of 64 bytes. */
export function blockCount(hits: number, precision: Precision): number {
  return Math.ceil((hits * precision) / 512);
}

/**
 * A cap's tallies (assembly/sampling/tallies.ts) take 2 bytes for each block of hits and group of 2^shift objects: single objects
 * while 4 MiB hold them, else the smallest groups that fit, of at most 2,048; where none does, all objects are one.
 */
function tallyShift({ hits, objects, precision }: EventSizes): number {
  const blocks = blockCount(hits, precision);
  let shift = 0;
  while (blocks * Math.ceil(objects / 2 ** shift) > MOST_TALLIES && shift <= LARGEST_SHIFT) shift++;
  return shift <= LARGEST_SHIFT ? shift : ALL_SHIFT;
}

/** Bytes of each of an event's own arrays; the inputs (beta, x, weights, numbers …) belong to the batch. */
export function layout(sizes: EventSizes): Partial<Record<Pointer, number>> {
  const { hits, dims, rows, objects, precision, gradient, capped, mixed, pushPull, scaledHits, masked, searched } =
    sizes;
  const bytes = precision / 8;
  const blocks = blockCount(hits, precision);
  return {
    order: hits * 4,
    places: hits * 4,
    ...(searched && { spare: hits * 8, spareNumbers: hits * 4, ...(masked && { spareMembers: hits * 4 }) }),
    slots: objects * 4,
    runs: objects * 4 + 8,
    b: hits * 8,
    q: hits * 8,
    dq: hits * 8,
    ...(pushPull && { p: hits * 8, dp: hits * 8 }),
    ...(gradient && (pushPull || scaledHits) && { dP: hits * 8 }),
    ...(gradient && pushPull && { dDistances: hits * 8 }),
    alphas: objects * 4,
    a: objects * 8,
    r: objects * 8,
    c: objects * 8,
    centres: objects * dims * 8,
    ...(mixed && { means: objects * dims * 8, masses: objects * 8, meanDistance: objects * 8 }),
    distance: objects * 8,
    scales: objects * 8,
    pulls: objects * 8,
    pushes: objects * 8,
    attraction: objects * 8,
    dScales: objects * 8,
    cowards: objects * 32,
    blocks: blocks * (rows + 2 + Number(scaledHits)) * 64,
    records: objects * (rows + 4) * bytes,
    dRecords: objects * (rows + 2) * 16,
    ...(gradient && { dBlocks: blocks * (rows + 1) * (64 / bytes) * 8 }),
    scratch: (rows + 2) * 64,
    ...(capped && {
      counts: blocks * 4,
      tallies: blocks * Math.ceil(objects / 2 ** tallyShift(sizes)) * 2,
      masks: objects * 2,
      ranks: DRAW_CHUNK * 8,
      drawWeights: DRAW_CHUNK * 8,
      pairs: DRAW_CHUNK * 8,
    }),
  };
}

/** Bytes that an event takes in the arena, struct and arrays. */
export function eventBytes(sizes: EventSizes): number {
  return bytesOf(layout(sizes)) + (sizes.searched ? searchBytes(sizes) : 0);
}

function bytesOf(arrays: ReturnType<typeof layout>): number {
  let sum = align(EVENT_BYTES);
  for (const name in arrays) sum += align(arrays[name as Pointer]!);
  return sum;
}

// maps: an object of so many names is slower to look up
const POINTER_PLACE: ReadonlyMap<string, number> = new Map(POINTERS.map((name, i) => [name, i]));
const NUMBER_PLACE: ReadonlyMap<string, number> = new Map(NUMBERS.map((name, i) => [name, i]));

/** What a convention makes of the struct before any call: 0 in every field that it does not choose. */
export interface Template {
  readonly pointers: Uint32Array;
  readonly numbers: Float64Array;
}

export function templateOf(
  fields: Partial<Record<Pointer, number>>,
  numbers: Partial<Record<NumberField, number>>,
): Template {
  const template = { pointers: new Uint32Array(POINTERS.length), numbers: new Float64Array(NUMBERS.length) };
  for (const name in fields) template.pointers[POINTER_PLACE.get(name)!] = fields[name as Pointer]!;
  for (const name in numbers) template.numbers[NUMBER_PLACE.get(name)!] = numbers[name as NumberField]!;
  return template;
}

/** Room for an event in linear memory, allocated at once: its views last until the memory grows again. */
export class EventStruct {
  readonly pointer: number;
  readonly #arena: Arena;
  readonly #pointers: Uint32Array;
  readonly #numbers: Float64Array;

  constructor(arena: Arena, sizes: EventSizes, { pointers, numbers }: Template) {
    this.#arena = arena;
    const bytes = layout(sizes);
    this.pointer = arena.alloc(eventBytes(sizes));
    this.#pointers = arena.u32(this.pointer, POINTERS.length);
    this.#pointers.set(pointers);
    this.#numbers = arena.f64(this.pointer + NUMBERS_OFFSET, NUMBERS.length);
    this.#numbers.set(numbers);
    const { hits, dims, rows, objects } = sizes;
    this.set({ hits, dims, rows, objects, tallyShift: tallyShift(sizes) });
    let next = this.pointer + align(EVENT_BYTES);
    for (const name in bytes) {
      this.#pointers[POINTER_PLACE.get(name)!] = next;
      next += align(bytes[name as Pointer]!);
    }
    if (sizes.searched) this.set({ search: layOutSearch(arena, next, sizes) });
    if (!sizes.pushPull) this.set({ p: this.get("q"), dp: this.get("dq") });
  }

  get(name: Pointer): number {
    return this.#pointers[POINTER_PLACE.get(name)!];
  }

  set(fields: Partial<Record<Pointer, number>>): void {
    for (const name in fields) this.#pointers[POINTER_PLACE.get(name)!] = fields[name as Pointer]!;
  }

  number(name: NumberField): number {
    return this.#numbers[NUMBER_PLACE.get(name)!];
  }

  setNumbers(fields: Partial<Record<NumberField, number>>): void {
    for (const name in fields) this.#numbers[NUMBER_PLACE.get(name)!] = fields[name as NumberField]!;
  }

  /** A float64 array of the event. */
  f64(name: Pointer, length: number): Float64Array {
    return this.#arena.f64(this.get(name), length);
  }
}
