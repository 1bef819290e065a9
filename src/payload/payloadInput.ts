/** The public types of the property losses. */
import type { Floats, Ids, ObjectMask, SamePrecision } from "../types.ts";
import type { PayloadConvention } from "./conventions.ts";

/** Arguments of `payloadLoss`, for N hits with P properties. */
export interface PayloadInput<F extends Floats> {
  /** [N] condensation likelihoods, 0 ≤ beta ≤ 1 */
  beta: F;
  /**
   * [N·P] loss of each property of each hit, row-major, |l| ≤ 1e15. Noise hits have entries too, which have no effect
   */
  hitLoss: SamePrecision<F>;
  /** [N] object ids; a hit with an id at or below `noiseThreshold` is noise */
  objectId: Ids;
  /** The implementation whose formulas to follow; default `payloadConventions.kieseler2020` */
  convention?: PayloadConvention;
  /** [E + 1] offsets of the events' hits, from 0 to N and never decreasing; default one event */
  rowSplits?: Int32Array | readonly number[];
  /** Hits with an id at or below it are noise; a safe integer, default the convention's */
  noiseThreshold?: number;
  /**
   * Lowest charge, from 0 to 1e15; for conventions with spectators and a mean per object. Default the convention's,
   * else 0
   */
  qMin?: number;
  /**
   * [N] hits that count: true or 1, in a Uint8Array any value but 0. For conventions with a mask (gnn_tracking's
   * reconstructable > 0)
   */
  objectMask?: ObjectMask;
  /** [N] weights, |o| ≤ 1e15; an object has the weight of its condensation point. For means per object; default 1 */
  objectWeight?: SamePrecision<F>;
  /** [N] spectator weights from 0 to 1; 1 takes the hit out. For conventions with spectators (HGCalML); default 0 */
  spectatorWeight?: SamePrecision<F>;
}

/** The losses of P properties. */
export interface PropertyLosses {
  /** The sum of `properties` */
  payload: number;
  /** [P] the loss of each property */
  properties: Float64Array;
}

/** The property losses of a batch, reduced over its events by the convention's `batch` rule. */
export interface Payload extends PropertyLosses {
  /** The losses of each event on its own, in order; one entry if there is no `rowSplits` */
  events: PropertyLosses[];
}

/** Gradients of `payload`, in the precision of the input. */
export interface PayloadGradients<F extends Floats = Floats> {
  /** [N] gradient with respect to beta, limited to the largest finite number of its type */
  dBeta: F;
  /** [N·P] gradient with respect to hitLoss, row-major */
  dHitLoss: F;
}
