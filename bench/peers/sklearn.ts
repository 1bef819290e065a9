/**
 * scikit-learn's DBSCAN on the same CPU, one thread. It uses the system's Python, or that of OC_PYTHON. On Debian:
 * apt-get install python3-sklearn.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Child } from "./child.ts";
import { absent, type Peer } from "./peer.ts";
import type { PlainDbscan } from "./plainDbscan.ts";

const NAME = "scikit-learn";
const SCRIPT = fileURLToPath(new URL("sklearnDbscan.py", import.meta.url));
const versions = new Map<string, string>();

/** `labels`: ours, which must be the same. */
export async function openSklearn(options: PlainDbscan, labels: Int32Array): Promise<Peer | undefined> {
  const python = process.env.OC_PYTHON ?? "/usr/bin/python3";
  const version = versions.get(python) ?? ask(python);
  versions.set(python, version);
  if (version === "") return absent(NAME, `${python} has no sklearn`);
  const input = bytesOf(options);
  const child = new Child(python, { input }, (path) => [SCRIPT, path("input")], { OMP_NUM_THREADS: "1" });
  const theirs: number[] = JSON.parse(await child.ask("result"));
  if (!theirs.every((label, j) => label === labels[j])) {
    child.close();
    throw new Error(`${NAME} gives other labels`);
  }
  return {
    name: `${NAME} ${version}, one thread`,
    run: async () => Number(await child.ask("run")),
    close: () => child.close(),
  };
}

/** Empty if it is not there. */
function ask(python: string): string {
  const { status, stdout } = spawnSync(python, ["-c", "import sklearn; print(sklearn.__version__)"], {
    encoding: "utf8",
  });
  return status === 0 ? stdout.trim() : "";
}

/** What sklearnDbscan.py reads. */
function bytesOf({ x, dimensions, eps, minSamples }: PlainDbscan): Uint8Array {
  const parts = [Int32Array.of(x.length / dimensions, dimensions, minSamples), Float64Array.of(eps), x];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}
