// The packed package in every engine: one fixture reproduced, the same golden bits, and all entries over the same classes
// and kernels; and in browsers a page that may run no WebAssembly. Needs a build in dist/.
// An engine that is absent is skipped and its reason printed; with CI=true its absence is a failure.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { pinnedHash } from "../golden/golden.ts";
import { inPage, underPolicy } from "./browser.ts";
import { bun } from "./bun.ts";
import { chromium } from "./chromium.ts";
import { deno } from "./deno.ts";
import { edge } from "./edge.ts";
import type { Engine } from "./engine.ts";
import { firefox } from "./firefox.ts";
import { nodes } from "./node.ts";
import { type Project, pack } from "./pack.ts";
import { webkit } from "./webkit.ts";
import { workerd } from "./workerd.ts";

let packed: Project | undefined;

// Packed by the first test that needs it: uvu swallows what a before hook throws.
function project(): Project {
  packed ??= pack();
  return packed;
}

function register(engine: Engine, expectedHash = pinnedHash): void {
  const reason = engine.missing();
  if (reason && process.env.CI !== "true") {
    console.log(`skipped: ${engine.name}: ${reason}`);
    test.skip(engine.name);
    return;
  }
  test(engine.name, async () => {
    if (reason) throw new Error(reason);
    const outcome = await engine.run(project());
    assert.match(outcome.engine, engine.calledItself);
    assert.is(outcome.ok, true);
    assert.is(outcome.hash, expectedHash);
  });
}

for (const engine of [...nodes, deno, bun, workerd, edge]) register(engine);
for (const browser of [chromium, firefox, webkit]) {
  register(inPage(browser));
  register(underPolicy(browser), "UnsupportedError");
}

test.after(() => packed?.remove());

test.run();
