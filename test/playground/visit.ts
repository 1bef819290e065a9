// What the browsers have in common that are driven without playwright: a shorter visit, each with its own driver.

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Driver, numbers, text, until } from "./driver.ts";
import { bad, writeFiles } from "./files.ts";
import { inBothSpaces, measureFrames, observe } from "./frames.ts";
import * as person from "./scenario.ts";
import { build, notInstalled, type Site, serve } from "./site.ts";

interface Visit {
  readonly name: string;
  /** Why the browser cannot run here, or undefined. */
  readonly missing: string | undefined;
  /** Frames a second that it must hold at 20,000 hits; absent: they are reported. */
  readonly framesPerSecond?: number;
  launch(folder: string): Promise<Driver>;
}

/** Registers the tests of a visit: open, train, tune, select, drop files, keep up, go offline. */
export function registerVisit({ name, missing, framesPerSecond, launch }: Visit): void {
  const reason = missing ?? notInstalled();
  if (reason && process.env.CI !== "true") {
    console.log(`skipped: the page in ${name}: ${reason}`);
    test.skip(`the page in ${name}`);
    test.run();
    return;
  }
  const out = "out/playground";
  const folder = mkdtempSync(join(tmpdir(), "oc-visit-"));
  let site: Site;
  let built: ReturnType<typeof build>;
  let driver: Driver;
  let file: (name: string) => string;

  const step = (what: string, run: () => Promise<void>): void => {
    test(`${name}: ${what}`, async () => {
      if (reason) throw new Error(reason);
      await run();
    });
  };

  step("opens on an event", async () => {
    mkdirSync(out, { recursive: true });
    built = build();
    site = await serve(built.folder);
    file = await writeFiles(join(folder, "files"));
    driver = await launch(folder);
    await person.opens(driver, `${site.url}#particles=40`);
  });
  step("trains to an efficiency above 0.9, pauses, steps", async () => {
    await person.trains(driver, 0.9, 90);
    await person.pausesAndSteps(driver);
    await driver.screenshot(`${out}/${name.toLowerCase()}.png`);
  });
  step("condenses anew in the frame in which a slider moves", () => person.tunes(driver));
  step("scans, and a cell of the heat map sets the thresholds", () => person.scans(driver));
  step("selects by lasso in all views", () => person.lassoes(driver));
  step("lists objects and selects one", () => person.listsObjects(driver));
  step("shows files, says what is wrong with bad ones, runs an ONNX model", async () => {
    for (const name of ["outputs.npz", "outputs.parquet", "outputs.csv", "outputs.json"]) {
      await person.opensFile(driver, [file(name)], /^300 hits, 3 latent dimensions in float(32|64), 20 true objects/);
      assert.is((await numbers(driver)).length, 4);
    }
    for (const [name, says] of bad.slice(0, 5)) {
      await driver.setFiles("input[type=file]", [file(name)]);
      await until(driver, `document.querySelector(".notices .error")`);
      const said = await driver.evaluate<string>(`document.querySelector(".notices .error").firstChild.textContent`);
      assert.match(said, says);
      await driver.click(".notices button");
    }
    await driver.setFiles("input[type=file]", [file("model.onnx")]);
    await until(driver, `document.querySelector("dialog .main")`);
    await driver.evaluate(`(() => {
      const columns = document.querySelector("dialog .role input");
      columns.value = "x";
      columns.dispatchEvent(new Event("input", { bubbles: true }));
    })()`);
    await driver.click("dialog .main");
    await until(driver, `document.querySelector("dialog .verdict")`, 60);
    assert.match(await text(driver, "dialog .verdict"), /^300 hits, 2 latent dimensions/);
    await driver.press("Escape");
  });
  step("keeps up at 20,000 hits while it trains", async () => {
    await driver.goto("about:blank");
    await driver.goto(`${site.url}#particles=24&panel=training`);
    await until(driver, `document.querySelector(".primary")`);
    await driver.evaluate(observe);
    await person.opensFile(driver, [file("large.npz")], /^20,000 hits/);
    await driver.click(".primary");
    await until(driver, `document.querySelector(".progress").textContent.includes("step ")`, 60);
    await inBothSpaces(driver, async (kind) => {
      const { perSecond } = await measureFrames(driver, 4);
      console.log(`${name}, ${kind}: ${perSecond.toFixed(0)} frames/s`);
      // Where other processes take the processors, frames say nothing.
      if (framesPerSecond === undefined || loadavg()[0] >= 0.5) return;
      assert.ok(perSecond >= framesPerSecond, `${kind}: ${perSecond} frames a second`);
    });
  });
  step("asks for nothing elsewhere, and works offline, training included", async () => {
    await person.staysHome(driver);
    assert.equal(site.missing, []);
    if (!(await driver.evaluate<boolean>(`"serviceWorker" in navigator`))) {
      console.log(`${name} has no service workers here: it works while there is a network`);
      return;
    }
    await driver.evaluate("navigator.serviceWorker.ready.then(() => true)");
    site.close();
    await driver.goto("about:blank");
    await person.opens(driver, `${site.url}#particles=8`);
    await person.trains(driver, 0.5, 60);
  });

  test.after(async () => {
    await driver?.end();
    site?.close();
    built?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  test.run();
}
