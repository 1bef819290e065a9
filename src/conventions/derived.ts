/** Values derived from a convention's fields. */
import type { Precision } from "../types.ts";
import type { Convention } from "./convention.ts";

/** The value at which "belowOne" clips beta: the largest number below 1. */
const BELOW_ONE = { 32: 1 - 2 ** -24, 64: 1 - 2 ** -53 } as const;

/** Whether the repulsion is 0 beyond some distance. Only then can pairs be searched and sampled. */
export function hasReach({ repulsion, chargeScales }: Pick<Convention, "repulsion" | "chargeScales">): boolean {
  return (repulsion === "hinge" || repulsion === "radiusGraph") && chargeScales === "repulsion";
}

export function betaMaxOf(betaMax: Convention["betaMax"], precision: Precision): number {
  return betaMax === "belowOne" ? BELOW_ONE[precision] : betaMax;
}

export function centreMixOf({ centreMix, centreRounds }: Convention): number {
  return centreRounds && centreMix > 1 - 1e-6 ? 1 : centreMix;
}
