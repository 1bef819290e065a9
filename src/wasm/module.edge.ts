/** Where the kernels come from under the `edge-light` condition: a static import, since compiling bytes is forbidden. */
import module from "./object-condensation.wasm?module";

export function loadModule(): WebAssembly.Module {
  return module;
}
