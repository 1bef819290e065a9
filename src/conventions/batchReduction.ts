/** How the own terms of B events make the batch's: the weight of each event in each term. */

import type { LossWeights } from "../types.ts";
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
export function batchShares({ batch, charge, quirks }: Convention, events: readonly EventSize[]): Shares[] {
  const B = events.length;
  const objects = events.reduce((sum, event) => sum + event.objects, 0);
  const energy = events.reduce((sum, event) => sum + event.energy, 0);
  const part = (own: number, of: number): number => (of > 0 ? own / of : 0);
  const same = (share: number): Shares => ({ attractive: share, repulsive: share, coward: share, noise: share });
  // HGCalML forgets all that came before an event without objects, that event included
  // (LLClusterCoordinates, whose charge is no charge, does not)
  const wiped =
    quirks && batch === "plus" && charge === "artanh" ? events.map((event) => event.objects).lastIndexOf(0) : -1;
  return events.map((event, e) => {
    const byObjects = part(event.objects, objects);
    if (batch === "objects") return { ...same(byObjects), noise: 1 };
    if (batch === "energyObjects") {
      return { attractive: part(event.energy, energy), repulsive: 1 / B, coward: byObjects, noise: 1 };
    }
    return same(batch === "meanOfEvents" ? 1 / B : e <= wiped ? 0 : 1 / (B + 1e-3));
  });
}
