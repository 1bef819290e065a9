/**
 * What a bundler puts into a program that imports one function of the built package: the rooms that the function needs,
 * and no words of another. Needs a build in dist/.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { test } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("../..", import.meta.url));
const BASE = ["shared", "kernels"];
const LOSS = ["conventions", "functions", "index", "loss"];
/** The kernels as base64, and what compiles them. */
const KERNELS = 160_000;

/** Each export with the files of dist/ that it needs besides what all stand on, and how large its bundle may be. */
const cases: readonly [name: string, files: readonly string[], bytes: number][] = [
  ["condensationLoss", LOSS, KERNELS + 50_000],
  ["condensationLossTigerGrad", LOSS, KERNELS + 50_000],
  ["condense", ["condense", "conventions", "functions", "index"], KERNELS + 25_000],
  ["payloadLoss", [...LOSS, "payload"], KERNELS + 35_000],
  ["trackingMetrics", ["metrics"], 17_000],
  ["clusteringScores", ["metrics"], 10_000],
  ["matchObjects", ["matching", "metrics"], 18_000],
  ["responses", ["matching"], 7_000],
  ["clusterProperties", ["matching", "metrics"], 12_000],
  ["denseIds", ["matching", "metrics"], 9_000],
  ["rowSplitsOf", ["matching"], 6_000],
  ["memoryBytes", ["conventions", "loss"], 35_000],
  ["conventions", ["conventions"], 10_000],
  ["condenseRules", ["condense"], 3_000],
  ["matchRules", ["matching"], 1_000],
  ["payloadConventions", ["payload"], 2_000],
  ["InputError", [], 500],
];

/** Words of each room that its code cannot do without. */
const WORDS: Record<string, RegExp> = {
  conventions: /gnnTrackingTiger/,
  condense: /cmspepr_hgcal_core a3bd2d6, objectcondensation/,
  payload: /hitLoss/,
  metrics: /reconstructable|clusteringScores/,
  matching: /"(matchObjects|responses|clusterProperties|denseIds|rowSplitsOf)"/,
  loss: /maxNRep/,
};

async function bundle(code: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root },
    ...{ absWorkingDir: root, bundle: true, minify: true, format: "esm", write: false, metafile: true },
    logLevel: "error",
  });
  const files = Object.entries(Object.values(metafile.outputs)[0].inputs)
    .filter(([path, { bytesInOutput }]) => path.startsWith("dist/") && bytesInOutput > 0)
    .map(([path]) => basename(path, ".js"));
  return { text: outputFiles[0].text, bytes: outputFiles[0].contents.length, files };
}

for (const [name, needed, most] of cases) {
  test(`${name} brings what it needs`, async () => {
    const { text, bytes, files } = await bundle(
      `import { ${name} } from "./dist/index.js"; globalThis.used = ${name};`,
    );
    const unneeded = files.filter((file) => ![...BASE, ...needed].includes(file));
    assert.equal(unneeded, []);
    for (const [room, words] of Object.entries(WORDS)) {
      if (!needed.includes(room)) assert.not.match(text, words, `${name}: ${room}`);
    }
    assert.ok(bytes <= most, `${bytes} bytes, expected at most ${most}`);
  });
}

test("the words are those of the rooms", async () => {
  const { text, files } = await bundle('import * as all from "./dist/index.js"; globalThis.used = all;');
  for (const [room, words] of Object.entries(WORDS)) {
    assert.ok(files.includes(room), room);
    assert.match(text, words);
  }
});

test("the README's sizes are right within 2 %", async () => {
  const [, row] = readFileSync(`${root}/README.md`, "utf8").match(/^\| kB, gzipped \| (.*) \|$/m)!;
  const stated = row.split(" | ").map((cell) => cell.split(", ").map(Number));
  const programs = [
    'import { condensationLossTigerGrad as used } from "./dist/index.js"; globalThis.used = used;',
    'import { condense as used } from "./dist/index.js"; globalThis.used = used;',
    'import * as used from "./dist/index.js"; globalThis.used = used;',
  ];
  assert.is(stated.length, programs.length);
  for (const [i, code] of programs.entries()) {
    const { text, bytes } = await bundle(code);
    const sizes = [bytes, gzipSync(text, { level: 9 }).length];
    sizes.forEach((size, s) => {
      assert.ok(Math.abs(stated[i][s] * 1000 - size) <= 0.02 * size, `${stated[i][s]} kB, expected ${size / 1000}`);
    });
  }
});

test("importing the package for nothing brings nothing, and events bring no kernels", async () => {
  assert.is((await bundle('import "./dist/index.js";')).bytes, 0);
  const { text, files } = await bundle('import * as all from "./dist/events.js"; globalThis.used = all;');
  assert.equal(files.sort(), ["events", "shared"]);
  assert.not.match(text, /WebAssembly/);
});

test.run();
