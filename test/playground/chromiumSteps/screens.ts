// Other screens and other ways to use the page, each in a page of its own.

import { loadavg } from "node:os";
import * as assert from "uvu/assert";
import { until } from "../driver.ts";
import { type Frames, inBothSpaces, measureFrames, observe } from "../frames.ts";
import * as person from "../scenario.ts";
import { browser, checkAccess, file, out, type Step, site } from "./visit.ts";

export const screens: readonly Step[] = [
  [
    "holds 30 frames a second at 20,000 hits while it trains, without long tasks or layout shifts",
    async () => {
      const other = await browser.open();
      const cdp = await other.page.context().newCDPSession(other.page);
      await other.driver.goto(site.url);
      await other.driver.evaluate(observe);
      await person.opensFile(other.driver, [file("large.npz")], /^20,000 hits/);
      await other.driver.screenshot(`${out}/file.png`);
      await person.trains(other.driver, 0, 60);
      await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
      const cpu = async (): Promise<number> => {
        const { metrics } = (await cdp.send("Performance.getMetrics")) as {
          metrics: { name: string; value: number }[];
        };
        return 1000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
      };
      await inBothSpaces(other.driver, async (kind) => {
        const before = await cpu();
        const frames: Frames = await measureFrames(other.driver, 4);
        const cost = ((await cpu()) - before) / frames.count;
        console.log(`${kind}: ${frames.perSecond.toFixed(0)} frames/s, ${cost.toFixed(1)} ms of CPU time a frame`);
        // Where other processes take the processors, frames say nothing, and CPU time is up to twice what it would be.
        if (loadavg()[0] < 0.5) assert.ok(frames.perSecond >= 30, `${kind}: ${frames.perSecond} frames a second`);
        assert.ok(cost < 50, `${kind}: ${cost} ms of CPU time a frame`);
      });
      const shifts = await other.driver.evaluate<number[]>("window.shifts");
      assert.ok(shifts.reduce((sum, one) => sum + one, 0) < 0.01, `layout shifts ${shifts}`);
      const long = await other.driver.evaluate<number[]>("window.longTasks");
      console.log(`long tasks: ${long.length > 0 ? Math.max(...long).toFixed(0) : "none"} ms at most`);
      if (loadavg()[0] < 0.5)
        assert.ok(
          long.every((ms) => ms <= 100),
          `long tasks ${long}`,
        );
      await other.driver.end();
    },
  ],
  [
    "is used by the keyboard alone",
    async () => {
      const other = await browser.open();
      await person.opens(other.driver, `${site.url}#particles=16`);
      const focus = async (selector: string): Promise<void> => {
        for (let i = 0; i < 60; i++) {
          await other.driver.press("Tab");
          if (await other.driver.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
        }
        throw new Error(`no way to ${selector} by Tab`);
      };
      await focus(".primary");
      await other.driver.press("Enter");
      await until(other.driver, `document.querySelector(".progress").textContent.includes("step ")`, 40);
      await other.driver.press("Enter");
      await focus('[data-view="latent"]');
      const paintings = `Number(document.querySelector('[data-view="latent"] canvas').dataset.paintings)`;
      const before = await other.driver.evaluate<number>(paintings);
      await other.driver.press("ArrowLeft");
      await until(other.driver, `${paintings} > ${before}`);
      await focus("input[type=range]");
      await other.driver.press("ArrowRight");
      await until(other.driver, `document.querySelector("input[type=range]").value === "0.105"`);
      await focus("[role=tab]");
      await other.driver.press("ArrowRight");
      await until(other.driver, `document.querySelector("#tab-objects").ariaSelected === "true"`);
      await focus(".objects tbody button");
      await other.driver.press("Enter");
      await until(other.driver, `document.querySelector(".objects tr.chosen")`);
      await other.driver.end();
    },
  ],
  [
    "is dark where that is wished for",
    async () => {
      const other = await browser.open({ colorScheme: "dark" });
      await person.opens(other.driver, `${site.url}#particles=48&colour=found`);
      await person.trains(other.driver, 0.9, 60);
      await checkAccess("in dark", other.page);
      await other.driver.screenshot(`${out}/dark.png`);
      await other.driver.end();
    },
  ],
  [
    "fits the screens of laptops: what is trained and seen ends before the panel begins",
    async () => {
      const other = await browser.open();
      await person.opens(other.driver, `${site.url}#particles=24`);
      for (const width of [1280, 1366, 1440, 1920]) {
        await other.page.setViewportSize({ width, height: 800 });
        const ends = await other.driver.evaluate<number[]>(
          `[".bar .numbers", ".views", ".controls"].map((part) => document.querySelector(part).getBoundingClientRect().right)`,
        );
        const panel = await other.driver.evaluate<number>(
          `document.querySelector(".panel").getBoundingClientRect().left`,
        );
        assert.ok(Math.max(...ends) <= panel, `at ${width} px they end at ${ends}, the panel begins at ${panel}`);
      }
      await other.page.setViewportSize({ width: 1280, height: 800 });
      await person.trains(other.driver, 0.9, 90);
      await other.driver.screenshot(`${out}/laptop.png`);
      await other.driver.end();
    },
  ],
  [
    "fits a phone of 360 px, and takes touch",
    async () => {
      const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
      const other = await browser.open(phone);
      await person.opens(other.driver, `${site.url}#particles=24`);
      await other.page.click(".primary");
      await until(other.driver, `document.querySelector(".progress").textContent.includes("step ")`, 40);
      for (const tab of ["objects", "scan", "losses", "export", "training"]) {
        await other.page.click(`#tab-${tab}`);
        const [needed, there] = await other.driver.evaluate<number[]>(
          "[document.documentElement.scrollWidth, innerWidth]",
        );
        assert.ok(needed <= there, `${tab} needs ${needed} px`);
      }
      await checkAccess("on a phone", other.page);
      await other.page.screenshot({ path: `${out}/phone.png`, fullPage: true });
      await other.driver.end();
    },
  ],
];
