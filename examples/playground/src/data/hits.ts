/** One event as the page shows it: its hits and what a network made of them. */
import type { Floats } from "../../../../src/index.ts";

/** Where N hits are in the detector, in mm, z along the beam. */
export interface Positions {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
}

/** Names, by which the losses' extra inputs are asked for. */
export const extraNames = ["weights", "hitEnergy", "distanceScale", "objectWeight", "spectatorWeight"] as const;
export type ExtraName = (typeof extraNames)[number];

/** N hits with D latent coordinates. */
export interface Hits {
  /** What the page calls the event: a file's name, or what was simulated. */
  readonly name: string;
  readonly count: number;
  readonly dimensions: number;
  /** [N] and [N · D] row-major, of one precision: that of the file. */
  readonly beta: Floats;
  readonly x: Floats;
  /** [N] 1 … K, 0 for noise: true objects, numbered by ascending id. Absent where there is no truth. */
  readonly object?: Int32Array;
  /** [K] the ids that these numbers stand for. */
  readonly ids?: readonly string[];
  /** [N] transverse momentum in GeV of each hit's particle. */
  readonly pt?: Float32Array;
  readonly positions?: Positions;
  /** [N] what only some conventions read, of the precision of beta. */
  readonly extras?: Partial<Record<ExtraName, Floats>>;
  /** True in the simulated barrel, whose layers are drawn. */
  readonly simulated?: boolean;
  /** True where x and beta are no network's yet. */
  readonly untrained?: boolean;
}
