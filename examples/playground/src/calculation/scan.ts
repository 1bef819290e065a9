/** Efficiencies of one event over a grid of thresholds. */
import { type Scan, scan } from "../../../../src/index.ts";
import { minHits } from "../data/clustering.ts";
import type { ScanRequest, ScanResult } from "./protocol.ts";

export function scanThresholds({ beta, x, object, betaThreshold, radius }: ScanRequest): ScanResult {
  const shared = {
    method: "condense",
    grid: { betaThreshold, radius },
    minHits,
    minClusterHits: minHits,
  } as const;
  const {
    trials,
  }: Pick<Scan<unknown>, "trials"> = beta instanceof Float32Array
    ? scan({ ...shared, events: [{ beta, x: x as Float32Array, objectId: object }] })
    : scan({ ...shared, events: [{ beta, x: x as Float64Array, objectId: object }] });
  const values = (name: "doubleMajority" | "perfect" | "lhc"): Float64Array =>
    Float64Array.from(trials, ({ mean }) => mean[name] ?? Number.NaN);
  return { doubleMajority: values("doubleMajority"), perfect: values("perfect"), lhc: values("lhc") };
}
