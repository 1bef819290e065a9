// The driver over a page of playwright-core or puppeteer-core, which agree in most of what is used here.

import type { Driver } from "./driver.ts";

/** As much of their pages as is used: they are not installed where types are checked. */
export interface DrivenPage {
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
  screenshot(options: object): Promise<unknown>;
}

/** `own`: what differs between the two. */
export function driverOf(page: DrivenPage, own: Pick<Driver, "name" | "setFiles" | "end">): Driver {
  return {
    ...own,
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
    screenshot: async (path) => {
      await page.screenshot({ path });
    },
  };
}
