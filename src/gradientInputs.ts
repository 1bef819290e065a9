/** Which gradients there are: for those who read, write or record them. No public type. */

/** The gradients, each with the input that it is taken with respect to. */
export const GRADIENTS = {
  dBeta: "beta",
  dX: "x",
  dWeights: "weights",
  dDistanceScale: "distanceScale",
} as const;
