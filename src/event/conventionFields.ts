/** Translates a convention into the fields of an event's struct, and tells which arrays its events need. */

import { onceFrozen } from "../checks/memoizeFrozen.ts";
import type { Convention } from "../conventions/convention.ts";
import { betaMaxOf, centreMixOf, hasReach } from "../conventions/derived.ts";
import type { Precision } from "../types.ts";
import {
  AlphaKind,
  AttractionKind,
  CentreKind,
  ChargeKind,
  CowardKind,
  EventStruct,
  Form,
  RepulsionKind,
  ScaleKind,
  SpectatorKind,
  StrengthKind,
} from "../wasm/structs.ts";

const CHARGE = { artanh: ChargeKind.ARTANH, spectator: ChargeKind.SPECTATOR } as const;
/** Where spectator weights enter the charge, as the kernels know it. */
export const SPECTATORS: Readonly<Record<Convention["spectators"], SpectatorKind>> = {
  none: SpectatorKind.NONE,
  charge: SpectatorKind.CHARGE,
  qMin: SpectatorKind.Q_MIN,
};
const ALPHA = { charge: AlphaKind.CHARGE, beta: AlphaKind.BETA } as const;
const CENTRE = { charge: CentreKind.CHARGE, beta: CentreKind.BETA, betaSquared: CentreKind.BETA_SQUARED } as const;
const SCALE = { none: ScaleKind.NONE, linear: ScaleKind.LINEAR, squared: ScaleKind.SQUARED } as const;
const STRENGTH = { alpha: StrengthKind.ALPHA, sum: StrengthKind.SUM } as const;
const REPULSION = {
  hinge: RepulsionKind.HINGE,
  radiusGraph: RepulsionKind.HINGE,
  gaussian: RepulsionKind.GAUSSIAN,
  rootExponential: RepulsionKind.ROOT_EXPONENTIAL,
} as const;
const COWARD = {
  alpha: CowardKind.ALPHA,
  alphaAndSum: CowardKind.ALPHA_AND_SUM,
  shortRange: CowardKind.SHORT_RANGE,
  softMax: CowardKind.SOFT_MAX,
  mean: CowardKind.MEAN,
  none: CowardKind.NONE,
} as const;

/** The kind of the attractive potential, and the coefficient of u in the logarithms. */
const ATTRACTION: Record<Convention["attraction"], readonly [kind: AttractionKind, parameter: number]> = {
  square: [AttractionKind.SQUARE, 0],
  logHalf: [AttractionKind.LOG, Math.E / 2],
  logHalf32: [AttractionKind.LOG, Math.fround(Math.E) / 2],
  log: [AttractionKind.LOG, Math.E],
  huber: [AttractionKind.HUBER, 0],
  well: [AttractionKind.WELL, 0],
  precondensation: [AttractionKind.PRECONDENSATION, 0],
  deadZone: [AttractionKind.DEAD_ZONE, 0],
  root: [AttractionKind.ROOT, 0],
};

/** Returns the words of a struct with the fields of the convention set and all others 0. */
function templateOf(convention: Convention, precision: Precision): Uint32Array {
  const event = EventStruct.detached();
  event.chargeKind = CHARGE[convention.charge];
  event.spectatorKind = SPECTATORS[convention.spectators];
  event.alphaKind = ALPHA[convention.alphaBy];
  event.centreKind = CENTRE[convention.centreWeight];
  event.scaleKind = SCALE[convention.scale];
  event.strengthKind = STRENGTH[convention.objectStrength];
  [event.attractionKind, event.attractionParameter] = ATTRACTION[convention.attraction];
  event.repulsionKind = REPULSION[convention.repulsion];
  event.form = formOf(convention);
  event.cowardKind = COWARD[convention.coward];
  event.clipsBeta = Number(convention.betaBefore === "clip");
  event.scaleMixed = Number(convention.scaleOf === "mixed");
  event.manhattan = Number(convention.metric === "manhattan");
  event.pushPull = Number(convention.attractionWeight === "pushPull");
  event.noiseRepels = Number(convention.noiseRepels);
  event.chargeScalesDistance = Number(convention.chargeScales === "distance");
  event.betaMax = betaMaxOf(convention.betaMax, precision);
  event.betaDivisor = convention.betaDivisor;
  event.artanhDivisor = convention.artanhDivisor;
  event.noiseCharge = convention.noiseCharge ?? Number.NaN;
  event.centreMix = centreMixOf(convention);
  event.centreEpsilon = convention.centreEpsilon;
  event.centreDamping = convention.centreDamping;
  setRepulsion(event, convention);
  return event.words;
}

/** Sets what the pair kernel needs: u = rate·|x|²/scale + epsilon, and the largest |x|²/scale within reach. */
function setRepulsion(event: EventStruct, convention: Convention): void {
  const { repulsion, repulsionParameter } = convention;
  event.rate = repulsion === "gaussian" ? repulsionParameter : 1;
  event.epsilon = repulsion === "gaussian" ? 0 : repulsion === "rootExponential" ? 1e-4 : repulsionParameter;
  // if charges scale the distance, a charge may be 0, and then its hit is within reach of all objects
  event.reach = !hasReach(convention) ? Number.POSITIVE_INFINITY : repulsion === "hinge" ? 1 - repulsionParameter : 1;
}

/** Returns the form of the pair kernel. The plain form, u = |x|² + ε, is the fastest. */
function formOf({ repulsion, metric, scale, chargeScales }: Convention): Form {
  if (repulsion === "gaussian" || repulsion === "rootExponential") return Form.SCALED;
  if (metric === "manhattan") return Form.MANHATTAN;
  return scale === "none" && chargeScales === "repulsion" ? Form.PLAIN : Form.SCALED;
}

/** Returns the smallest number of coordinate rows that the form supports. */
export function fewestRows(convention: Convention): number {
  return formOf(convention) === Form.PLAIN ? 2 : 4;
}

/** Tells which arrays an event needs besides those of every event (eventSizes.ts). */
export function arraysOf(convention: Convention): Record<"mixed" | "pushPull" | "scaledHits", boolean> {
  return {
    mixed: centreMixOf(convention) > 0,
    pushPull: convention.attractionWeight === "pushPull",
    scaledHits: convention.chargeScales === "distance",
  };
}

/**
 * Whether an event can be computed in one pass over its blocks: there is no cap, and no gradient of all members waits
 * for what their object gets back from other hits, or from its condensation point.
 */
export function isOnePass(convention: Convention, gradient: boolean, capped: boolean): boolean {
  return !capped && !(gradient && (centreMixOf(convention) > 0 || convention.coward === "shortRange"));
}

/** Everything derived from a convention: once per call, or only once if the convention is frozen. */
export interface ConventionFields {
  readonly template: Uint32Array;
  readonly arrays: ReturnType<typeof arraysOf>;
  readonly fewestRows: number;
}

export function conventionFields(convention: Convention, precision: Precision): ConventionFields {
  return FIELDS[precision](convention);
}

function fieldsOf(convention: Convention, precision: Precision): ConventionFields {
  return {
    template: templateOf(convention, precision),
    arrays: arraysOf(convention),
    fewestRows: fewestRows(convention),
  };
}

const FIELDS: Readonly<Record<Precision, (convention: Convention) => ConventionFields>> = {
  32: /* @__PURE__ */ onceFrozen((convention) => fieldsOf(convention, 32)),
  64: /* @__PURE__ */ onceFrozen((convention) => fieldsOf(convention, 64)),
};
