// The page as any host would serve it: plain files below a path, no headers but the types. It counts what is asked for.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const root = fileURLToPath(new URL("../..", import.meta.url));
const path = "/~group/some/path/";

export interface Site {
  readonly url: string;
  /** Paths below the page's own that were asked for, with what they take gzipped. */
  readonly served: readonly { readonly name: string; readonly gzipped: number }[];
  /** Paths that do not exist. */
  readonly missing: readonly string[];
  /** Ends it, as if the network were gone. */
  close(): void;
}

/** Why the page cannot be built here, or undefined. */
export function notInstalled(): string | undefined {
  const vite = join(root, "examples/playground/node_modules/vite");
  return existsSync(vite) ? undefined : `no ${vite}: npm run build:playground`;
}

/** Builds the page from its present sources into a folder of its own. */
export function build(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "oc-playground-"));
  const out = join(folder, "site");
  execFileSync(process.execPath, ["scripts/playground.mjs", "--out", out], { cwd: root, stdio: "pipe" });
  return { folder: out, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function serve(folder: string): Promise<Site> {
  const served: Site["served"][number][] = [];
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname.startsWith(path) ? pathname.slice(path.length) || "index.html" : "";
    const file = join(folder, name);
    if (name === "" || !existsSync(file)) {
      missing.push(pathname);
      response.writeHead(404).end();
      return;
    }
    const body = readFileSync(file);
    served.push({
      name,
      // Not while the page is measured: the ONNX runtime takes a second.
      get gzipped() {
        return gzipSync(body).length;
      },
    });
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, served, missing, close };
}
