// Every public symbol is documented, and every link of the reference leads somewhere: typedoc takes warnings for errors.
// It is looked up in OC_REFERENCE (a folder that holds node_modules), else in scripts/reference. Where it is absent the
// test is skipped and says so; with CI=true its absence is a failure.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as main from "../../src/index.ts";

const folder = process.env.OC_REFERENCE ?? "scripts/reference";
const typedoc = join(folder, "node_modules/typedoc/bin/typedoc");
const out = mkdtempSync(join(tmpdir(), "oc-reference-"));
const api = join(out, "api");

function build(options: string): { status: number | null; output: string } {
  const args = [typedoc, "--options", options, "--out", api];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, output: stdout + stderr };
}

if (!existsSync(typedoc) && process.env.CI !== "true") {
  console.log(`skipped: the API reference: no ${typedoc}: npm ci --prefix scripts/reference`);
  test.skip("the API reference");
} else {
  test("the API reference builds without a warning", () => {
    const { status, output } = build("scripts/reference");
    assert.is(status, 0, output);
    // as functions, with links to what they take; a variable's page shows neither
    for (const [name, takes] of [
      ["condense", "CondenseInput"],
      ["dbscan", "DbscanInput"],
      ["condensationLossTigerGrad", "TigerInput"],
    ]) {
      const page = readFileSync(join(api, "functions", `object-condensation.${name}.html`), "utf8");
      assert.ok(
        page.includes(`interfaces/object-condensation.${takes}.html`),
        `the page of ${name} has no link to ${takes}`,
      );
    }
    const variables = readdirSync(join(api, "variables")).map((file) => file.replace(/^[\w-]+\.|\.html$/g, ""));
    const functions = variables.filter((name) => typeof (main as Record<string, unknown>)[name] === "function");
    assert.equal(functions, []);
  });

  test("a symbol without documentation is an error", () => {
    const options = {
      ...{ extends: [resolve("scripts/reference/typedoc.json")], projectDocuments: [], readme: "none" },
      ...{ entryPoints: ["undocumented.ts"], tsconfig: "tsconfig.json" },
    };
    writeFileSync(join(out, "undocumented.ts"), "export const undocumented = 1;\n");
    writeFileSync(join(out, "tsconfig.json"), '{ "compilerOptions": { "types": [] }, "include": ["*.ts"] }');
    writeFileSync(join(out, "typedoc.json"), JSON.stringify(options));
    const { status, output } = build(out);
    assert.is.not(status, 0);
    assert.match(output, /undocumented \(.*does not have any documentation/);
  });
}

test.after(() => rmSync(out, { recursive: true }));

test.run();
