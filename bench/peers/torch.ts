/**
 * PyTorch on the same CPU, one thread, forward and backward. It uses the system's Python, or that of OC_PYTHON.
 * On Debian: apt-get install python3-torch.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Layout } from "../data.ts";
import { Child } from "./child.ts";
import { absent, type Peer } from "./peer.ts";
import { checkSameLoss } from "./sameLoss.ts";

const NAME = "PyTorch";
const SCRIPT = fileURLToPath(new URL("torchLoss.py", import.meta.url));

/** By default glibc returns each matrix to the system and requests it again, which doubles the time. */
const KEEP_MEMORY = { MALLOC_MMAP_MAX_: "0", MALLOC_TRIM_THRESHOLD_: `${2 ** 40}`, OMP_NUM_THREADS: "1" };

type Found = { version: string } | { reason: string };
const asked = new Map<string, Found>();

export async function openTorch(data: Layout, qMin: number): Promise<Peer | undefined> {
  const python = process.env.OC_PYTHON ?? "/usr/bin/python3";
  const found = versionIn(python);
  if ("reason" in found) return absent(NAME, found.reason);
  const child = new Child(python, { input: bytesOf(data, qMin) }, (path) => [SCRIPT, path("input")], KEEP_MEMORY);
  try {
    checkSameLoss(NAME, JSON.parse(await child.ask("result")), data, qMin);
  } catch (cause) {
    child.close();
    throw cause;
  }
  return {
    name: `${NAME} ${found.version}, one thread`,
    run: async () => Number(await child.ask("run")),
    close: () => child.close(),
  };
}

/** Cached, because asking takes a second. */
function versionIn(python: string): Found {
  const known = asked.get(python) ?? ask(python);
  asked.set(python, known);
  return known;
}

function ask(python: string): Found {
  const { status, error, stdout } = spawnSync(python, ["-c", "import torch; print(torch.__version__)"], {
    encoding: "utf8",
  });
  if (status === 0) return { version: stdout.trim() };
  return { reason: error ? error.message : `${python} has no torch` };
}

/** What torchLoss.py reads. */
function bytesOf({ beta, x, objectId }: Layout, qMin: number): Uint8Array {
  const sizes = Int32Array.of(beta.length, x.length / beta.length);
  const parts = [sizes, Float32Array.of(qMin), beta, x, objectId];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}
