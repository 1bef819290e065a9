// The Worker that workerd runs as a test: it gets the package through the `workerd` condition.

import module from "object-condensation/wasm";
import { checkOwnKernels } from "./entries.js";
import { refusesToCompile, smoke } from "./smoke.js";

export default {
  async test() {
    if (!refusesToCompile()) throw new Error("this workerd compiles bytes: the test would prove nothing");
    const outcome = await smoke();
    await checkOwnKernels(module);
    console.log(JSON.stringify(outcome));
  },
};
