// A visitor takes figures, results and code away.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as assert from "uvu/assert";
import { text } from "../driver.ts";
import { sample } from "../files.ts";
import * as person from "../scenario.ts";
import { built, checkAccess, driver, file, out, type Step, saves, shot } from "./visit.ts";

export const takeAway: readonly Step[] = [
  [
    "gives figures, results and code that computes the same",
    async () => {
      await person.opensFile(driver, [file("outputs.npz")], /^300 hits/);
      await driver.click("#tab-export");
      await checkAccess("with the exports");
      await shot("take-away");
      const svg = (await saves("Figure as SVG")).toString();
      assert.match(svg, /^<svg xmlns=.*<title>outputs\.npz<\/title>/s);
      assert.ok(svg.split("<use ").length > 250, "the hits are in the figure");
      const png = await saves("Figure as PNG");
      assert.is(png.subarray(1, 4).toString(), "PNG");
      writeFileSync(`${out}/figure.png`, png);
      const results = JSON.parse((await saves("Results as JSON")).toString());
      assert.equal(results.hits.beta, Array.from(sample.beta));
      assert.equal(results.hits.objectId, Array.from(sample.objectId));
      const csv = (await saves("Results as CSV")).toString().trim().split("\n");
      assert.is(csv.length, 301);
      assert.is(csv[0], "hit,clusterId,isCondensationPoint,objectId,beta,x0,x1,x2");
      const folder = join(built.folder, "../code");
      mkdirSync(folder);
      writeFileSync(join(folder, "results.json"), JSON.stringify(results));
      const source = fileURLToPath(new URL("../../../src/index.ts", import.meta.url));
      const code = (await text(driver, "pre code")).replace('"object-condensation"', JSON.stringify(source));
      writeFileSync(join(folder, "code.mts"), code);
      const printed = execFileSync(process.execPath, ["--import", import.meta.resolve("tsx"), "code.mts"], {
        cwd: folder,
      });
      const [found, doubleMajority] = printed.toString().split(" ").map(Number);
      assert.is(found, results.alphas.length);
      assert.is(doubleMajority, results.scores.doubleMajority);
      await driver.click(".top nav button");
      const phoenix = JSON.parse((await saves("Phoenix event data")).toString());
      const event = phoenix.event1;
      assert.is(event["run number"], 0);
      const placed = event.Hits["In found objects"].length + event.Hits["In none"].length;
      assert.is(placed, Number(/^[\d,]+/.exec(await text(driver, ".readout span"))![0].replace(",", "")));
      assert.ok(
        event.Tracks["Found objects"].every(({ pos }: { pos: number[][] }) => pos.every((p) => p.length === 3)),
      );
    },
  ],
];
