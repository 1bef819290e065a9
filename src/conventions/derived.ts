/** Which conventions have pairs that are out of reach: a choice, the search and the cap all ask. */
import type { Convention } from "./convention.ts";

/** A repulsion that is 0 beyond some distance: only such a one can be sampled. */
export function hasReach({ repulsion, chargeScales }: Convention): boolean {
  return (repulsion === "hinge" || repulsion === "radiusGraph") && chargeScales === "repulsion";
}
