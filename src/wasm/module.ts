/** Loads the kernels from bytes that the build inlines. They are compiled at the first call. */
import { decode } from "./base64.ts";
import { base64 } from "./bytes.ts";
import { compile } from "./runtime.ts";

export function loadModule(): WebAssembly.Module {
  return compile(decode(base64));
}
