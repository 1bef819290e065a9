// Sums over each object's members that the coward terms need.
import { Event } from "../event/event";


@unmanaged export class CowardSums {
  beta: f64; // Σ b of the members
  hits: f64; // number of members
  highest: f64; // the largest b
  potential: f64; // softMax: Σ e^((b − highest) / width); shortRange: T_k
}

export function cowardSumsOf(e: Event, k: usize): CowardSums {
  return changetype<CowardSums>(e.cowardSums + k * offsetof<CowardSums>());
}
