// The program bundled for the edge VM: once as the `edge-light` condition gives it, once through createKernels.
// The host hands over `wasmModule`, compiled outside.

import * as api from "object-condensation";
import { checkOwnKernels } from "./entries.js";
import { refusesToCompile, smoke } from "./smoke.js";

export async function run() {
  if (!refusesToCompile()) throw new Error("this VM compiles bytes: the test would prove nothing");
  const outcome = await smoke(api);
  await checkOwnKernels(globalThis.wasmModule);
  const { hash } = await smoke({ ...api, ...api.createKernels({ module: globalThis.wasmModule }) });
  if (hash !== outcome.hash) throw new Error(`createKernels: got hash ${hash}, expected ${outcome.hash}`);
  return outcome;
}
