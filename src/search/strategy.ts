/**
 * The neighbour search: when there is one, and which way it goes. What it finds never changes which pairs are within
 * reach, only how many others are looked at.
 */
import type { Convention } from "../conventions/convention.ts";
import { hasReach } from "../conventions/derived.ts";
import type { EventCall, Strategy } from "../event/eventCall.ts";
import type { EventSizes } from "../event/eventSizes.ts";
import { blocksOf } from "../wasm/sizes.ts";
import { SearchStruct } from "../wasm/structs.ts";
import { mostAxes } from "./layOutSearch.ts";

/** Below so many pairs it is cheaper to look at all of them. */
const FEWEST_PAIRS = 2 ** 19;
/** In more dimensions the axes alone would cost more than they save. */
export const MOST_DIMENSIONS = 64;

/** Whether an event of these sizes is searched; `forced`: as a test wants it. */
export function isSearched(
  convention: Convention,
  { hits, dimensions, objects }: Pick<EventSizes, "hits" | "dimensions" | "objects">,
  forced?: Strategy,
): boolean {
  if (!hasReach(convention) || dimensions > MOST_DIMENSIONS || objects === 0) return false;
  return forced ? forced !== "everyPair" : hits * objects >= FEWEST_PAIRS;
}

/** Blocks of hits that an estimate looks at. */
const SAMPLED_BLOCKS = 16;
/** Of all objects, how many candidates are too many for the bitmap index to be worth its while. */
const MOST_CANDIDATES = 0.5;
/** Where a block has fewer candidates than this, or fewer dimensions, the pair kernel itself is quick enough. */
const FEWEST_FILTERED = 16;
const FEWEST_FILTERED_DIMENSIONS = 4;
/** What the filter must leave, at most, of the candidates. */
const MOST_LEFT = 1 / 3;

/** A search of an event. */
export interface Search {
  /** After packing: builds what it needs, and chooses by what the data's own blocks would look at. */
  choose(): void;
}

/**
 * Finds the order of hits and objects for a search whose struct is at `search`; undefined, and the order that they came in,
 * where there is none.
 */
export function openSearch(call: EventCall, search: number): Search | undefined {
  const { runtime, event, sizes, index, hooks } = call;
  const { wasm } = runtime;
  event.search = sizes.searched ? search : 0;
  if (!(sizes.searched && wasm.order(event.pointer, mostAxes(sizes.dimensions)))) {
    event.search = 0;
    wasm.keepOrder(event.pointer);
    hooks.onStrategy?.(index, "everyPair");
    return undefined;
  }
  wasm.toSearchOrder(event.pointer);
  return {
    choose() {
      wasm.build(event.pointer);
      const struct = SearchStruct.at(runtime.arena, search);
      const strategy = hooks.strategy ?? bestStrategy(call, struct);
      setStrategy(struct, strategy);
      hooks.onStrategy?.(index, strategy);
    },
  };
}

function setStrategy(search: SearchStruct, strategy: Strategy): void {
  search.usesBitmaps = Number(strategy === "panels" || strategy === "filteredPanels");
  search.usesInt16Filter = Number(strategy === "filteredPanels");
}

/** By the candidates of a few of the event's own blocks: a function of the data, never of a clock. */
function bestStrategy({ runtime, event, sizes }: EventCall, search: SearchStruct): Strategy {
  const blocks = blocksOf(sizes.hits, sizes.precision / 8);
  const step = Math.ceil(blocks / SAMPLED_BLOCKS);
  const looked = Math.ceil(blocks / step);
  const perBlock = (strategy: Strategy): number => {
    setStrategy(search, strategy);
    return runtime.wasm.countCandidates(event.pointer, step) / looked;
  };
  const candidates = perBlock("panels");
  const mayFilter = sizes.dimensions >= FEWEST_FILTERED_DIMENSIONS && candidates >= FEWEST_FILTERED;
  if (mayFilter && perBlock("filteredPanels") < MOST_LEFT * candidates) return "filteredPanels";
  return candidates < MOST_CANDIDATES * sizes.objects ? "panels" : "sorted";
}
