/** The rules of condensation of the paper and of the implementations, as plain data. Combine them by spreading. */
import { frozen } from "../checks/frozen.ts";
import type { CondenseRule } from "./rule.ts";

/** Kieseler 2020, arXiv 2002.03605, section 4. */
const paper: CondenseRule = {
  name: "paper",
  source: "Kieseler 2020, arXiv 2002.03605, section 4",
  seeds: "free",
  inclusive: false,
  separationInclusive: true,
  assignment: "first",
  soft: false,
  ties: "index",
  minHits: 1,
  leftovers: "none",
  masked: "none",
  labels: "byBeta",
  none: -1,
  numbersPerEvent: false,
};

/** Taken hits open clusters as well. cmspepr_hgcal_core a3bd2d6, get_clustering. */
const cmspeprCore: CondenseRule = {
  ...paper,
  name: "cmspeprCore",
  source: "tklijnsma/cmspepr_hgcal_core a3bd2d6, objectcondensation.py, get_clustering",
  betaThreshold: 0.1,
  radius: 1,
  seeds: "claimed",
  labels: "alpha",
};

/** The clustering of mlpf's training code: that of cmspeprCore. mlpf 30c60a5, object_cond.py, get_clustering. */
const mlpf: CondenseRule = {
  ...cmspeprCore,
  name: "mlpf",
  source: "selvaggi/mlpf 30c60a5, src/layers/object_cond.py, get_clustering",
};

/**
 * The clustering of mlpf's inference: the paper's rule. For the labels of its clustering_obtain_labels add
 * `labels: "byIndex", none: 0`. mlpf 30c60a5, inference_oc.py, get_clustering.
 */
const mlpfInference: CondenseRule = {
  ...paper,
  name: "mlpfInference",
  source: "selvaggi/mlpf 30c60a5, src/layers/inference_oc.py, get_clustering",
  betaThreshold: 0.7,
  radius: 0.2,
  labels: "alpha",
};

/** The clustering of GGTF's training code: that of cmspeprCore. GGTF d086172, object_cond.py, get_clustering. */
const ggtf: CondenseRule = {
  ...cmspeprCore,
  name: "ggtf",
  source: "andread3vita/GGTF_trackFinder_training d086172, object_cond.py, get_clustering",
};

/** The paper's rule; hits in no cluster are 0. k4RecTracker 6c00a4e, Tracking/src/utils.cpp, get_clustering. */
const k4RecTracker: CondenseRule = {
  ...paper,
  name: "k4RecTracker",
  source: "key4hep/k4RecTracker 6c00a4e, Tracking/src/utils.cpp, get_clustering",
  betaThreshold: 0.6,
  radius: 0.3,
  none: 0,
};

/**
 * Condensation points keep a distance from each other, and share the hits around them. Its order of tracks is that of
 * the newest version; older ones (19230e4, dd41655) have `labels: "byIndex"`. basf2, CATFinderModule.cc.
 */
const catFinder: CondenseRule = {
  ...paper,
  name: "catFinder",
  source: "belle2/basf2 tracking/modules/CATFinder/src/CATFinderModule.cc, after 19230e4",
  betaThreshold: 0.7,
  separation: 0.7,
  radius: 0.3,
  assignment: "shared",
  minHits: 7,
};

/**
 * A hit goes to the first condensation point in reach; distanceScale · radius is the reach. HGCalML 124ece0,
 * BuildAndAssignCondensatesBinned with assign_by_max_beta. For keep_noise add `leftovers: "first"`.
 */
const hgcalmlMaxBeta: CondenseRule = {
  ...paper,
  name: "hgcalmlMaxBeta",
  source: "cms-pepr/HGCalML 124ece0, BuildAndAssignCondensatesBinned, assign_by_max_beta=True",
  inclusive: true,
  ties: "hgcalmlBins",
  masked: "alone",
  numbersPerEvent: true,
};

/** As hgcalmlMaxBeta, with assign_by_max_beta=False: a hit goes to about the nearest condensation point (quirks). */
const hgcalmlClosest: CondenseRule = {
  ...hgcalmlMaxBeta,
  name: "hgcalmlClosest",
  source: "cms-pepr/HGCalML 124ece0, BuildAndAssignCondensatesBinned, assign_by_max_beta=False",
  assignment: "nearest",
  quirks: true,
};

/** The older op, as the original labels hits: by condensation point. HGCalML 188c149^, BuildCondensates. */
const hgcalmlHard: CondenseRule = {
  ...paper,
  name: "hgcalmlHard",
  source: "cms-pepr/HGCalML 188c149^, BuildCondensates, soft=False",
  betaThreshold: 0.1,
  radius: 0.8,
  inclusive: true,
  labels: "alpha",
};

/** As hgcalmlHard, with betas that condensation points lower around them. HGCalML 188c149^, BuildCondensates. */
const hgcalmlSoft: CondenseRule = {
  ...hgcalmlHard,
  name: "hgcalmlSoft",
  source: "cms-pepr/HGCalML 188c149^, BuildCondensates, soft=True",
  soft: true,
};

/** The rules by name. docs/objects.md says what each reproduces. */
export const condenseRules: {
  /** Kieseler 2020, arXiv 2002.03605, section 4 */
  readonly paper: CondenseRule;
  /** tklijnsma/cmspepr_hgcal_core a3bd2d6, objectcondensation.py, get_clustering */
  readonly cmspeprCore: CondenseRule;
  /** selvaggi/mlpf 30c60a5, src/layers/object_cond.py, get_clustering */
  readonly mlpf: CondenseRule;
  /** selvaggi/mlpf 30c60a5, src/layers/inference_oc.py, get_clustering */
  readonly mlpfInference: CondenseRule;
  /** andread3vita/GGTF_trackFinder_training d086172, object_cond.py, get_clustering */
  readonly ggtf: CondenseRule;
  /** key4hep/k4RecTracker 6c00a4e, Tracking/src/utils.cpp, get_clustering */
  readonly k4RecTracker: CondenseRule;
  /** belle2/basf2 tracking/modules/CATFinder/src/CATFinderModule.cc, after 19230e4 */
  readonly catFinder: CondenseRule;
  /** cms-pepr/HGCalML 124ece0, BuildAndAssignCondensatesBinned, assign_by_max_beta=True */
  readonly hgcalmlMaxBeta: CondenseRule;
  /** cms-pepr/HGCalML 124ece0, BuildAndAssignCondensatesBinned, assign_by_max_beta=False */
  readonly hgcalmlClosest: CondenseRule;
  /** cms-pepr/HGCalML 188c149^, BuildCondensates, soft=False */
  readonly hgcalmlHard: CondenseRule;
  /** cms-pepr/HGCalML 188c149^, BuildCondensates, soft=True */
  readonly hgcalmlSoft: CondenseRule;
} = /* @__PURE__ */ frozen({
  paper,
  cmspeprCore,
  mlpf,
  mlpfInference,
  ggtf,
  k4RecTracker,
  catFinder,
  hgcalmlMaxBeta,
  hgcalmlClosest,
  hgcalmlHard,
  hgcalmlSoft,
});
