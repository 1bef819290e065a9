// What a person does with the page, in any browser.

import * as assert from "uvu/assert";
import { type Driver, middleOf, numbers, text, until } from "./driver.ts";

const percent = (text: string): number => Number.parseFloat(text);

/** The first glance: an event, four numbers, one large button; nothing from elsewhere. */
export async function opens(driver: Driver, url: string): Promise<void> {
  await driver.goto(url);
  await until(driver, `document.querySelector(".primary")`);
  assert.is(await text(driver, ".primary"), "Train");
  assert.is((await numbers(driver)).length, 4);
  await until(driver, `document.querySelector('[data-view="xy"] canvas').dataset.paintings > 0`);
  const policy = await driver.evaluate(`document.querySelector("meta[http-equiv]").content`);
  assert.is(policy, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
  assert.is(await driver.evaluate("self.crossOriginIsolated"), false);
}

/** Every request so far was to the page's own origin. */
export async function staysHome(driver: Driver): Promise<void> {
  const origins = await driver.evaluate<string[]>(
    `[...new Set(performance.getEntriesByType("resource").map(({ name }) => new URL(name).origin))]`,
  );
  assert.equal(origins, [await driver.evaluate("location.origin")]);
}

/** Presses the large button and waits until most objects are found. */
export async function trains(driver: Driver, efficiency: number, seconds: number): Promise<void> {
  await driver.click(".primary");
  // Few particles are told apart before anything is learned.
  const learned = `Number(/step (\\d+)/.exec(document.querySelector(".progress").textContent)?.[1]) >= 40`;
  const reached = `Number.parseFloat(document.querySelectorAll(".numbers dd")[1].textContent) > ${100 * efficiency}`;
  await until(driver, `${learned} && ${reached}`, seconds);
}

export async function pausesAndSteps(driver: Driver): Promise<void> {
  await driver.click(".primary");
  await until(driver, `document.querySelector(".progress").textContent.startsWith("Paused")`);
  const steps = async (): Promise<number> => Number(/step (\d+)/.exec(await text(driver, ".progress"))?.[1]);
  // What was under way when it was paused arrives a little later.
  let before = await steps();
  for (let last = -1; before !== last; before = await steps()) {
    last = before;
    await driver.evaluate("new Promise((resolve) => setTimeout(resolve, 3000))");
  }
  await driver.click(".small-buttons button");
  await until(
    driver,
    `/^Paused: step (${before + 1}|${before + 2}) /.test(document.querySelector(".progress").textContent)`,
  );
}

/** Clusters follow the slider in the frame of the move. */
export async function tunes(driver: Driver): Promise<void> {
  const found = async (value: number): Promise<number> =>
    driver.evaluate(`new Promise((resolve) => requestAnimationFrame(() => {
      const slider = document.querySelector("input[type=range]");
      slider.value = ${value};
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      requestAnimationFrame(() => resolve(Number(document.querySelector(".numbers dd").textContent)));
    }))`);
  const usual = await found(0.1);
  assert.ok(usual > 0);
  // No beta is above 1.
  assert.is(await found(1), 0);
  assert.is(await found(0.1), usual);
}

/** The heat map's best cell, chosen by a click, gives the efficiency that it shows. */
export async function scans(driver: Driver): Promise<void> {
  await driver.click("#tab-scan");
  await until(driver, `document.querySelectorAll(".heat button:not(:empty)").length === 144`);
  await until(driver, `document.querySelector(".heat").getAttribute("aria-busy") === "false"`);
  const cell = await driver.evaluate<{ id: string; text: string }>(
    `(({ id, textContent }) => ({ id, text: textContent }))(document.querySelector(".heat .best"))`,
  );
  await driver.click(`[id="${cell.id}"]`);
  const [, efficiency] = await numbers(driver);
  assert.is(Math.round(percent(efficiency)), Number(cell.text));
}

/** A lasso around the middle of the view selects some hits, everywhere; Escape clears it. */
export async function lassoes(driver: Driver): Promise<void> {
  const [x, y, width, height] = await middleOf(driver, '[data-view="xy"]');
  const r = Math.min(width, height) / 5;
  await driver.drag(
    [
      [x - r, y - r],
      [x + r, y - r],
      [x + r, y + r],
      [x - r, y + r],
    ],
    true,
  );
  await until(driver, `/^\\d+ of \\d+ hits selected$/.test(document.querySelector(".readout span").textContent)`);
  const [some, all] = (await text(driver, ".readout span")).match(/\d+/g)!.map(Number);
  assert.ok(some > 5 && some < all, `${some} of ${all} hits are selected`);
  await driver.press("Escape");
  await until(driver, `!document.querySelector(".readout span").textContent.includes("selected")`);
}

/** A click on a row of the table selects its object. */
export async function listsObjects(driver: Driver): Promise<void> {
  await driver.click("#tab-objects");
  await driver.click(".objects thead th:nth-child(3) button");
  await driver.click(".objects tbody tr:nth-child(2) th button");
  await until(driver, `document.querySelector(".objects tr.chosen")`);
  const hits = await text(driver, ".objects tr.chosen td:nth-child(3)");
  assert.match(await text(driver, ".readout span"), new RegExp(`^${hits} of \\d+ hits selected$`));
  await driver.click("[aria-sort] button");
}

/** Opens a file, waits for the dialog, and shows what it holds. */
export async function opensFile(driver: Driver, paths: readonly string[], summary: RegExp): Promise<void> {
  await driver.setFiles("input[type=file]", paths);
  await until(driver, `document.querySelector("dialog[open] .verdict")`);
  assert.match(await text(driver, "dialog .verdict"), summary);
  await driver.click("dialog .main");
  await until(driver, `!document.querySelector("dialog")`);
}
