// A browser is told a page's address and nothing else: the page itself posts its outcome, also under a content security
// policy that would forbid a driver's scripts.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine, Outcome } from "./engine.ts";
import { entries, type Project } from "./pack.ts";
import { timeLimit } from "./run.ts";
import { serve } from "./serve.ts";

export interface Browser extends Pick<Engine, "name" | "calledItself" | "missing"> {
  /** Opens the page with a profile below this folder; hands back what ends the browser. */
  open(url: string, folder: string): Promise<() => Promise<void>>;
}

/** The smoke test in a page with an import map, as a site without a bundler has one. */
export function inPage(browser: Browser): Engine {
  return {
    ...browser,
    run: (project) => {
      const imports = Object.fromEntries(
        Object.entries(entries(project, ["browser"])).map(([name, file]) => [name, `/${file}`]),
      );
      writePage(project, "page", `<script type="importmap">${JSON.stringify({ imports })}</script>`);
      return visit(browser, project, "page.html");
    },
  };
}

/** A page that may run no WebAssembly: the first call has to say so. */
export function underPolicy(browser: Browser): Engine {
  return {
    ...browser,
    name: `${browser.name} under a content security policy`,
    run: (project) => {
      writePage(project, "csp", "");
      return visit(browser, project, "csp.html");
    },
  };
}

function writePage({ folder }: Project, name: string, head: string): void {
  const page = `<!doctype html>${head}<script type="module" src="/${name}.js"></script>`;
  writeFileSync(join(folder, `${name}.html`), page);
}

async function visit(browser: Browser, { folder }: Project, page: string): Promise<Outcome> {
  const site = await serve(folder);
  let end: (() => Promise<void>) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${browser.name}: no outcome in ${timeLimit / 1000} s`)), timeLimit);
  });
  try {
    end = await browser.open(`${site.url}/${page}`, folder);
    const outcome = JSON.parse(await Promise.race([site.outcome, limit]));
    if (outcome.error) throw new Error(outcome.error);
    return outcome;
  } finally {
    clearTimeout(timer);
    await end?.();
    site.close();
  }
}
