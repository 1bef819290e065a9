/** The workspace of a call: memory that is laid out once and overwritten by every event. */

import type { EventSizes } from "../event/eventSizes.ts";
import { eventBytes, layOutEvent } from "../event/layOutEvent.ts";
import { layOutSearch, searchBytes } from "../search/layOutSearch.ts";
import { type Arena, align } from "../wasm/arena.ts";
import { EventStruct, SearchStruct } from "../wasm/structs.ts";

/** The structs and views of a workspace. */
export interface Workspace {
  readonly event: EventStruct;
  /** Pointer to the struct of the search, or 0 */
  readonly search: number;
  /** Views of the normalisers a_k, r_k and c_k, as long as the event with most objects needs. */
  readonly a: Float64Array;
  readonly r: Float64Array;
  readonly c: Float64Array;
}

/** Returns the bytes of a workspace for events of at most these sizes. */
export function workspaceBytes(sizes: EventSizes): number {
  return eventBytes(sizes) + (sizes.searched ? searchBytes(sizes) : 0);
}

/**
 * Opens a workspace for events of at most these sizes. The event's struct starts as `template`. Views are valid until
 * the memory grows.
 */
export function openWorkspace(arena: Arena, sizes: EventSizes, template: Uint32Array): Workspace {
  const ownBytes = eventBytes(sizes);
  const bytesOfSearch = sizes.searched ? searchBytes(sizes) : 0;
  arena.reserve(ownBytes + bytesOfSearch);
  const pointer = arena.alloc(ownBytes);
  const event = EventStruct.at(arena, pointer);
  event.words.set(template);
  layOutEvent(event, sizes, pointer + align(EventStruct.BYTES));
  return {
    event,
    search: sizes.searched ? openSearchStruct(arena, sizes, bytesOfSearch) : 0,
    a: arena.f64(event.a, sizes.objects),
    r: arena.f64(event.r, sizes.objects),
    c: arena.f64(event.c, sizes.objects),
  };
}

function openSearchStruct(arena: Arena, sizes: EventSizes, bytes: number): number {
  const pointer = arena.alloc(bytes);
  const search = SearchStruct.at(arena, pointer);
  search.words.fill(0);
  layOutSearch(search, sizes, pointer + align(SearchStruct.BYTES));
  return pointer;
}
