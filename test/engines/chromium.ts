// Headless Chromium, driven by playwright-core.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "./browser.ts";
import { enginesFolder, notInstalled } from "./engine.ts";
import { timeLimit } from "./run.ts";

// As much of playwright-core as is used here: it is not installed where types are checked.
interface Server {
  wsEndpoint(): string;
  kill(): Promise<void>;
}
interface Connection {
  newPage(options?: object): Promise<{ goto(url: string): Promise<unknown> }>;
  newBrowserCDPSession(): Promise<{ send(method: string): Promise<unknown> }>;
}
interface Playwright {
  chromium: { launchServer(options: object): Promise<Server>; connect(endpoint: string): Promise<Connection> };
}

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
const args = [...flags.split(" "), "--disable-component-update", "--disable-sync"];

export const chromium: Browser = {
  name: "Chromium",
  calledItself: /Chrome\//,
  missing: () => {
    if (!existsSync(executablePath)) return `no ${executablePath}: install chromium, or set CHROMIUM to its path`;
    return notInstalled("playwright-core");
  },
  open: async (url) => {
    const { connection, end } = await startChromium();
    try {
      await (await connection.newPage()).goto(url);
      return end;
    } catch (error) {
      await end();
      throw error;
    }
  },
};

/** A headless Chromium under playwright-core, and what ends it. */
export async function startChromium(): Promise<{ connection: Connection; end: () => Promise<void> }> {
  const playwright: Playwright = createRequire(`${enginesFolder}/`)("playwright-core");
  const server = await playwright.chromium.launchServer({ executablePath, args, timeout: timeLimit });
  // Not close(), which asks the browser: kill() ends all of its processes and removes its profile.
  const end = () => server.kill();
  try {
    return { connection: await playwright.chromium.connect(server.wsEndpoint()), end };
  } catch (error) {
    await end();
    throw error;
  }
}
