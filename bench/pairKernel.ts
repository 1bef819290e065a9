/**
 * The repulsive pair pass by itself. The library packs a layout into blocks and records, which the pass's twins in
 * other languages read too. No other file of the benchmarks knows the fields of an event.
 */

import { LARGEST_CAP } from "../src/checks/limits.ts";
import { computeLoss } from "../src/loss/computeLoss.ts";
import { loadModule } from "../src/wasm/module.ts";
import { instantiate } from "../src/wasm/runtime.ts";
import { EventStruct } from "../src/wasm/structs.ts";
import type { Layout } from "./data.ts";
import type { Peer } from "./peers/peer.ts";

/** Copies of the fields of the same names in assembly/event/event.ts, in float32. */
export interface PackedEvent {
  readonly hits: number;
  readonly objects: number;
  readonly rows: number;
  readonly epsilon: number;
  /** R + 2 rows of 16 numbers a block */
  readonly blocks: Float32Array;
  /** R + 4 numbers an object */
  readonly records: Float32Array;
}

/** The sums of a pass: R + 1 rows of 16 numbers a block, R + 2 pairs of numbers an object. */
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

/** Lengths of dBlocks and dRecords. */
export function sumLengths(event: PackedEvent): [dBlocks: number, dRecords: number] {
  const { objects, rows } = event;
  return [blockCount(event) * (rows + 1) * HITS_OF_BLOCK, objects * (rows + 2) * 2];
}

/** The event as the loss over every pair passes it to the kernel `repel`, in input order; and the pass over it. */
export function packEvent(data: Layout, qMin: number): { event: PackedEvent; pass: PairPass } {
  const { wasm, arena } = instantiate(loadModule());
  let pointer = 0;
  let memory = new Uint8Array();
  const recording = {
    ...wasm,
    repel: (event: number) => {
      pointer = event;
      memory = new Uint8Array(wasm.memory.buffer.slice(0));
    },
  };
  // a cap that is never reached: without one, an event goes in one pass and its blocks are not kept
  const capped = { ...data, qMin, maxNRep: LARGEST_CAP };
  const variant = { name: "pair kernel", tiger: true, gradient: true };
  computeLoss({ wasm: recording, arena }, variant, capped, { strategy: "everyPair" });
  // restores the event, which the rest of the call has overwritten
  new Uint8Array(wasm.memory.buffer).set(memory);

  const fields = EventStruct.at(arena, pointer);
  const { hits, objects, rows, epsilon } = fields;
  const blocks = arena.f32(fields.blocks, Math.ceil(hits / HITS_OF_BLOCK) * (rows + 2) * HITS_OF_BLOCK).slice();
  const records = arena.f32(fields.records, objects * (rows + 4)).slice();
  const event = { hits, objects, rows, epsilon, blocks, records };
  const pass: PairPass = {
    name: "AssemblyScript",
    run() {
      wasm.clearSums(pointer);
      const start = performance.now();
      wasm.repel(pointer);
      return performance.now() - start;
    },
    sums() {
      const [dBlocks, dRecords] = sumLengths(event);
      return {
        nRep: fields.nRep,
        dBlocks: arena.f64(fields.dBlocks, dBlocks).slice(),
        dRecords: arena.f64(fields.dRecords, dRecords).slice(),
      };
    },
  };
  return { event, pass };
}
