/**
 * The TensorFlow.js backend of the job. Both run everywhere Node does; wasm is the default because a training step of
 * the default event takes it a tenth of the time (13 ms against 180 ms on two cores of a 2.8 GHz Xeon).
 */
import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import { enableProdMode, setBackend } from "@tensorflow/tfjs-core";

export type BackendName = "wasm" | "cpu";

/** Makes `name` the backend of all tensors from here on. */
export async function startBackend(name: BackendName): Promise<void> {
  // Silences the advice to install tfjs-node, whose binary does not exist for every platform Node runs on.
  enableProdMode();
  if (name === "wasm") {
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
    setWasmPaths(dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm")) + sep);
  } else {
    await import("@tensorflow/tfjs-backend-cpu");
  }
  if (!(await setBackend(name))) throw new Error(`TensorFlow.js could not start its backend ${name}.`);
}
