/** Reduces the terms of B events to those of the batch: gives the weight of each event in each term. */

import type { LossWeights } from "../terms.ts";
import type { Convention } from "./convention.ts";

/** The weight of one event in each term of the batch. */
export type Shares = Required<LossWeights>;

/** What the rules need to know of each event. */
export interface EventSize {
  readonly objects: number;
  /** Σ_k e^(E_k / 15), up to a factor that is the same for all events of the batch */
  readonly energy: number;
}

/** Returns the weights of each event. */
export function batchShares(
  { batch, charge, quirks }: Pick<Convention, "batch" | "charge" | "quirks">,
  events: readonly EventSize[],
): Shares[] {
  const objects = events.reduce((sum, event) => sum + event.objects, 0);
  switch (batch) {
    case "meanOfEvents":
      return events.map(() => same(1 / events.length));
    case "objects":
      return events.map((event) => ({ ...same(part(event.objects, objects)), noise: 1 }));
    case "energyObjects": {
      const energy = events.reduce((sum, event) => sum + event.energy, 0);
      return events.map((event) => ({
        attractive: part(event.energy, energy),
        repulsive: 1 / events.length,
        coward: part(event.objects, objects),
        noise: 1,
      }));
    }
    case "plus": {
      // LLClusterCoordinates (charge "spectator") does not have HGCalML's defect
      const forgotten = quirks && charge === "artanh" ? lastEmpty(events) : -1;
      return events.map((_, e) => same(e <= forgotten ? 0 : 1 / (events.length + 1e-3)));
    }
  }
}

/** HGCalML drops an event without objects and every event before it. Returns the last event without objects, or −1. */
function lastEmpty(events: readonly EventSize[]): number {
  return events.map((event) => event.objects).lastIndexOf(0);
}

function same(share: number): Shares {
  return { attractive: share, repulsive: share, coward: share, noise: share };
}

/** Returns own / of, or 0 if `of` is 0. */
function part(own: number, of: number): number {
  return of > 0 ? own / of : 0;
}
