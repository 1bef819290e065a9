// A visitor watches, tunes and inspects; each step builds on the one before it.

import { loadavg } from "node:os";
import * as assert from "uvu/assert";
import { numbers, text, until } from "../driver.ts";
import * as person from "../scenario.ts";
import { browser, checkAccess, driver, page, prepare, problems, type Step, shot, site } from "./visit.ts";

export const watching: readonly Step[] = [
  [
    "opens on an event, paints within a second and weighs no more than 350 KB before training",
    async () => {
      await prepare();
      await person.opens(driver, site.url);
      const paint = await driver.evaluate<number>(
        `performance.getEntriesByName("first-contentful-paint")[0].startTime`,
      );
      // The service worker fetches the rest when the page has loaded.
      const first = site.served.filter(({ name }) => /^(index\.html|icon\.svg|assets\/index-)/.test(name));
      const names = await driver.evaluate<string[]>(
        `performance.getEntriesByType("resource").map(({ name }) => name.slice(name.indexOf("/some/path/") + 11))`,
      );
      assert.ok(
        names.every((name) => /^(icon\.svg|assets\/index-|serviceWorker\.js)/.test(name)),
        `loads ${names}`,
      );
      const bytes = new Map(first.map(({ name, gzipped }) => [name, gzipped]));
      const weight = [...bytes.values()].reduce((sum, gzipped) => sum + gzipped, 0);
      console.log(`first paint ${paint.toFixed(0)} ms, first load ${(weight / 1000).toFixed(0)} KB gzipped`);
      assert.ok(weight <= 350_000, `${weight} bytes`);
      if (loadavg()[0] < 2) assert.ok(paint < 1000, `${paint} ms`);
      await checkAccess("at the start");
      await shot("start");
    },
  ],
  [
    "makes a step before it trains, and forgets it by Reset",
    async () => {
      const before = await numbers(driver);
      await driver.click(".small-buttons button");
      await until(driver, `document.querySelector(".progress").textContent.startsWith("Paused: step 1 ")`);
      await until(driver, `!document.querySelector(".readout .note").textContent.startsWith("Before training")`);
      await driver.click(".small-buttons button:last-child");
      await until(driver, `document.querySelector(".readout .note").textContent.startsWith("Before training")`);
      assert.equal(await numbers(driver), before);
    },
  ],
  [
    "trains to an efficiency above 0.9, pauses, steps",
    async () => {
      await person.trains(driver, 0.9, 60);
      await person.pausesAndSteps(driver);
      const curves = await driver.evaluate(`document.querySelectorAll(".uplot-holder:not(.empty)").length`);
      assert.is(curves, 3);
      await checkAccess("trained");
      await shot("trained");
    },
  ],
  ["condenses anew in the frame in which a slider moves", () => person.tunes(driver)],
  [
    "scans, and a cell of the heat map sets the thresholds",
    async () => {
      await person.scans(driver);
      await checkAccess("with the heat map");
      await shot("tuned");
    },
  ],
  ["selects by lasso in all views", () => person.lassoes(driver)],
  [
    "tells of the hit under the pointer",
    async () => {
      const [x, y] = await driver.evaluate<[number, number]>(`(() => {
        const box = document.querySelector('[data-view="xy"]').getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
      })()`);
      await page.mouse.move(x + 3, y + 12, { steps: 5 });
      await until(driver, `document.querySelector(".readout span").textContent.startsWith("Hit ")`);
      assert.match(await text(driver, ".readout span"), /^Hit \d+ {2}· {2}beta 0\.\d+ {2}· {2}charge [\d.]+ {2}· {2}/);
    },
  ],
  [
    "lists objects and selects one",
    async () => {
      await person.listsObjects(driver);
      await checkAccess("with the table");
      await shot("objects");
    },
  ],
  [
    "tells when the training worker dies, and goes on",
    async () => {
      await driver.click(".primary");
      const worker = page.workers().find((one) => one.url().includes("training"));
      await worker!.evaluate(`setTimeout(() => { throw new Error("out of luck") }); 0`);
      await until(driver, `document.querySelector(".notices .error")`);
      assert.match(
        await text(driver, ".notices .error"),
        /^The training worker died: .*out of luck.* goes on from step \d+/,
      );
      const at = Number(/from step (\d+)/.exec(await text(driver, ".notices .error"))![1]);
      await until(
        driver,
        `Number(/step (\\d+)/.exec(document.querySelector(".progress").textContent)?.[1]) > ${at + 5}`,
        30,
      );
      await driver.click(".notices button");
      problems.length = 0;
    },
  ],
  [
    "restores every setting by its link",
    async () => {
      await driver.click("#tab-training");
      await page.selectOption(".fields select", "mlpf");
      await driver.click('.tools [aria-label="Dimensions of the view"] button, .tools fieldset button');
      const slider = "input[type=range] >> nth=2";
      await page.click(slider);
      await until(driver, `location.hash.includes("convention=mlpf") && location.hash.includes("particles=")`);
      const read = `JSON.stringify([...document.querySelectorAll("input, select")].filter((one) => one.type !== "file").map((one) => one.type === "checkbox" ? one.checked : one.value)) + document.querySelector(".numbers").textContent.slice(0, 0)`;
      const [link, before] = [await driver.evaluate<string>("location.href"), await driver.evaluate<string>(read)];
      const other = await browser.open();
      await person.opens(other.driver, link);
      assert.is(await other.driver.evaluate(read), before);
      await other.driver.goto("about:blank");
      await other.driver.goto(`${site.url}#radius=wide&particles=16`);
      await until(other.driver, `document.querySelector(".notices .error")`);
      assert.match(
        await text(other.driver, ".notices .error"),
        /^The link has radius=wide, expected a number from 0 to 100\./,
      );
      await other.driver.end();
    },
  ],
];
