// The Worker that workerd runs as a test: it gets the package through the `workerd` condition.

import { refusesToCompile, smoke } from "./smoke.js";

export default {
  async test() {
    if (!refusesToCompile()) throw new Error("this workerd compiles bytes: the test would prove nothing");
    console.log(JSON.stringify(await smoke()));
  },
};
