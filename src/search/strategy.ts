/**
 * Decides whether an event has a neighbour search, and by which strategy. The strategy never changes which pairs are
 * within reach, only how many other pairs are looked at.
 */
import type { Convention } from "../conventions/convention.ts";
import { hasReach } from "../conventions/derived.ts";
import type { EventCall, Strategy } from "../event/eventCall.ts";
import type { EventSizes } from "../event/eventSizes.ts";
import { blocksOf } from "../wasm/sizes.ts";
import { SearchStruct } from "../wasm/structs.ts";
import { mostAxes } from "./layOutSearch.ts";

/** Below this number of pairs it is cheaper to look at all of them. */
const FEWEST_PAIRS = 2 ** 19;
/** In more dimensions finding the axes would cost more than the search saves. */
export const MOST_DIMENSIONS = 64;

/** Whether an event of these sizes has a search. `forced` is a strategy that a hook sets. */
export function isSearched(
  convention: Convention,
  { hits, dimensions, objects }: Pick<EventSizes, "hits" | "dimensions" | "objects">,
  forced?: Strategy,
): boolean {
  if (!hasReach(convention) || dimensions > MOST_DIMENSIONS || objects === 0) return false;
  return forced ? forced !== "everyPair" : hits * objects >= FEWEST_PAIRS;
}

/** Number of blocks of hits, at most, that an estimate looks at. */
const SAMPLED_BLOCKS = 16;
/** The bitmap index is used only if a block's candidates are less than this fraction of all objects. */
const MOST_CANDIDATES = 0.5;
/** With fewer candidates per block, or fewer dimensions, the pair kernel is fast enough without the filter. */
const FEWEST_FILTERED = 64;
const FEWEST_FILTERED_DIMENSIONS = 4;
/** The filter is used only if it leaves less than this fraction of the candidates. */
const MOST_LEFT = 1 / 2;
/** If the bitmap index leaves more than this fraction of all objects, the filter is faster without it. */
const MOST_LOOKED_UP = 0.6;
/** Up to here the coordinates are the axes of a grid. */
const MOST_GRID_DIMENSIONS = 3;
/** With fewer candidates per hit, another order of the hits would cost more than it saves. */
const FEWEST_REORDERED = 2;

/** The search of an event. */
export interface Search {
  /** Builds the index and chooses the strategy by the candidates of the event's own blocks. Call it after packing. */
  choose(): void;
}

/**
 * Orders hits and objects for a search whose struct is at `search`. If there is no search, it keeps the order of the
 * input and returns undefined.
 */
export function openSearch(call: EventCall, search: number): Search | undefined {
  const { runtime, event, sizes, index, hooks } = call;
  const { wasm } = runtime;
  event.search = sizes.searched ? search : 0;
  const usesGrid = mayUseGrid(call);
  if (!(sizes.searched && wasm.order(event.pointer, mostAxes(sizes.dimensions), Number(usesGrid)))) {
    event.search = 0;
    wasm.keepOrder(event.pointer);
    hooks.onStrategy?.(index, "everyPair");
    return undefined;
  }
  return {
    choose() {
      wasm.build(event.pointer);
      const struct = SearchStruct.at(runtime.arena, search);
      const candidates = candidatesOf(call, struct);
      const strategy = usesGrid ? bestOrder(call, candidates) : (hooks.strategy ?? bestStrategy(call, candidates));
      setStrategy(struct, strategy);
      if (hooks.strategy && struct.usesTables) wasm.findLevels(event.pointer);
      hooks.onStrategy?.(index, strategy);
    },
  };
}

function mayUseGrid({ sizes, hooks }: EventCall): boolean {
  const { strategy = "objects" } = hooks;
  return sizes.onePass && sizes.dimensions <= MOST_GRID_DIMENSIONS && (strategy === "objects" || strategy === "cells");
}

function setStrategy(search: SearchStruct, strategy: Strategy): void {
  search.usesBitmaps = Number(strategy === "panels" || strategy === "filteredPanels");
  search.usesTables = Number(strategy === "filteredPanels" || strategy === "filtered");
  search.byObject = Number(strategy === "objects");
}

/** Returns the number of candidates, all blocks together, by each strategy: an estimate from a few of them. */
function candidatesOf({ runtime, event, sizes }: EventCall, search: SearchStruct): (strategy: Strategy) => number {
  const step = Math.ceil(blocksOf(sizes.hits, sizes.precision / 8) / SAMPLED_BLOCKS);
  return (strategy) => {
    setStrategy(search, strategy);
    return runtime.wasm.countCandidates(event.pointer, step);
  };
}

/** Chooses by the candidates of a few of the event's blocks. It depends only on the data, never on timing. */
function bestStrategy({ runtime, event, sizes }: EventCall, candidatesBy: (strategy: Strategy) => number): Strategy {
  const blocks = blocksOf(sizes.hits, sizes.precision / 8);
  const candidates = candidatesBy("panels");
  if (sizes.dimensions >= FEWEST_FILTERED_DIMENSIONS && candidates >= FEWEST_FILTERED * blocks) {
    runtime.wasm.findLevels(event.pointer);
    const filtered = candidates < MOST_LOOKED_UP * sizes.objects * blocks ? "filteredPanels" : "filtered";
    if (candidatesBy(filtered) < MOST_LEFT * candidates) return filtered;
  }
  return candidates < MOST_CANDIDATES * sizes.objects * blocks ? "panels" : "sorted";
}

/** Whether hits of one object or neighbours of any object make the better blocks; leaves the hits in that order. */
function bestOrder(
  { runtime, event, sizes, hooks }: EventCall,
  candidatesBy: (strategy: Strategy) => number,
): "objects" | "cells" {
  const byObject = candidatesBy("objects");
  if (hooks.strategy === "objects" || (!hooks.strategy && byObject < FEWEST_REORDERED * sizes.hits)) return "objects";
  runtime.wasm.orderByCell(event.pointer);
  return "cells";
}
