/**
 * Loads the kernels under the `edge-light` condition, by a static import because compiling bytes is forbidden there.
 */
import module from "./object-condensation.wasm?module";

export function loadModule(): WebAssembly.Module {
  return module;
}
