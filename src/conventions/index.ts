/**
 * All conventions by name. A convention states as plain data which implementation's formulas a call follows; no code is
 * copied. Combine them by spreading: `{ ...conventions.mlpf, centreMix: 0.99 }`.
 */
import { frozen } from "../checks/frozen.ts";
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
  /** object-condensation/object_condensation 926827d, PyTorch */
  readonly objectCondensation: Convention;
  /** object-condensation/object_condensation 926827d, TensorFlow */
  readonly objectCondensationTf: Convention;
  /** Kieseler 2020, arXiv 2002.03605 */
  readonly kieseler2020: Convention;
  /** gnn-tracking/gnn_tracking 06d9a41, condensation_loss_tiger */
  readonly gnnTrackingTiger: Convention;
  /** gnn-tracking/gnn_tracking 06d9a41, _radius_graph_condensation_loss */
  readonly gnnTrackingRadiusGraph: Convention;
  /** selvaggi/mlpf 30c60a5 */
  readonly mlpf: Convention;
  /** selvaggi/mlpf 44b3ad2, hgcalimplementation */
  readonly mlpfHgcal: Convention;
  /** selvaggi/mlpf 9cde163 */
  readonly mlpfFirst: Convention;
  /** cms-pepr/HGCalML 124ece0 (master), Basic_OC_per_sample */
  readonly hgcalmlBasic: Convention;
  /** cms-pepr/HGCalML 124ece0 (master), PushPull_OC_per_sample */
  readonly hgcalmlPushPull: Convention;
  /** cms-pepr/HGCalML 124ece0 (master), PreCond_OC_per_sample */
  readonly hgcalmlPrecondensation: Convention;
  /** cms-pepr/HGCalML 124ece0 (master), GraphCond_OC_per_sample */
  readonly hgcalmlGraphCondensation: Convention;
  /** cms-pepr/HGCalML fdf1253 (work-branch), Basic_OC_per_sample */
  readonly hgcalmlWorkBasic: Convention;
  /** cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample */
  readonly hgcalmlWorkHinge: Convention;
  /** cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_damped */
  readonly hgcalmlWorkHingeDamped: Convention;
  /** cms-pepr/HGCalML fdf1253 (work-branch), Hinge_Manhatten_OC_per_sample */
  readonly hgcalmlWorkHingeManhattan: Convention;
  /** cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_learnable_qmin */
  readonly hgcalmlWorkHingeQMin: Convention;
  /** cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_learnable_qmin_betascale_position */
  readonly hgcalmlWorkHingeQMinBetaScaled: Convention;
  /** cms-pepr/HGCalML d65a842 (merge), Basic_OC_per_sample */
  readonly hgcalmlMergeBasic: Convention;
  /** cms-pepr/HGCalML d65a842 (merge), Hinge_OC_per_sample */
  readonly hgcalmlMergeHinge: Convention;
  /** cms-pepr/HGCalML d65a842 (merge), Dead_Zone_Hinge_OC_per_sample */
  readonly hgcalmlMergeDeadZone: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), Basic_OC_per_sample */
  readonly hgcalmlFutureBasic: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample */
  readonly hgcalmlHinge: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_damped */
  readonly hgcalmlHingeDamped: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), Hinge_Manhatten_OC_per_sample */
  readonly hgcalmlHingeManhattan: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), Dead_Zone_Hinge_OC_per_sample */
  readonly hgcalmlHingeDeadZone: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_learnable_qmin */
  readonly hgcalmlHingeQMin: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_learnable_qmin_betascale_position */
  readonly hgcalmlHingeQMinBetaScaled: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), PushPull_OC_per_sample */
  readonly hgcalmlFuturePushPull: Convention;
  /** cms-pepr/HGCalML 610d9fb (future_dev), PreCond_OC_per_sample */
  readonly hgcalmlFuturePrecondensation: Convention;
  /** cms-pepr/HGCalML 124ece0 (master), LLClusterCoordinates */
  readonly hgcalmlClusterCoordinates: Convention;
  /** cms-pepr/HGCalML 124ece0 (master), LLClusterCoordinates with hinge_mode */
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
