/** How the own terms of B events make the batch's: the weight of each event in each term. */

import type { LossWeights } from "../terms.ts";
import type { Convention } from "./convention.ts";

/** A weight for each term. */
export type Shares = Required<LossWeights>;

/** What the rules look at, of each event. */
export interface EventSize {
  readonly objects: number;
  /** Σ_k e^(E_k / 15), over a factor common to the batch */
  readonly energy: number;
}

/** The shares of each event; no events, no shares. */
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
      // LLClusterCoordinates, whose charge is no charge, forgets nothing
      const forgotten = quirks && charge === "artanh" ? lastEmpty(events) : -1;
      return events.map((_, e) => same(e <= forgotten ? 0 : 1 / (events.length + 1e-3)));
    }
  }
}

/** HGCalML forgets all that came before an event without objects, that event included: the last such, or −1. */
function lastEmpty(events: readonly EventSize[]): number {
  return events.map((event) => event.objects).lastIndexOf(0);
}

function same(share: number): Shares {
  return { attractive: share, repulsive: share, coward: share, noise: share };
}

/** 0 where there is nothing to be a part of. */
function part(own: number, of: number): number {
  return of > 0 ? own / of : 0;
}
