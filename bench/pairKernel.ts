/**
 * The repulsive pair pass by itself: a layout, packed by the library, as the blocks and records that its twins read
 * too. The only file of the benchmarks that knows kernels by name and the fields of an event.
 */

import { computeLoss } from "../src/loss/computeLoss.ts";
import { NUMBERS, NUMBERS_OFFSET, POINTERS } from "../src/wasm/eventFields.ts";
import { instantiate } from "../src/wasm/kernels.ts";
import { loadModule } from "../src/wasm/module.ts";
import type { Layout } from "./data.ts";
import type { Peer } from "./peers/peer.ts";

const PASS = "repelHinge32";

/** What assembly/event/event.ts calls so; float32, copied. */
export interface PackedEvent {
  readonly hits: number;
  readonly objects: number;
  readonly rows: number;
  readonly epsilon: number;
  /** R + 2 rows of 16 a block of hits */
  readonly blocks: Float32Array;
  /** R + 4 numbers an object */
  readonly records: Float32Array;
}

/** What a pass adds up: R + 1 rows of 16 a block, R + 2 pairs an object. */
export interface PairSums {
  readonly nRep: number;
  readonly dBlocks: Float64Array;
  readonly dRecords: Float64Array;
}

/** A pair pass over one event, from cleared sums; `run` returns the milliseconds of the pass alone. */
export interface PairPass extends Peer {
  run(): number | Promise<number>;
  sums(): PairSums | Promise<PairSums>;
}

export const HITS_OF_BLOCK = 16;

export function blockCount({ hits }: PackedEvent): number {
  return Math.ceil(hits / HITS_OF_BLOCK);
}

/** Numbers in dBlocks and dRecords. */
export function sumLengths(event: PackedEvent): [dBlocks: number, dRecords: number] {
  const { objects, rows } = event;
  return [blockCount(event) * (rows + 1) * HITS_OF_BLOCK, objects * (rows + 2) * 2];
}

/** The event as the loss over every pair hands it to the pass, in the order of the input, and that pass. */
export function packEvent(data: Layout, qMin: number): { event: PackedEvent; pass: PairPass } {
  const { wasm, arena } = instantiate(loadModule());
  let pointer = 0;
  let memory = new Uint8Array();
  const recording = {
    ...wasm,
    [PASS]: (event: number) => {
      pointer = event;
      memory = new Uint8Array(wasm.memory.buffer.slice(0));
    },
  };
  const variant = { name: "pair kernel", tiger: false, gradient: true };
  computeLoss({ wasm: recording, arena }, variant, { ...data, qMin });
  // the rest of the call has written over the event
  new Uint8Array(wasm.memory.buffer).set(memory);

  const fields = arena.u32(pointer, POINTERS.length);
  const numbers = arena.f64(pointer + NUMBERS_OFFSET, NUMBERS.length);
  const [hits, objects, rows] = (["hits", "objects", "rows"] as const).map((name) => fields[POINTERS.indexOf(name)]);
  const floats = (name: "blocks" | "records", length: number): Float32Array =>
    arena.f32(fields[POINTERS.indexOf(name)], length).slice();
  const event = {
    hits,
    objects,
    rows,
    epsilon: numbers[NUMBERS.indexOf("epsilon")],
    blocks: floats("blocks", Math.ceil(hits / HITS_OF_BLOCK) * (rows + 2) * HITS_OF_BLOCK),
    records: floats("records", objects * (rows + 4)),
  };
  const pass: PairPass = {
    name: "AssemblyScript",
    run() {
      wasm.clearSums32(pointer);
      const start = performance.now();
      wasm[PASS](pointer);
      return performance.now() - start;
    },
    sums() {
      const [dBlocks, dRecords] = sumLengths(event);
      return {
        nRep: numbers[NUMBERS.indexOf("nRep")],
        dBlocks: arena.f64(fields[POINTERS.indexOf("dBlocks")], dBlocks).slice(),
        dRecords: arena.f64(fields[POINTERS.indexOf("dRecords")], dRecords).slice(),
      };
    },
  };
  return { event, pass };
}
