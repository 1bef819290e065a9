/** Starts TensorFlow.js on its wasm backend, from files beside the page. */

import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import { enableProdMode, env, setBackend } from "@tensorflow/tfjs-core";

export async function startBackend(): Promise<void> {
  enableProdMode();
  // Threads need a cross-origin isolated page, which this one is not meant to be: their file is named but never loaded.
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  const here = (url: string): string => new URL(url, import.meta.url).href;
  setWasmPaths({
    "tfjs-backend-wasm.wasm": here(plain),
    "tfjs-backend-wasm-simd.wasm": here(simd),
    "tfjs-backend-wasm-threaded-simd.wasm": here(simd),
  });
  if (!(await setBackend("wasm"))) throw new Error("TensorFlow.js could not start its wasm backend.");
}
