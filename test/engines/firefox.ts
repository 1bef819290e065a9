// Headless Firefox, driven by puppeteer-core over WebDriver BiDi: Debian has no geckodriver.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser } from "./browser.ts";
import { enginesFolder, notInstalled } from "./engine.ts";
import { timeLimit } from "./run.ts";

// As much of puppeteer-core as is used here: it is not installed where types are checked.
export interface Firefox {
  newPage(): Promise<{ goto(url: string): Promise<unknown> }>;
  process(): { kill(signal: string): boolean } | null;
  close(): Promise<void>;
}
interface Puppeteer {
  launch(options: object): Promise<Firefox>;
}

const executablePath = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

export const firefox: Browser = {
  name: "Firefox",
  calledItself: /Firefox\//,
  missing: () => {
    if (!existsSync(executablePath)) return `no ${executablePath}: install firefox-esr, or set FIREFOX to its path`;
    return notInstalled("puppeteer-core");
  },
  open: async (url, folder) => {
    const { running, end } = await startFirefox(folder);
    try {
      await (await running.newPage()).goto(url);
      return end;
    } catch (error) {
      await end();
      throw error;
    }
  },
};

/** A headless Firefox under puppeteer-core with a profile below the folder, and what ends it. */
export async function startFirefox(folder: string): Promise<{ running: Firefox; end: () => Promise<void> }> {
  const puppeteer: Puppeteer = createRequire(`${enginesFolder}/`)("puppeteer-core");
  // Firefox refuses a home that is another user's, and keeps caches there.
  const env = { PATH: process.env.PATH, HOME: folder };
  const options = { browser: "firefox", executablePath, headless: true, env, timeout: timeLimit };
  const running = await puppeteer.launch({ ...options, userDataDir: join(folder, "firefox") });
  const end = async () => {
    const timer = setTimeout(() => running.process()?.kill("SIGKILL"), 5_000);
    await running.close();
    clearTimeout(timer);
  };
  return { running, end };
}
