/** Where the kernels come from under the `workerd` condition: a static import, since compiling bytes is forbidden. */
import module from "./object-condensation.wasm";

export function loadModule(): WebAssembly.Module {
  return module;
}
