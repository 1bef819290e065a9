// Headless Chromium, driven by playwright-core. The page has an import map, like a site without a bundler.

import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Engine, enginesFolder, notInstalled, type Outcome } from "./engine.ts";
import { entry } from "./pack.ts";
import { timeLimit } from "./run.ts";
import { serve } from "./serve.ts";

// The part of playwright-core's types used here, because it is not installed where types are checked.
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<Outcome>;
}
interface Browser {
  newPage(): Promise<Page>;
}
interface Server {
  wsEndpoint(): string;
  kill(): Promise<void>;
}
interface Playwright {
  chromium: { launchServer(options: object): Promise<Server>; connect(endpoint: string): Promise<Browser> };
}

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
const args = [...flags.split(" "), "--disable-component-update", "--disable-sync"];

export const chromium: Engine = {
  name: "Chromium",
  calledItself: /Chrome\//,
  missing: () => {
    if (!existsSync(executablePath)) return `no ${executablePath}: install chromium, or set CHROMIUM to its path`;
    return notInstalled("playwright-core");
  },
  run: async (project) => {
    const imports = { "object-condensation": `/${entry(project, ["browser"])}` };
    const page = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>`;
    writeFileSync(join(project.folder, "page.html"), page);
    const site = await serve(project.folder);
    try {
      return await inBrowser(`${site.url}/page.html`);
    } finally {
      site.close();
    }
  },
};

async function inBrowser(url: string): Promise<Outcome> {
  const playwright: Playwright = createRequire(`${enginesFolder}/`)("playwright-core");
  const server = await playwright.chromium.launchServer({ executablePath, args, timeout: timeLimit });
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Chromium ended after ${timeLimit / 1000} s`)), timeLimit);
  });
  try {
    return await Promise.race([smokeTest(playwright, server, url), limit]);
  } finally {
    clearTimeout(timer);
    // Not close(), which asks the browser: kill() ends all of its processes and removes its profile.
    await server.kill();
  }
}

async function smokeTest(playwright: Playwright, server: Server, url: string): Promise<Outcome> {
  const browser = await playwright.chromium.connect(server.wsEndpoint());
  const page = await browser.newPage();
  await page.goto(url);
  return page.evaluate(`import("/smoke.js").then((module) => module.smoke())`);
}
