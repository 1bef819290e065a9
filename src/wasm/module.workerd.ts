/** Loads the kernels under the `workerd` condition, by a static import because compiling bytes is forbidden there. */
import module from "./object-condensation.wasm";

export function loadModule(): WebAssembly.Module {
  return module;
}
