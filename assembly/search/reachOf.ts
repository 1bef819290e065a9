// The reach of an object, as its record holds it.
import { Event } from "../event/event";
import { recordBytes } from "../event/strides";

/** How far the object in a slot reaches, as a Euclidean distance at most. */
@inline export function reachOf<T>(e: Event, slot: usize): f64 {
  const reach = <f64>load<T>(e.records + slot * recordBytes<T>(e.rows) + (e.rows + 1) * sizeof<T>());
  return e.manhattan ? reach : sqrt(reach);
}
