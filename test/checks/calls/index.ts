/** Every exported function that takes options, with valid options that name each option and nested option it has. */
import type { Call } from "./call.ts";
import { clusteringCalls } from "./clusterings.ts";
import { lossCalls, payloadCalls } from "./losses.ts";
import { otherCalls } from "./others.ts";
import { scoreCalls } from "./scores.ts";

/** Each function with each of its conventions. */
export const everyCall: readonly Call[] = [
  ...lossCalls(),
  ...payloadCalls(),
  ...clusteringCalls,
  ...scoreCalls,
  ...otherCalls,
];

/** Each function once; of the losses the conventions with the most extra inputs. */
export const calls: readonly Call[] = everyCall.filter(({ label }) =>
  ["", "a rule of its own", "hgcalmlPushPull", "hgcalmlBasic", "gnnTrackingTiger", "gnnTrackingEfficiency"].includes(
    label,
  ),
);
