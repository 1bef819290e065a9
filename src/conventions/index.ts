/**
 * All conventions by name. A convention states as plain data which implementation's formulas a call follows; no code is
 * copied. Combine them by spreading: `{ ...conventions.mlpf, centreMix: 0.99 }`.
 */
import type { Convention } from "./convention.ts";
import {
  hgcalmlBasic,
  hgcalmlGraphCondensation,
  hgcalmlPrecondensation,
  hgcalmlPushPull,
  hgcalmlWorkBasic,
  hgcalmlWorkHinge,
  hgcalmlWorkHingeDamped,
  hgcalmlWorkHingeManhattan,
  hgcalmlWorkHingeQMin,
  hgcalmlWorkHingeQMinBetaScaled,
} from "./hgcalml.ts";
import { hgcalmlClusterCoordinates, hgcalmlClusterCoordinatesHinge } from "./hgcalmlCluster.ts";
import {
  hgcalmlFutureBasic,
  hgcalmlFuturePrecondensation,
  hgcalmlFuturePushPull,
  hgcalmlHinge,
  hgcalmlHingeDamped,
  hgcalmlHingeDeadZone,
  hgcalmlHingeManhattan,
  hgcalmlHingeQMin,
  hgcalmlHingeQMinBetaScaled,
  hgcalmlMergeBasic,
  hgcalmlMergeDeadZone,
  hgcalmlMergeHinge,
} from "./hgcalmlFuture.ts";
import { mlpf, mlpfFirst, mlpfHgcal } from "./mlpf.ts";
import {
  gnnTrackingRadiusGraph,
  gnnTrackingTiger,
  kieseler2020,
  objectCondensation,
  objectCondensationTf,
} from "./objectCondensation.ts";

/** The conventions by name. docs/conventions.md says what each reproduces, and how closely. */
export const conventions: {
  readonly objectCondensation: Convention;
  readonly objectCondensationTf: Convention;
  readonly kieseler2020: Convention;
  readonly gnnTrackingTiger: Convention;
  readonly gnnTrackingRadiusGraph: Convention;
  readonly mlpf: Convention;
  readonly mlpfHgcal: Convention;
  readonly mlpfFirst: Convention;
  readonly hgcalmlBasic: Convention;
  readonly hgcalmlPushPull: Convention;
  readonly hgcalmlPrecondensation: Convention;
  readonly hgcalmlGraphCondensation: Convention;
  readonly hgcalmlWorkBasic: Convention;
  readonly hgcalmlWorkHinge: Convention;
  readonly hgcalmlWorkHingeDamped: Convention;
  readonly hgcalmlWorkHingeManhattan: Convention;
  readonly hgcalmlWorkHingeQMin: Convention;
  readonly hgcalmlWorkHingeQMinBetaScaled: Convention;
  readonly hgcalmlMergeBasic: Convention;
  readonly hgcalmlMergeHinge: Convention;
  readonly hgcalmlMergeDeadZone: Convention;
  readonly hgcalmlFutureBasic: Convention;
  readonly hgcalmlHinge: Convention;
  readonly hgcalmlHingeDamped: Convention;
  readonly hgcalmlHingeManhattan: Convention;
  readonly hgcalmlHingeDeadZone: Convention;
  readonly hgcalmlHingeQMin: Convention;
  readonly hgcalmlHingeQMinBetaScaled: Convention;
  readonly hgcalmlFuturePushPull: Convention;
  readonly hgcalmlFuturePrecondensation: Convention;
  readonly hgcalmlClusterCoordinates: Convention;
  readonly hgcalmlClusterCoordinatesHinge: Convention;
} = /* @__PURE__ */ frozen({
  objectCondensation,
  objectCondensationTf,
  kieseler2020,
  gnnTrackingTiger,
  gnnTrackingRadiusGraph,
  mlpf,
  mlpfHgcal,
  mlpfFirst,
  hgcalmlBasic,
  hgcalmlPushPull,
  hgcalmlPrecondensation,
  hgcalmlGraphCondensation,
  hgcalmlWorkBasic,
  hgcalmlWorkHinge,
  hgcalmlWorkHingeDamped,
  hgcalmlWorkHingeManhattan,
  hgcalmlWorkHingeQMin,
  hgcalmlWorkHingeQMinBetaScaled,
  hgcalmlMergeBasic,
  hgcalmlMergeHinge,
  hgcalmlMergeDeadZone,
  hgcalmlFutureBasic,
  hgcalmlHinge,
  hgcalmlHingeDamped,
  hgcalmlHingeManhattan,
  hgcalmlHingeDeadZone,
  hgcalmlHingeQMin,
  hgcalmlHingeQMinBetaScaled,
  hgcalmlFuturePushPull,
  hgcalmlFuturePrecondensation,
  hgcalmlClusterCoordinates,
  hgcalmlClusterCoordinatesHinge,
});

/** Freezes the conventions, so that values derived from them are computed only once (memoizeFrozen.ts). */
function frozen<Conventions extends object>(all: Conventions): Conventions {
  for (const convention of Object.values(all)) {
    Object.freeze(convention);
    if (convention.lossWeights) Object.freeze(convention.lossWeights);
  }
  return Object.freeze(all);
}
