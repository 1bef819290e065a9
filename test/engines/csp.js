// The program of a page whose content security policy lacks 'wasm-unsafe-eval'. No import map: it would be inline.

import { post } from "./post.js";

post(async () => {
  const { condensationLoss, UnsupportedError } = await import("./node_modules/object-condensation/dist/index.js");
  try {
    condensationLoss({ beta: new Float32Array(1), x: new Float32Array(1), objectId: [1], qMin: 1 });
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
    if (!error.message.includes("'wasm-unsafe-eval'")) throw error;
    return { engine: navigator.userAgent, ok: true, hash: error.name };
  }
  throw new Error("this page runs WebAssembly: the test would prove nothing");
});
