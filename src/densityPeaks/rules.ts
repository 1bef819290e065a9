/** The settings of density-peak clusterings in the field, as plain data. Combine them by spreading, like `conventions`. */
import { frozen } from "../checks/frozen.ts";

/**
 * How density peaks become clusters. ρ_j = Σ_{k ≠ j, d_jk < radius} w_k exp(−(d_jk / radius)²); δ_j is the distance from
 * hit j to the nearest hit of higher ρ, for hits of the highest ρ the largest distance to any hit.
 */
export interface DensityPeaksRule {
  /** As in `densityPeaksRules`; a name of your own for a rule of your own */
  readonly name: string;
  /** Where it comes from: publication, or repository, file and commit */
  readonly source: string;
  /** d_c, how far hits add to each other's density */
  readonly radius: number;
  /** The centre of a cluster has ρ > rhoMin … */
  readonly rhoMin: number;
  /** … and δ > deltaMin */
  readonly deltaMin: number;
  /** Hits stay in their cluster if they are nearer than this to its centre */
  readonly coreRadius: number;
  /** `clusterId` of hits in no cluster. −1: clusters are 0, 1, …; 0: they are 1, 2, …, as the originals number them */
  readonly none: -1 | 0;
}

/** DPC_custom_CLD, mlpf's inference. */
const mlpfCld: DensityPeaksRule = {
  name: "mlpfCld",
  source: "mlpf 30c60a563f, inference_oc.py DPC_custom_CLD; densitypeakclustering f5caf8f6a9",
  radius: 0.1,
  rhoMin: 0.05,
  deltaMin: 0.4,
  coreRadius: 0.5,
  none: -1,
};

/** DPC_custom. */
const mlpfCustom: DensityPeaksRule = {
  ...mlpfCld,
  name: "mlpfCustom",
  source: "mlpf 30c60a563f, inference_oc.py DPC_custom; densitypeakclustering f5caf8f6a9",
  radius: 0.05,
  rhoMin: 0.1,
  deltaMin: 0.2,
  coreRadius: 0.3,
};

/** All rules by name. To number clusters as mlpf does: `{ ...densityPeaksRules.mlpfCld, none: 0 }`. */
export const densityPeaksRules: Readonly<Record<"mlpfCld" | "mlpfCustom", DensityPeaksRule>> = /* @__PURE__ */ frozen({
  mlpfCld,
  mlpfCustom,
});
