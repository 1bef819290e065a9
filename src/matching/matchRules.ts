/** Which clusters and objects belong together, as three projects say it. Combine rules by spreading, like `conventions`. */
import { frozen } from "../checks/frozen.ts";

/** What decides about matches; each field is an option of `matchObjects` too. I: what a cluster and an object share. */
export interface MatchRule {
  /** iou: I over the union of both. iom: I over the smaller of the two. Both count all hits, those of noise too */
  readonly measure: "iou" | "iom";
  /** hits: I, unions and sizes count hits. weights: they sum the hits' weights */
  readonly by?: "hits" | "weights";
  /** From 0 to 1; pairs with a lower measure, or with measure 0, are not matched */
  readonly threshold: number;
  /**
   * oneToOne: of all one-to-one assignments the one with the largest sum of measures. oneToMany: pairs by falling I; a
   * cluster may take several objects or an object several clusters, and those taken take none themselves.
   */
  readonly assignment: "oneToOne" | "oneToMany";
  /** Hits with a clusterId at or below it are in no cluster; a safe integer */
  readonly unclusteredThreshold: number;
  /** Hits with an objectId at or below it are noise; a safe integer */
  readonly noiseThreshold: number;
}

/** selvaggi/mlpf 30c60a5, `match_showers`: hits; labels and particles from 1, 0 is none. */
const mlpf: MatchRule = {
  measure: "iou",
  by: "hits",
  threshold: 0.25,
  assignment: "oneToOne",
  unclusteredThreshold: 0,
  noiseThreshold: 0,
};

/**
 * cms-pepr/HGCalML 124ece0, `ShowersMatcher` in its mode iou_max: pass the hits' energies as weights. Its threshold has
 * no default; its energies are summed in float32, so a pair within 1e-6 of the threshold may fall on the other side.
 */
const hgcalml: MatchRule = {
  measure: "iou",
  by: "weights",
  threshold: 0.1,
  assignment: "oneToOne",
  unclusteredThreshold: -1,
  noiseThreshold: -1,
};

/**
 * tklijnsma/cmspepr_hgcal_core a3bd2d6, `match`: by the weights where there are some, else by hits. Pairs with equal I
 * come in any order there; here the one of the lower cluster, then of the lower object, is first. With a threshold of 0
 * the original pairs what shares nothing; here that is no pair.
 */
const cmspeprCore: MatchRule = {
  measure: "iom",
  threshold: 0.2,
  assignment: "oneToMany",
  unclusteredThreshold: 0,
  noiseThreshold: 0,
};

/** The rules by name, frozen. */
export const matchRules: {
  /** selvaggi/mlpf 30c60a5, match_showers */
  readonly mlpf: MatchRule;
  /** cms-pepr/HGCalML 124ece0, ShowersMatcher, iou_max */
  readonly hgcalml: MatchRule;
  /** tklijnsma/cmspepr_hgcal_core a3bd2d6, match */
  readonly cmspeprCore: MatchRule;
} = /* @__PURE__ */ frozen({ mlpf, hgcalml, cmspeprCore });
