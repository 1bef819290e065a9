// Serves a folder on a free port of 127.0.0.1, for browsers, and takes what a page posts to /outcome.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Pages that are served with a content security policy; what it does not name, it allows. */
const policies: Record<string, string> = { "/csp.html": "script-src 'self'" };

export interface Site {
  url: string;
  /** What the page posts. */
  outcome: Promise<string>;
  close(): void;
}

export async function serve(folder: string): Promise<Site> {
  const { promise: outcome, resolve: post } = withResolver();
  const server = createServer(async (request, response) => {
    // A URL's path cannot climb above its root, so it stays in the folder.
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST") {
      post(await text(request));
      response.writeHead(204).end();
      return;
    }
    const policy = policies[pathname];
    const headers = {
      "content-type": types[extname(pathname)] ?? "application/octet-stream",
      ...(policy && { "content-security-policy": policy }),
    };
    try {
      const body = await readFile(join(folder, pathname));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, outcome, close };
}

function withResolver(): { promise: Promise<string>; resolve(value: string): void } {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((take) => {
    resolve = take;
  });
  return { promise, resolve };
}
