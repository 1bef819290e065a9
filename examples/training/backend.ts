/**
 * The TensorFlow.js backend of the job: wasm by default, because a training step of the default event takes it 15 ms
 * where cpu takes 400 ms (measured on one core of a 2.8 GHz Xeon). Both run everywhere Node does.
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
