// The text of each mutant stands exactly once in its file: one that the code has left behind would test nothing.
import { existsSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
// @ts-expect-error: scripts have no types
import * as scripts from "../../scripts/mutants/index.mjs";

const mutants: readonly { file: string; find: string }[] = scripts.mutants;

test("mutants follow the code", () => {
  assert.ok(mutants.length > 100);
  const stale = mutants.filter(
    ({ file, find }) => !existsSync(file) || readFileSync(file, "utf8").split(find).length !== 2,
  );
  assert.equal(
    stale.map(({ file, find }) => `${file}: ${find}`),
    [],
  );
});

test.run();
