/** What the page and the training worker say to each other. Arrays are transferred, never copied. */
import type { lossFields, Settings } from "../settings.ts";

export type LossSettings = Pick<Settings, (typeof lossFields)[number]>;

/** Where a network is: to go on after the worker died. */
export interface Snapshot {
  readonly step: number;
  readonly weights: Float32Array;
}

/** Hits whose outputs the page wants to see, and the number of this wish, which comes back with them. */
export interface ShownEvent {
  readonly number: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
}

export interface Thresholds {
  readonly betaThreshold: number;
  readonly radius: number;
}

export type ToWorker =
  | {
      readonly type: "begin";
      readonly seed: number;
      readonly particles: number;
      readonly steps: number;
      readonly pace: Pace;
      readonly loss: LossSettings;
      readonly thresholds: Thresholds;
      readonly from?: Snapshot;
    }
  | { readonly type: "run" | "pause" | "step" }
  /** Another `steps` steps from the present weights. */
  | { readonly type: "extend"; readonly steps: number }
  | { readonly type: "show"; readonly event: ShownEvent }
  | { readonly type: "particles"; readonly particles: number }
  | { readonly type: "pace"; readonly pace: Pace }
  | { readonly type: "loss"; readonly loss: LossSettings }
  | { readonly type: "thresholds"; readonly thresholds: Thresholds };

/** How often the page sees the training. */
export interface Pace {
  /** Steps between two outputs of the shown event. */
  readonly stepsPerFrame: number;
  /** Milliseconds of rest after each step. */
  readonly restMs: number;
}

/** Columns of the history: one row a step. */
export const historyColumns = ["step", "attractive", "repulsive", "coward", "noise", "nRep", "ms"] as const;

export type FromWorker =
  | { readonly type: "ready"; readonly backend: string }
  /** What the network makes of the shown event after `step` steps, and the steps since the last such message. */
  | {
      readonly type: "outputs";
      readonly step: number;
      readonly event: number;
      readonly beta: Float32Array;
      readonly x: Float32Array;
      readonly history: Float64Array;
    }
  /** Efficiencies on events that no training sees, by the page's thresholds. */
  | { readonly type: "scores"; readonly step: number; readonly doubleMajority: number; readonly perfect: number }
  | { readonly type: "snapshot"; readonly snapshot: Snapshot }
  | { readonly type: "finished"; readonly step: number }
  | { readonly type: "failed"; readonly message: string };
