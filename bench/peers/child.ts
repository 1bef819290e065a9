/** A child process that answers each line on its stdin with a line on stdout. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export class Child {
  /** A temporary folder, removed by `close`. */
  readonly #folder = mkdtempSync(join(tmpdir(), "object-condensation-"));
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #errors = "";

  /** Writes `files` to the folder, then starts `command` with `arguments_`, which may contain their paths. */
  constructor(
    command: string,
    files: Record<string, Uint8Array>,
    arguments_: (path: (name: string) => string) => string[],
    env: NodeJS.ProcessEnv = {},
  ) {
    for (const name in files) writeFileSync(this.path(name), files[name]);
    this.#process = spawn(
      command,
      arguments_((name) => this.path(name)),
      { env: { ...process.env, ...env } },
    );
    this.#process.on("error", (error) => (this.#errors += error.message));
    this.#process.stderr!.setEncoding("utf8").on("data", (text: string) => (this.#errors += text));
    // if the process has ended, `ask` notices it by the end of its output
    this.#process.stdin!.on("error", () => {});
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]();
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** @throws Error with the process's stderr if it has ended */
  async ask(line: string): Promise<string> {
    this.#process.stdin!.write(`${line}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`${this.#process.spawnfile} ended: ${this.#errors.trim()}`);
    return value;
  }

  close(): void {
    this.#process.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
