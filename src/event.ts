/**
 * The host's side of assembly/event.ts: where an event's arrays lie in linear memory, and the struct that tells the
 * kernels. In: sizes. Out: byte counts (`layout`) or an `EventStruct` over the arena.
 */
import { type Arena, align } from "./arena.ts";
import type { Precision } from "./kernels.ts";

/** Draws that are handed to the kernels at a time. */
export const DRAW_CHUNK = 4096;

/** Sizes of one event: N hits, D dims, K objects. */
export interface EventSizes {
  readonly hits: number;
  readonly dims: number;
  readonly objects: number;
  readonly precision: Precision;
  readonly gradient: boolean;
  /** With a cap on nRep: room for counts and a chunk of draws. */
  readonly capped: boolean;
}

/** The fields of `Event`, 32 bits each, in order. Those in `layout` are arrays of the event itself. */
const POINTERS = [
  "hits",
  "dims",
  "objects",
  "drawn",
  "beta",
  "x",
  "weights",
  "numbers",
  "q",
  "dq",
  "alphas",
  "a",
  "r",
  "attraction",
  "blocks",
  "records",
  "dBlocks",
  "dRecords",
  "scratch",
  "counts",
  "ranks",
  "drawWeights",
  "pairs",
  "cursor",
] as const;

/** Then these, float64. */
const NUMBERS = [
  "cursorRank",
  "qMin",
  "betaMax",
  "c",
  "n",
  "lossAttractive",
  "lossRepulsive",
  "lossCoward",
  "lossNoise",
  "limit",
  "chargeScale",
  "strengthScale",
  "attractive",
  "repulsive",
  "coward",
  "noise",
  "nRep",
] as const;

export type Pointer = (typeof POINTERS)[number];
export type NumberField = (typeof NUMBERS)[number];

export const EVENT_BYTES: number = POINTERS.length * 4 + NUMBERS.length * 8;

/** Bytes of each of an event's own arrays; the inputs (beta, x, weights, numbers) belong to the batch. */
export function layout(sizes: EventSizes): Partial<Record<Pointer, number>> {
  const { hits, objects, precision, gradient, capped } = sizes;
  const bytes = precision / 8;
  const rows = Math.max(sizes.dims, 2);
  const blocks = Math.ceil((hits * bytes) / 64);
  return {
    q: hits * 8,
    dq: hits * 8,
    alphas: objects * 4,
    a: objects * 8,
    r: objects * 8,
    attraction: objects * 8,
    blocks: blocks * (rows + 2) * 64,
    records: objects * (rows + 3) * bytes,
    dRecords: objects * (rows + 1) * 16,
    ...(gradient && { dBlocks: blocks * (rows + 1) * (64 / bytes) * 8, scratch: (rows + 1) * 64 }),
    ...(capped && { counts: blocks * 4, ranks: DRAW_CHUNK * 8, drawWeights: DRAW_CHUNK * 8, pairs: DRAW_CHUNK * 8 }),
  };
}

/** Bytes that an event takes in the arena, struct and arrays. */
export function eventBytes(sizes: EventSizes): number {
  return Object.values(layout(sizes)).reduce((sum, bytes) => sum + align(bytes), align(EVENT_BYTES));
}

/** An event laid out in linear memory. Views are made at each call, so the arena may have grown in between. */
export class EventStruct {
  readonly pointer: number;
  readonly #arena: Arena;

  constructor(arena: Arena, sizes: EventSizes) {
    this.#arena = arena;
    this.pointer = arena.alloc(EVENT_BYTES);
    const pointers = arena.u32(this.pointer, POINTERS.length).fill(0);
    pointers.set([sizes.hits, sizes.dims, sizes.objects]);
    for (const [name, bytes] of Object.entries(layout(sizes))) {
      pointers[POINTERS.indexOf(name as Pointer)] = arena.alloc(bytes);
    }
  }

  get(name: Pointer): number {
    return this.#arena.u32(this.pointer, POINTERS.length)[POINTERS.indexOf(name)];
  }

  set(fields: Partial<Record<Pointer, number>>): void {
    const pointers = this.#arena.u32(this.pointer, POINTERS.length);
    for (const [name, value] of Object.entries(fields)) pointers[POINTERS.indexOf(name as Pointer)] = value;
  }

  number(name: NumberField): number {
    return this.#numbers()[NUMBERS.indexOf(name)];
  }

  setNumbers(fields: Partial<Record<NumberField, number>>): void {
    const numbers = this.#numbers();
    for (const [name, value] of Object.entries(fields)) numbers[NUMBERS.indexOf(name as NumberField)] = value;
  }

  #numbers(): Float64Array {
    return this.#arena.f64(this.pointer + POINTERS.length * 4, NUMBERS.length);
  }
}
