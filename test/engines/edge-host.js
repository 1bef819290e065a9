// Runs the edge bundle inside @edge-runtime/vm with code generation forbidden, as a Node program of its own so that
// it can be ended. Arguments: the folder of the engines, the bundle, the wasm file.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [engines, bundle, wasm] = process.argv.slice(2);
const { EdgeVM } = createRequire(`${engines}/`)("@edge-runtime/vm");
const wasmModule = new WebAssembly.Module(readFileSync(wasm));
const vm = new EdgeVM({
  codeGeneration: { strings: false, wasm: false },
  extend: (context) => Object.assign(context, { wasmModule }),
});
vm.evaluate(readFileSync(bundle, "utf8"));
console.log(JSON.stringify(await vm.evaluate("smokeTest.run()")));
