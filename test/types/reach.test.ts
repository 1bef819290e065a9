// What the published types reach: from the entries of the package along their imports, the modules of public types
// alone, and dist/ holds no other declarations. Needs a build in dist/.

import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("../..", import.meta.url));
const entries = ["index.d.ts", "events.d.ts", "adapters/tfjs.d.ts", "wasm.d.ts"];

const PUBLIC = [
  ...entries,
  ...["createKernels.d.ts", "errors.d.ts", "functions.d.ts", "terms.d.ts", "types.d.ts"],
  ...["clusters/clusterProperties.d.ts", "clusters/denseIds.d.ts", "clusters/rowSplits.d.ts", "clusters/types.d.ts"],
  ...[
    "dbscan/dbscanInput.d.ts",
    "densityPeaks/densityPeaksInput.d.ts",
    "densityPeaks/rules.d.ts",
    "condense/condenseInput.d.ts",
    "condense/rule.d.ts",
    "condense/rules.d.ts",
  ],
  ...["conventions/convention.d.ts", "conventions/extraInputs.d.ts", "conventions/index.d.ts"],
  "formats/parseTrackml.d.ts",
  ...["loss/gradients.d.ts", "loss/lossInput.d.ts", "loss/memoryBytes.d.ts"],
  ...["matching/matching.d.ts", "matching/matchObjects.d.ts", "matching/matchRules.d.ts"],
  ...["matching/responses.d.ts", "matching/responseTypes.d.ts"],
  ...["metrics/clusteringScores.d.ts", "metrics/options.d.ts", "metrics/results.d.ts", "metrics/scores.d.ts"],
  ...["metrics/trackingMetrics.d.ts"],
  ...["payload/conventions.d.ts", "payload/payloadInput.d.ts"],
  ...[
    "scan/options.d.ts",
    "simulation/meanField.d.ts",
    "simulation/options.d.ts",
    "simulation/simulate.d.ts",
    "simulation/trackEvent.d.ts",
    "simulation/trackmlDetector.d.ts",
  ],
  "warmUp/options.d.ts",
  "wasm/wasmModule.d.ts",
].sort();

/** What a declaration file imports, or names by `import("…")`. */
function importsOf(name: string): string[] {
  const text = readFileSync(join(root, "dist", name), "utf8");
  return Array.from(text.matchAll(/(?:\bfrom |\bimport |\bimport\()"([^"]+)"/g), ([, specifier]) => specifier);
}

test("the entries reach the modules of public types alone", () => {
  const reached = new Set(entries);
  for (const name of reached) {
    for (const specifier of importsOf(name)) {
      if (specifier.startsWith(".")) reached.add(normalize(join(name, "..", specifier.replace(/\.ts$/, ".d.ts"))));
    }
  }
  assert.equal([...reached].sort(), PUBLIC);
});

test("dist holds no other declarations", () => {
  const files = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" });
  assert.equal(files.filter((name) => name.endsWith(".d.ts")).sort(), PUBLIC);
});

test("no other package is needed for them, but TensorFlow.js for its operations", () => {
  const foreign = PUBLIC.flatMap((name) =>
    importsOf(name)
      .filter((specifier) => !specifier.startsWith("."))
      .map((specifier) => `${name}: ${specifier}`),
  );
  assert.equal(foreign, ["adapters/tfjs.d.ts: @tensorflow/tfjs-core"]);
});

test.run();
