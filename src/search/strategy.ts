/**
 * The neighbour search: when there is one, and which way it goes. What it finds never changes which pairs are within
 * reach, only how many others are looked at.
 */
import type { Convention } from "../conventions/convention.ts";
import { hasReach } from "../conventions/derived.ts";
import { blockCount, type EventSizes, type EventStruct } from "../event/eventLayout.ts";
import type { Call, Room } from "../loss/computeEvent.ts";
import { mostAxes, POINTERS } from "./searchLayout.ts";

/**
 * Which objects a block of hits looks at. `everyPair`: all, and nothing is sorted; `sorted`: all, but hits and objects
 * stand in the order of the tree, so that boxes can count a crowd; `panels`: those that the bit rows leave;
 * `filteredPanels`: and of those, the ones that pass the int16 filter.
 */
export type Strategy = "everyPair" | "sorted" | "panels" | "filteredPanels";

/** Below so many pairs it is cheaper to look at all of them. */
const FEWEST_PAIRS = 2 ** 19;
/** In more dimensions the axes alone would cost more than they save. */
export const MOST_DIMS = 64;

/** Whether an event of these sizes is searched; `forced`: as a test wants it. */
export function isSearched(
  convention: Convention,
  { hits, dims, objects }: Pick<EventSizes, "hits" | "dims" | "objects">,
  forced?: Strategy,
): boolean {
  if (!hasReach(convention) || dims > MOST_DIMS || objects === 0) return false;
  return forced ? forced !== "everyPair" : hits * objects >= FEWEST_PAIRS;
}

/** Blocks of hits that an estimate looks at. */
const SAMPLED_BLOCKS = 16;
/** Of all objects, how many candidates are too many for the bit rows to be worth their while. */
const MOST_CANDIDATES = 0.5;
/** Where a block has fewer candidates than this, or fewer dims, the pair kernel itself is quick enough. */
const FEWEST_FILTERED = 16;
const FEWEST_FILTERED_DIMS = 4;
/** What the filter must leave, at most, of the candidates. */
const MOST_LEFT = 1 / 3;

/** A search of an event. */
export interface Search {
  /** After packing: builds what it needs, and chooses by what the data's own blocks would look at. */
  choose(): void;
  /** After the gradients: dV/db → the order of the input. */
  leave(): void;
}

/** Finds the order of hits and objects for a search; undefined, and the order that they came in, where there is none. */
export function openSearch(call: Call, { event, search }: Room, sizes: EventSizes, e: number): Search | undefined {
  const { stages, kernels } = call;
  const { pointer } = event;
  event.set({ search });
  if (!(sizes.searched && stages.order(pointer, mostAxes(sizes.dims)))) {
    event.set({ search: 0 });
    kernels.wasm.plainOrder(pointer);
    call.hooks.onStrategy?.(e, "everyPair");
    return undefined;
  }
  kernels.wasm.enterOrder(pointer);
  return {
    choose() {
      stages.build(pointer);
      const strategy = call.hooks.strategy ?? bestStrategy(call, event, sizes);
      setStrategy(call, event, strategy);
      call.hooks.onStrategy?.(e, strategy);
    },
    leave() {
      kernels.wasm.leaveOrder(pointer, (sizes.dims * sizes.precision) / 8);
    },
  };
}

function setStrategy({ kernels }: Call, event: EventStruct, strategy: Strategy): void {
  const fields = kernels.arena.u32(event.get("search"), POINTERS.length);
  fields[POINTERS.indexOf("usesPanels")] = Number(strategy === "panels" || strategy === "filteredPanels");
  fields[POINTERS.indexOf("filters")] = Number(strategy === "filteredPanels");
}

/** By the candidates of a few of the event's own blocks: a function of the data, never of a clock. */
function bestStrategy(call: Call, event: EventStruct, { hits, dims, objects, precision }: EventSizes): Strategy {
  const blocks = blockCount(hits, precision);
  const step = Math.ceil(blocks / SAMPLED_BLOCKS);
  const looked = Math.ceil(blocks / step);
  const perBlock = (strategy: Strategy): number => {
    setStrategy(call, event, strategy);
    return call.stages.countCandidates(event.pointer, step) / looked;
  };
  const candidates = perBlock("panels");
  const mayFilter = dims >= FEWEST_FILTERED_DIMS && candidates >= FEWEST_FILTERED;
  if (mayFilter && perBlock("filteredPanels") < MOST_LEFT * candidates) return "filteredPanels";
  return candidates < MOST_CANDIDATES * objects ? "panels" : "sorted";
}
