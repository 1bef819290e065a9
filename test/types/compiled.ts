/** Where libraries of types have `WebAssembly`: what it compiles is a module. Compiled, never run. */
import { createKernels } from "object-condensation";

declare const response: Promise<Response>;
createKernels({ module: await WebAssembly.compileStreaming(response) });
createKernels({ module: new WebAssembly.Module(new Uint8Array()) });
