import type { WasmModule } from "./wasm/wasmModule.ts";

/**
 * The kernels, compiled, to pass to `createKernels`: so in workerd (Cloudflare Workers) and other hosts whose bundler
 * hands over a WebAssembly file as a `WebAssembly.Module`. A default import gives something else elsewhere: in Bun and by
 * webpack's `asset/resource` a path or URL as a string; Node, Deno, Vite and webpack without a rule refuse it, since
 * to them the file is a module of its exports. docs/hosts.md has the line for each.
 */
declare const module: WasmModule;
export default module;
