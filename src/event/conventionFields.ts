/** The convention's choices as the numbers by which the kernels know them (assembly/event/event.ts). */

import { WORDS } from "../conventions/choices.ts";
import type { Convention } from "../conventions/convention.ts";
import { hasReach } from "../conventions/derived.ts";
import { onceSettled } from "../conventions/memoizeFrozen.ts";
import type { NumberField, Pointer } from "../wasm/eventFields.ts";
import type { Precision, Repulsion } from "../wasm/kernels.ts";
import { type Template, templateOf } from "./eventLayout.ts";

/** Where "belowOne" clips beta. */
const BELOW_ONE = { 32: 1 - 2 ** -24, 64: 1 - 2 ** -53 } as const;

const ATTRACTION: Record<Convention["attraction"], [kind: number, parameter: number]> = {
  square: [0, 0],
  logHalf: [1, Math.E / 2],
  logHalf32: [1, Math.fround(Math.E) / 2],
  log: [1, Math.E],
  huber: [2, 0],
  well: [3, 0],
  precondensation: [4, 0],
  deadZone: [5, 0],
  root: [6, 0],
};

function choiceFields(convention: Convention): Partial<Record<Pointer, number>> {
  const numberOf = (field: keyof typeof WORDS): number =>
    (WORDS[field] as readonly string[]).indexOf(convention[field]);
  return {
    chargeKind: numberOf("charge"),
    spectatorKind: numberOf("spectators"),
    clipsBeta: Number(convention.betaBefore === "clip"),
    alphaKind: numberOf("alphaBy"),
    centreKind: numberOf("centreWeight"),
    scaleKind: numberOf("scale"),
    scaleMixed: numberOf("scaleOf"),
    manhattan: numberOf("metric"),
    strengthKind: numberOf("objectStrength"),
    attractionKind: ATTRACTION[convention.attraction][0],
    pushPull: numberOf("attractionWeight"),
    noiseRepels: Number(convention.noiseRepels),
    chargeScalesDistance: numberOf("chargeScales"),
    cowardKind: numberOf("coward"),
  };
}

export function choiceNumbers(convention: Convention, precision: Precision): Partial<Record<NumberField, number>> {
  const { betaMax, noiseCharge = Number.NaN } = convention;
  return {
    betaMax: betaMax === "belowOne" ? BELOW_ONE[precision] : betaMax,
    betaDivisor: convention.betaDivisor,
    artanhDivisor: convention.artanhDivisor,
    noiseCharge,
    centreMix: centreMixOf(convention),
    centreEpsilon: convention.centreEpsilon,
    attractionParameter: ATTRACTION[convention.attraction][1],
    centreDamping: convention.centreDamping,
    ...repulsionOf(convention),
  };
}

function centreMixOf({ centreMix, centreRounds }: Convention): number {
  return centreRounds && centreMix > 1 - 1e-6 ? 1 : centreMix;
}

/** The pair kernel: u = rate·|x|²/scale + epsilon, and the largest |x|²/scale within reach. */
function repulsionOf(convention: Convention): { epsilon: number; rate: number; reach: number } {
  const { repulsion, repulsionParameter } = convention;
  switch (repulsion) {
    case "hinge":
      // a charge that scales the distance may be 0, and then all hits are within reach
      return { epsilon: repulsionParameter, rate: 1, reach: hasReach(convention) ? 1 - repulsionParameter : Infinity };
    case "radiusGraph":
      return { epsilon: repulsionParameter, rate: 1, reach: 1 };
    case "gaussian":
      return { epsilon: 0, rate: repulsionParameter, reach: Number.POSITIVE_INFINITY };
    case "rootExponential":
      return { epsilon: 1e-4, rate: 1, reach: Number.POSITIVE_INFINITY };
  }
}

/** The pair kernel's form. The plain one, u = |x|² + ε, is the fastest; a charge that scales the distance reaches all. */
function kernelOf(convention: Convention): Repulsion {
  if (convention.repulsion === "gaussian") return "Gaussian";
  if (convention.repulsion === "rootExponential") return "RootExponential";
  if (convention.metric === "manhattan") return "HingeManhattan";
  return convention.scale === "none" && convention.chargeScales === "repulsion" ? "Hinge" : "HingeScaled";
}

/** Rows of coordinates that the form needs at least. */
export function fewestRows(convention: Convention): number {
  return kernelOf(convention) === "Hinge" ? 2 : 4;
}

/** Which arrays an event needs beyond those of all (event.ts). */
export function arraysOf(convention: Convention): Record<"mixed" | "pushPull" | "scaledHits" | "masked", boolean> {
  return {
    mixed: centreMixOf(convention) > 0,
    pushPull: convention.attractionWeight === "pushPull",
    scaledHits: convention.chargeScales === "distance",
    masked: convention.mask === "hits",
  };
}

/** All of a convention's choices, made once a call, of a frozen convention once. */
export interface Choices {
  readonly template: Template;
  readonly arrays: ReturnType<typeof arraysOf>;
  readonly fewestRows: number;
  readonly kernel: Repulsion;
}

export function choicesOf(convention: Convention, precision: Precision): Choices {
  return CHOICES[precision](convention);
}

function choose(convention: Convention, precision: Precision): Choices {
  return {
    template: templateOf(choiceFields(convention), choiceNumbers(convention, precision)),
    arrays: arraysOf(convention),
    fewestRows: fewestRows(convention),
    kernel: kernelOf(convention),
  };
}

const CHOICES: Readonly<Record<Precision, (convention: Convention) => Choices>> = {
  32: /* @__PURE__ */ onceSettled((convention) => choose(convention, 32)),
  64: /* @__PURE__ */ onceSettled((convention) => choose(convention, 64)),
};
