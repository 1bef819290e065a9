/**
 * The kernels that every event goes through, by what they do: looked up once for each instance and precision, since
 * putting an export's name together costs more than calling it on a small event.
 */
import type { Exports, Kernel, Precision } from "./kernels.ts";

export interface Stages {
  readonly betas: Kernel;
  readonly findCentres: Kernel;
  readonly countInRange: Kernel;
  readonly pack: Kernel;
  readonly clearSums: Kernel;
  readonly attract: Kernel;
  readonly terms: Kernel;
  readonly gradients: Kernel;
  readonly betaGradients: Kernel;
}

/** With or without gradients. */
type Both = readonly [values: Stages, gradients: Stages];

const known = /* @__PURE__ */ new WeakMap<Exports, Readonly<Record<Precision, Both>>>();

export function stagesOf(wasm: Exports, precision: Precision, gradient: boolean): Stages {
  let stages = known.get(wasm);
  if (stages === undefined) {
    const both = (precision: Precision): Both => [lookUp(wasm, precision, ""), lookUp(wasm, precision, "Grad")];
    stages = { 32: both(32), 64: both(64) };
    known.set(wasm, stages);
  }
  return stages[precision][gradient ? 1 : 0];
}

function lookUp(wasm: Exports, precision: Precision, grad: "" | "Grad"): Stages {
  return {
    betas: wasm[`betas${precision}`],
    findCentres: wasm[`findCentres${precision}`],
    countInRange: wasm[`countInRange${precision}`],
    pack: wasm[`pack${precision}`],
    clearSums: wasm[`clearSums${precision}`],
    attract: wasm[`attract${grad}${precision}`],
    terms: wasm[`terms${grad}${precision}`],
    gradients: wasm[`gradients${precision}`],
    betaGradients: wasm[`betaGradients${precision}`],
  };
}
