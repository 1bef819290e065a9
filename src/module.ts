/** Where the kernels come from: bytes inlined by the build, compiled at the first call. */
import { base64 } from "./bytes.ts";
import { compile } from "./kernels.ts";

export function loadModule(): WebAssembly.Module {
  return compile(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}
