// Chromium by playwright-core, which can also emulate a phone and dark colours.

import { startChromium } from "../engines/chromium.ts";
import type { Driver } from "./driver.ts";
import { type DrivenPage, driverOf } from "./pageDriver.ts";

// As much of playwright-core as is used here: it is not installed where types are checked.
interface Download {
  suggestedFilename(): string;
  saveAs(path: string): Promise<void>;
}
interface Listenable {
  on(event: string, listener: (value: { message?: string; text(): string; type(): string }) => void): void;
}
export interface Page extends Listenable, DrivenPage {
  click(selector: string, options?: object): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  selectOption(selector: string, value: string): Promise<unknown>;
  setInputFiles(selector: string, paths: readonly string[]): Promise<void>;
  waitForEvent(event: "download"): Promise<Download>;
  workers(): { url(): string; evaluate(expression: string): Promise<unknown> }[];
  context(): { newCDPSession(page: Page): Promise<{ send(method: string, options?: object): Promise<unknown> }> };
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  close(): Promise<void>;
}

export interface Chromium {
  /** Opens a page of its own context, and a driver of it. */
  open(options?: object): Promise<{ page: Page; driver: Driver; problems: string[] }>;
  /** What SystemInfo.getProcessInfo answers. */
  processes(): Promise<unknown>;
  end(): Promise<void>;
}

const windowSize = { width: 1440, height: 900 };

export async function launchChromium(): Promise<Chromium> {
  const { connection, end } = await startChromium();
  return {
    end,
    async processes() {
      const session = await connection.newBrowserCDPSession();
      return session.send("SystemInfo.getProcessInfo");
    },
    async open(options = {}) {
      const page = (await connection.newPage({ viewport: windowSize, ...options })) as unknown as Page;
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message ?? String(error)));
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
      });
      const driver = driverOf(page, {
        name: "Chromium",
        setFiles: (selector, paths) => page.setInputFiles(selector, paths),
        end: () => page.close(),
      });
      return { page, driver, problems };
    },
  };
}
