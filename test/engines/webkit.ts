// WebKitGTK, driven by plain WebDriver over fetch; it needs a display, which xvfb-run gives.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "./browser.ts";
import { timeLimit } from "./run.ts";

const driver = process.env.WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";
const display = "/usr/bin/xvfb-run";

export const webkit: Browser = {
  name: "WebKit",
  calledItself: /AppleWebKit\/(?!.*Chrome\/)/,
  missing: () => {
    if (!existsSync(driver)) return `no ${driver}: install webkit2gtk-driver, or set WEBKIT_DRIVER to its path`;
    return existsSync(display) ? undefined : `no ${display}: install xvfb and xauth`;
  },
  open: async (url, folder) => {
    const { session, end } = await startWebkit(folder);
    try {
      await command("POST", `${session}/url`, { url });
      return end;
    } catch (error) {
      await end();
      throw error;
    }
  },
};

/** WebKitGTK on a display of its own: the address of its WebDriver session, and what ends it. */
export async function startWebkit(folder: string): Promise<{ session: string; end: () => Promise<void> }> {
  const port = await freePort();
  const env = { PATH: process.env.PATH, HOME: folder };
  // A process group of its own, so that the display, the driver and the browser end together.
  const child = spawn(display, ["-a", driver, `--port=${port}`], { detached: true, env, stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  let session: string | undefined;
  const end = async () => {
    // The browser is no child of the group's: its session ends it.
    if (session) await command("DELETE", session).catch(() => {});
    kill(child);
  };
  try {
    await started(base);
    const { sessionId } = await command("POST", `${base}/session`, { capabilities: {} });
    session = `${base}/session/${sessionId}`;
    return { session, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A command of WebDriver and the value that it answers. */
// biome-ignore lint/suspicious/noExplicitAny: the protocol has as many answers as commands
export async function command(method: string, url: string, body?: object): Promise<any> {
  const signal = AbortSignal.timeout(timeLimit);
  const response = await fetch(url, { method, signal, body: body && JSON.stringify(body) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`WebKitWebDriver: ${method} ${url}: ${JSON.stringify(value)}`);
  return value ?? {};
}

async function started(base: string): Promise<void> {
  for (const until = Date.now() + timeLimit; Date.now() < until; await sleep(100)) {
    const response = await fetch(`${base}/status`).catch(() => undefined);
    if (response?.ok) return;
  }
  throw new Error(`WebKitWebDriver did not start in ${timeLimit / 1000} s`);
}

function kill({ pid }: ChildProcess): void {
  try {
    process.kill(-(pid as number), "SIGTERM");
  } catch {
    // it has ended by itself
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
