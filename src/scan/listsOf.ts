/** The neighbour lists of an event of a scan. */
import { type NeighbourLists, type NeighbourQuery, neighbourLists } from "../neighbours/neighbourLists.ts";
import type { Runtime } from "../wasm/runtime.ts";
import type { CheckedEvent } from "./checkEvent.ts";
import type { CheckedScan } from "./checkScan.ts";

/** All lists within the largest radius of all trials; undefined where they take more than `mostBytes`. */
export function listsOf(
  runtime: Runtime,
  { precision, dimensions }: CheckedScan,
  { x, hits }: CheckedEvent,
  radius: number,
  about: Pick<NeighbourQuery, "queries" | "inclusive" | "distances">,
  mostBytes: number,
): NeighbourLists | undefined {
  const { arena } = runtime;
  const mark = arena.mark();
  try {
    const bytes = precision / 8;
    const pointer = arena.alloc(x.length * bytes);
    (precision === 32 ? arena.f32(pointer, x.length) : arena.f64(pointer, x.length)).set(x);
    return neighbourLists(runtime, { x: pointer, hits, dimensions, bytes, radius, mostBytes, ...about });
  } finally {
    arena.release(mark);
  }
}
