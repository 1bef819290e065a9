/** The words that each field of a convention may hold. */
import type { Convention } from "./convention.ts";

type WordField =
  | "charge"
  | "spectators"
  | "betaBefore"
  | "alphaBy"
  | "mask"
  | "centreWeight"
  | "scale"
  | "scaleOf"
  | "metric"
  | "objectStrength"
  | "attraction"
  | "attractionWeight"
  | "attractionNorm"
  | "repulsion"
  | "chargeScales"
  | "repulsionNorm"
  | "coward"
  | "noise"
  | "batch";

export const WORDS: { readonly [Field in WordField]: readonly Convention[Field][] } = {
  charge: ["artanh", "spectator"],
  spectators: ["none", "charge", "qMin"],
  betaBefore: ["asIs", "clip", "graph"],
  alphaBy: ["charge", "beta"],
  mask: ["none", "objects", "hits"],
  centreWeight: ["charge", "beta", "betaSquared"],
  scale: ["none", "linear", "squared"],
  scaleOf: ["alpha", "mixed"],
  metric: ["euclidean", "manhattan"],
  objectStrength: ["alpha", "sum"],
  attraction: ["square", "logHalf", "logHalf32", "log", "huber", "well", "precondensation", "deadZone", "root"],
  attractionWeight: ["charge", "pushPull"],
  attractionNorm: ["hits", "hitsPlus", "hitsPlus32", "allHits", "allHitsPlus", "maskedHits"],
  repulsion: ["hinge", "radiusGraph", "gaussian", "rootExponential"],
  chargeScales: ["repulsion", "distance"],
  repulsionNorm: ["others", "othersPlus", "allHits", "allHitsPlus", "hundred", "inRange", "pairs", "objects"],
  coward: ["alpha", "alphaAndSum", "shortRange", "softMax", "mean", "none"],
  noise: ["mean", "quarter", "hgcalml", "none"],
  batch: ["meanOfEvents", "objects", "energyObjects", "plus"],
};
