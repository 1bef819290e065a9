/** Lists of neighbours within a radius, for clusterings that look at them more than once. The kernel is in assembly/neighbours. */
import { type Arena, alignedSum } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { bytesOfAllCells } from "../wasm/sizes.ts";
import { NeighbourSearchStruct } from "../wasm/structs.ts";
import { Growing } from "./growing.ts";

/** One event in linear memory, and what is wanted of it. */
export interface NeighbourQuery {
  /** Where x [N·D] lies, float32 or float64, row-major, every number checked */
  readonly x: number;
  readonly hits: number;
  readonly dimensions: number;
  /** Of a number of x: 4 or 8 */
  readonly bytes: number;
  readonly radius: number;
  /** True: hits at exactly the radius are neighbours too */
  readonly inclusive: boolean;
  /** What distances are computed in: float64, or the type of x. Default float64 */
  readonly distances?: "float64" | "input";
  /** The hits whose neighbours are wanted; default all */
  readonly queries?: Uint32Array;
  /** The search is given up when its lists take more than so many bytes. Default: no limit */
  readonly mostBytes?: number;
}

/**
 * List i holds `neighbours` from offsets[i] to offsets[i + 1]: those of hit i, or of hit queries[i], itself among them, in
 * an order that x and the radius alone decide.
 */
export interface NeighbourLists {
  /** [queries + 1] */
  readonly offsets: Uint32Array;
  /** Hits, counted from the event's first one */
  readonly neighbours: Uint32Array;
  /** The squared distance of each */
  readonly distances2: Float64Array;
}

/** A neighbour takes a hit and a squared distance. */
const BYTES = 12;
/** Neighbours found in a call of the kernel, if no single list may be longer. */
const CHUNK = 65536;

/**
 * Finds the neighbours of an event's hits. Returns undefined as soon as the lists take more than `mostBytes`, which costs
 * no more than finding so many.
 *
 * @throws {MemoryError}
 */
export function neighbourLists(runtime: Runtime, query: NeighbourQuery): NeighbourLists | undefined {
  const { hits, queries, mostBytes = Number.POSITIVE_INFINITY } = query;
  const { arena } = runtime;
  const count = queries?.length ?? hits;
  const offsets = new Uint32Array(count + 1);
  const neighbours = new Growing<Uint32Array>(Uint32Array);
  const distances2 = new Growing<Float64Array>(Float64Array);
  if (hits === 0) return { offsets, neighbours: neighbours.take(), distances2: distances2.take() };
  const mark = arena.mark();
  try {
    const search = openSearch(arena, query, count);
    while (search.next < count) {
      const first = search.next;
      runtime.wasm.neighbours(search.pointer);
      const done = search.next - first;
      const ends = arena.u32(search.ends, done);
      for (let i = 0; i < done; i++) offsets[first + i + 1] = neighbours.length + ends[i];
      const found = ends[done - 1];
      if ((neighbours.length + found) * BYTES > mostBytes) return undefined;
      neighbours.append(arena.u32(search.neighbours, found));
      distances2.append(arena.f64(search.distances2, found));
    }
    return { offsets, neighbours: neighbours.take(), distances2: distances2.take() };
  } finally {
    arena.release(mark);
  }
}

/** Lays out the struct and its arrays. */
function openSearch(arena: Arena, query: NeighbourQuery, count: number): NeighbourSearchStruct {
  const { hits, dimensions, queries } = query;
  const capacity = Math.max(hits, CHUNK);
  const scratchBytes = bytesOfAllCells(hits, dimensions);
  const parts = [
    ...[NeighbourSearchStruct.BYTES, scratchBytes, count * 4, capacity * 4, capacity * 8],
    queries ? count * 4 : 0,
  ];
  arena.reserve(alignedSum(parts));
  const search = NeighbourSearchStruct.at(arena, arena.alloc(NeighbourSearchStruct.BYTES));
  search.words.fill(0);
  search.hits = hits;
  search.dimensions = dimensions;
  search.bytes = query.bytes;
  search.x = query.x;
  search.radius = query.radius;
  search.inclusive = query.inclusive ? 1 : 0;
  search.wide = query.distances === "input" ? 0 : 1;
  search.queryCount = count;
  search.capacity = capacity;
  search.scratch = arena.alloc(scratchBytes);
  search.ends = arena.alloc(count * 4);
  search.neighbours = arena.alloc(capacity * 4);
  search.distances2 = arena.alloc(capacity * 8);
  if (queries) {
    search.queries = arena.alloc(count * 4);
    arena.u32(search.queries, count).set(queries);
  }
  return search;
}
