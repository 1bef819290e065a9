/** The weight of each event's terms in those of the batch. */
import type { Convention } from "../../src/conventions/convention.ts";
import type { Event } from "./event.ts";
import { logEnergies, logSum } from "./norms.ts";
import { perTerm, type Term } from "./sums.ts";

export function batchFactors(convention: Convention, events: Event[]): Record<Term, number>[] {
  const B = events.length;
  const objects = events.reduce((sum, { own }) => sum + own.length, 0);
  const logTotal = logSum(events.flatMap(logEnergies));
  const factors = (event: Event, e: number): Record<Term, number> => {
    const share = objects > 0 ? event.own.length / objects : 0;
    switch (convention.batch) {
      case "meanOfEvents":
        return perTerm(() => 1 / B);
      case "objects":
        return { attractive: share, repulsive: share, coward: share, noise: 1 };
      case "energyObjects": {
        const energy = event.own.length > 0 ? Math.exp(logSum(logEnergies(event)) - logTotal) : 0;
        return { attractive: energy, repulsive: 1 / B, coward: share, noise: 1 };
      }
      case "plus":
        return perTerm(() => (isWiped(convention, events, e) ? 0 : 1 / (B + 1e-3)));
    }
  };
  return events.map(factors);
}

/** HGCalML's defect: an event without objects sets the running sums to zero and contributes nothing itself. */
function isWiped({ charge, quirks }: Convention, events: Event[], e: number): boolean {
  return quirks === true && charge === "artanh" && events.slice(e).some(({ own }) => own.length === 0);
}
