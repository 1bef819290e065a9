/** An instance of the kernels that is made when it is first needed, and again after it has been released. */
import { instantiate, type Runtime } from "./runtime.ts";

export interface Instance {
  open(): Runtime;
  /** Lets go of the instance and its linear memory. */
  release(): void;
  /** The linear memory held, in bytes */
  bytes(): number;
}

/** `load`: asked for the module once, at the first use. `runtime`: an instance that there is already. */
export function instanceOf(load: () => WebAssembly.Module, runtime?: Runtime): Instance {
  let module: WebAssembly.Module | undefined;
  return {
    open() {
      if (runtime === undefined) {
        module ??= load();
        runtime = instantiate(module);
      }
      return runtime;
    },
    release() {
      runtime = undefined;
    },
    bytes: () => runtime?.arena.capacity ?? 0,
  };
}
