/**
 * The kernels that every event goes through, by what they do: looked up once for each instance and precision, since
 * putting an export's name together costs more than calling it on a small event.
 */
import type { Exports, Precision, Stage, Stages } from "./kernels.ts";

const STAGES: readonly Stage[] = [
  "betas",
  "findCentres",
  "countInRange",
  "order",
  "build",
  "countCandidates",
  "pack",
  "clearSums",
  "count",
  "locate",
  "drawn",
  "attract",
  "terms",
  "gradients",
  "betaGradients",
];

const known = /* @__PURE__ */ new WeakMap<Exports, Readonly<Record<Precision, Stages>>>();

export function stagesOf(wasm: Exports, precision: Precision): Stages {
  let stages = known.get(wasm);
  if (stages === undefined) {
    stages = { 32: lookUp(wasm, 32), 64: lookUp(wasm, 64) };
    known.set(wasm, stages);
  }
  return stages[precision];
}

function lookUp(wasm: Exports, precision: Precision): Stages {
  const exported = wasm as Record<string, unknown>;
  return Object.fromEntries(STAGES.map((stage) => [stage, exported[`${stage}${precision}`]])) as unknown as Stages;
}
