// The reach of an object, from its record.
import { Event } from "../event/event";
import { recordBytes } from "../event/strides";

/** The largest Euclidean distance at which a hit may be within reach of the object in a slot. */
@inline export function reachOf<T>(e: Event, slot: usize): f64 {
  const reach = <f64>load<T>(e.records + slot * recordBytes<T>(e.rows) + (e.rows + 1) * sizeof<T>());
  return e.manhattan ? reach : sqrt(reach);
}
