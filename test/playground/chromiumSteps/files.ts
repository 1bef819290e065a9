// A visitor brings files and models of their own.

import * as assert from "uvu/assert";
import { condensationLossTiger, condense, conventions, trackingMetrics } from "../../../src/index.ts";
import { numbers, text, until } from "../driver.ts";
import { bad, sample, unfit } from "../files.ts";
import { weights } from "../onnx.ts";
import * as person from "../scenario.ts";
import { checkAccess, driver, file, page, type Step, saves, shot } from "./visit.ts";

export const files: readonly Step[] = [
  [
    "shows each kind of file",
    async () => {
      const summary = /^300 hits, 3 latent dimensions in float(32|64), 20 true objects, \d+ % noise\.$/;
      const kinds = [
        ["outputs.npz"],
        ["outputs.parquet"],
        ["outputs.csv"],
        ["outputs.csv.gz"],
        ["outputs.json"],
        ["records.json"],
      ];
      for (const names of kinds) {
        await person.opensFile(driver, names.map(file), summary);
        const { clusterId, alphas } = condense({ beta: sample.beta, x: sample.x, betaThreshold: 0.5, radius: 0.5 });
        await driver.evaluate(`(() => {
          for (const [i, value] of [[0, 0.5], [1, 0.5]]) {
            const slider = document.querySelectorAll("input[type=range]")[i];
            slider.value = value;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
          }
        })()`);
        const scores = trackingMetrics({ clusterId, objectId: sample.objectId, minHits: 3, minClusterHits: 3 });
        const [found, efficiency] = await numbers(driver);
        const large = alphas.filter((_, c) => clusterId.filter((id) => id === c).length >= 3).length;
        assert.is(Number(found), large, names[0]);
        assert.is(efficiency, `${(100 * scores.doubleMajority).toFixed(1)} %`, names[0]);
      }
      await person.opensFile(
        driver,
        [file("beta.npy"), file("x.npy")],
        /^300 hits, 3 latent dimensions in float32, no truth/,
      );
    },
  ],
  [
    "shows a file of several events one by one",
    async () => {
      await person.opensFile(driver, [file("batch.csv")], /^100 hits, 3 latent dimensions/);
      assert.match(await text(driver, ".readout span"), /^100 hits/);
      await driver.evaluate(`(() => {
        const list = document.querySelector("nav select.event");
        list.value = "1";
        list.dispatchEvent(new Event("change", { bubbles: true }));
      })()`);
      await until(driver, `document.querySelector(".readout span").textContent.startsWith("200 hits")`);
      assert.is(await text(driver, "nav select.event option:checked"), "event 5");
      await checkAccess("with several events");
      await shot("events");
    },
  ],
  [
    "says what is wrong with a bad file",
    async () => {
      for (const [name, says] of bad) {
        await driver.setFiles("input[type=file]", [file(name)]);
        await until(driver, `document.querySelector(".notices .error")`);
        const said = await driver.evaluate<string>(`document.querySelector(".notices .error").firstChild.textContent`);
        assert.match(said, says);
        if (name === "word.csv") await shot("error");
        await driver.click(".notices button");
      }
      await driver.setFiles("input[type=file]", [file("far.json")]);
      await until(driver, `document.querySelector("dialog .main:enabled")`);
      await driver.click("dialog .main");
      await until(driver, `document.querySelector(".notices .error")`);
      assert.match(await text(driver, ".notices .error"), /^far\.json: x\[0\]: got 1e\+300, expected a number/);
      await driver.press("Escape");
      await driver.click(".notices button");
      for (const [name, says] of unfit) {
        await driver.setFiles("input[type=file]", [file(name)]);
        await until(driver, `document.querySelector("dialog .verdict")`);
        assert.match(await text(driver, "dialog .verdict"), says);
        if (name === "logits.csv") {
          await checkAccess("with the dialog");
          await shot("unfit");
        }
        await driver.press("Escape");
        await until(driver, `!document.querySelector("dialog")`);
      }
    },
  ],
  [
    "compares the losses of every convention with a printed value",
    async () => {
      await person.opensFile(driver, [file("outputs.npz")], /^300 hits/);
      await driver.click("#tab-losses");
      await until(
        driver,
        `document.querySelectorAll(".losses tbody tr").length === ${Object.keys(conventions).length}`,
      );
      const { beta, x, objectId } = sample;
      const { total } = condensationLossTiger({ beta, x, objectId, qMin: 0.1, convention: conventions.mlpf });
      const rows = await driver.evaluate<string[][]>(
        `[...document.querySelectorAll(".losses tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent))`,
      );
      const mlpf = rows.find(([name]) => name === "mlpf")!;
      assert.is(mlpf.at(-1), total.toPrecision(3));
      await checkAccess("with the losses");
      await shot("losses");
      await page.fill('[placeholder="0.1234"]', total.toPrecision(7));
      const [first] = await driver.evaluate<string[]>(
        `[...document.querySelectorAll(".losses tbody tr:first-child > *")].map((cell) => cell.textContent)`,
      );
      assert.is(first, "mlpf");
      assert.match(await text(driver, ".losses tbody tr:first-child"), /✓ agrees/);
      await shot("printed");
    },
  ],
  [
    "runs an ONNX model on the event",
    async () => {
      await driver.click(".top nav button");
      await driver.setFiles("input[type=file]", [file("model.onnx")]);
      await until(driver, `document.querySelector("dialog")`);
      await page.fill("dialog .role:nth-of-type(2) input", "0.001");
      await driver.click("dialog .main");
      await until(driver, `document.querySelector("dialog .verdict")`, 40);
      assert.match(
        await text(driver, "dialog .verdict"),
        /^[\d,]+ hits, 2 latent dimensions in float32, \d+ true objects/,
      );
      await driver.click("dialog .main");
      await driver.click("#tab-export");
      const { hits } = JSON.parse((await saves("Results as JSON")).toString());
      const csv = (await saves("Results as CSV"))
        .toString()
        .split("\n")
        .map((line) => line.split(","));
      const place = ["hit_x", "hit_y", "hit_z"].map((name) => Number(csv[1][csv[0].indexOf(name)]) / 1000);
      const logit = place.reduce((sum, value, i) => sum + value * weights.w[i], 0);
      const x0 = place.reduce((sum, value, i) => sum + value * weights.W[2 * i], 0);
      assert.ok(Math.abs(hits.beta[0] - 1 / (1 + Math.exp(-logit))) < 1e-6);
      assert.ok(Math.abs(hits.x[0][0] - x0) < 1e-6);
      await driver.setFiles("input[type=file]", [file("torn.onnx")]);
      await driver.click("dialog .main");
      await until(driver, `document.querySelector(".notices .error")`, 20);
      assert.match(await text(driver, ".notices .error"), /^torn\.onnx: loading it as an ONNX model: got/);
      await driver.click("dialog .buttons button");
      await driver.click(".notices button");
    },
  ],
  [
    "places a TrackML event by the network",
    async () => {
      const parts = ["hits", "truth", "particles"].map((part) => file(`event1-${part}.csv`));
      await driver.setFiles("input[type=file]", parts);
      await until(driver, `document.querySelector(".top nav button").textContent === "event1"`);
      await driver.click(".notices button");
    },
  ],
];
