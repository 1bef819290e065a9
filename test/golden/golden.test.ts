/** The golden bits on this engine, also with createKernels. test/engines/engines.test.ts checks every other engine. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../../src/index.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { goldenHash, pinnedHash } from "./golden.ts";

test("the results of the fixed calls have the pinned bits", async () => {
  assert.is(await goldenHash(api), pinnedHash);
});

test("a second instance gives the same bits, and so does the first again", async () => {
  assert.is(await goldenHash(api.createKernels({ module: loadModule() })), pinnedHash);
  assert.is(await goldenHash(api), pinnedHash);
});

test.run();
