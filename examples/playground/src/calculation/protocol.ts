/** What the page asks the calculating worker: what would hold up a frame, and the reading of files. */
import type { Hits } from "../data/hits.ts";
import type { Read } from "../formats/read.ts";
import type { Table } from "../formats/table.ts";
import type { ConventionName } from "../settings.ts";

export interface ScanRequest {
  readonly beta: Float32Array | Float64Array;
  readonly x: Float32Array | Float64Array;
  readonly object: Int32Array;
  readonly betaThreshold: readonly number[];
  readonly radius: readonly number[];
}

/** [betaThreshold · radius] each, NaN where it has none; radius runs fastest. */
export interface ScanResult {
  readonly doubleMajority: Float64Array;
  readonly perfect: Float64Array;
  readonly lhc: Float64Array;
}

export interface LossRequest {
  readonly convention: ConventionName;
  readonly hits: Pick<Hits, "beta" | "x" | "object" | "extras">;
  readonly qMin: number;
}

/** One convention's terms, or why it has none here. */
export interface LossRow {
  readonly convention: string;
  readonly source: string;
  readonly terms?: Readonly<Record<"attractive" | "repulsive" | "coward" | "noise" | "total", number>>;
  readonly problem?: string;
}

/** A network in ONNX and the features of the event's hits. */
export interface OnnxRequest {
  readonly file: File;
  /** [hits · width] row-major. */
  readonly features: Float32Array;
  readonly hits: number;
}

export interface Calls {
  scan: { request: ScanRequest; result: ScanResult };
  loss: { request: LossRequest; result: LossRow };
  read: { request: { readonly files: readonly File[] }; result: Read };
  onnx: { request: OnnxRequest; result: Table };
}

export interface Request<Name extends keyof Calls = keyof Calls> {
  readonly number: number;
  readonly name: Name;
  readonly request: Calls[Name]["request"];
}

export type Answer =
  | { readonly number: number; readonly result: Calls[keyof Calls]["result"] }
  | { readonly number: number; readonly problem: string };
