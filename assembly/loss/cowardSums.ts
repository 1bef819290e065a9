// What the coward terms need of each object beyond its condensation point.
import { Event } from "../event/event";


@unmanaged export class CowardSums {
  beta: f64; // Σ b of the members
  hits: f64; // members
  highest: f64; // the largest b
  potential: f64; // softMax: Σ exponentials, over that of the largest; shortRange: T_k
}

export function cowardSumsOf(e: Event, k: usize): CowardSums {
  return changetype<CowardSums>(e.cowardSums + k * offsetof<CowardSums>());
}
