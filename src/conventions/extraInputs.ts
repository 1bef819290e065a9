/** The inputs that only some conventions read. */
import type { Floats, ObjectMask } from "../types.ts";

/** The extra inputs of N hits. */
export interface ExtraInputs<F extends Floats = Floats> {
  /**
   * [N] hits of particles of interest: true or 1, in a Uint8Array any value but 0. For conventions with a mask
   * (gnn_tracking)
   */
  objectMask?: ObjectMask;
  /** [N] energies of the hits, |E| ≤ 1e15. Required by conventions that weight objects by energy (mlpfHgcal) */
  hitEnergy?: F;
  /** [N] lengths d that scale distances, from 0 to 1e15. For conventions with a scale (HGCalML); default 1 */
  distanceScale?: F;
  /** [N] weights, |o| ≤ 1e15; an object has the weight of its condensation point (HGCalML); default 1 */
  objectWeight?: F;
  /** [N] spectator weights from 0 to 1; 1 takes the hit out. For conventions with spectators (HGCalML); default 0 */
  spectatorWeight?: F;
}
