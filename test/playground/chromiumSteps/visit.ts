// The visit that the steps share: one browser, one page, the files that are dropped on it.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { enginesFolder } from "../../engines/engine.ts";
import { type Chromium, launchChromium, type Page } from "../chromium.ts";
import type { Driver } from "../driver.ts";
import { writeFiles } from "../files.ts";
import { build, type Site, serve } from "../site.ts";

/** What a visitor does, in words, and the doing. */
export type Step = readonly [name: string, run: () => Promise<void>];

export const out = "out/playground";
export let site: Site;
export let built: ReturnType<typeof build>;
export let browser: Chromium;
export let page: Page;
export let driver: Driver;
export let problems: string[];
export let file: (name: string) => string;

export async function prepare(): Promise<void> {
  mkdirSync(out, { recursive: true });
  built = build();
  site = await serve(built.folder);
  browser = await launchChromium();
  file = await writeFiles(join(built.folder, "..", "files"));
  ({ page, driver, problems } = await browser.open());
}

export const shot = (name: string): Promise<void> => driver.screenshot(`${out}/${name}.png`);

/** No violation that axe-core knows. */
export async function checkAccess(where: string, of: Page = page): Promise<void> {
  const source = readFileSync(createRequire(`${enginesFolder}/`).resolve("axe-core/axe.min.js"), "utf8");
  await of.evaluate(`${source}; undefined`);
  const violations = (await of.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((n) => n.target).join(" ")))`,
  )) as string[];
  assert.equal(violations, [], `axe-core, ${where}`);
}

/** What a button of the panel saves. */
export async function saves(button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click(`.saves button >> text="${button}"`),
  ]);
  const path = join(built.folder, "..", download.suggestedFilename());
  await download.saveAs(path);
  return readFileSync(path);
}

export async function close(): Promise<void> {
  await browser?.end();
  site?.close();
  built?.remove();
}
