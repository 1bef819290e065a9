/** The public type of the options of `warmUp`. */

/** What later calls will be like. */
export interface WarmUpOptions {
  /** D, the number of latent coordinates of later calls; default 3 */
  dimensions?: number;
  /** Precision of their `beta` and `x`; default "float32" */
  precision?: "float32" | "float64";
}
