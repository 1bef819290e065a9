// Firefox by puppeteer-core over WebDriver BiDi.

import { startFirefox } from "../engines/firefox.ts";
import type { Driver } from "./driver.ts";

// As much of puppeteer-core as is used here: it is not installed where types are checked.
interface Page {
  readonly mouse: {
    move(x: number, y: number, options?: object): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
  readonly keyboard: {
    press(key: string): Promise<void>;
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
  };
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  $(selector: string): Promise<{ uploadFile(...paths: string[]): Promise<void> } | null>;
  setViewport(size: object): Promise<void>;
  screenshot(options: object): Promise<unknown>;
}

export async function launchFirefox(folder: string): Promise<Driver> {
  const { running, end } = await startFirefox(folder);
  const page = (await running.newPage()) as unknown as Page;
  await page.setViewport({ width: 1440, height: 900 });
  return {
    name: "Firefox",
    end,
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    click: (selector) => page.click(selector),
    press: (key) => page.keyboard.press(key),
    async drag(points, shift = false) {
      const [[x, y], ...others] = points;
      await page.mouse.move(x, y);
      if (shift) await page.keyboard.down("Shift");
      await page.mouse.down();
      for (const [nextX, nextY] of others) await page.mouse.move(nextX, nextY, { steps: 4 });
      await page.mouse.up();
      if (shift) await page.keyboard.up("Shift");
    },
    async setFiles(selector, paths) {
      await (await page.$(selector))!.uploadFile(...paths);
    },
    screenshot: async (path) => {
      await page.screenshot({ path });
    },
  };
}
