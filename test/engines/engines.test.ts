// The packed package in every engine: one fixture reproduced, and the same golden bits. Needs a build in dist/.
// An engine that is absent is skipped and its reason printed; with CI=true its absence is a failure.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { pinnedHash } from "../golden/golden.ts";
import { bun } from "./bun.ts";
import { chromium } from "./chromium.ts";
import { deno } from "./deno.ts";
import { edge } from "./edge.ts";
import type { Engine } from "./engine.ts";
import { nodes } from "./node.ts";
import { type Project, pack } from "./pack.ts";
import { workerd } from "./workerd.ts";

let packed: Project | undefined;

// Packed by the first test that needs it: uvu swallows what a before hook throws.
function project(): Project {
  packed ??= pack();
  return packed;
}

function register(engine: Engine): void {
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
    assert.is(outcome.hash, pinnedHash);
  });
}

for (const engine of [...nodes, deno, bun, chromium, workerd, edge]) register(engine);

test.after(() => packed?.remove());

test.run();
