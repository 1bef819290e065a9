/** A child process that answers each line with a line. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export class Child {
  /** A folder of its own, removed by `close`. */
  readonly #folder = mkdtempSync(join(tmpdir(), "object-condensation-"));
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #errors = "";

  /** Starts `command` with `files` written to its folder, then `arguments_` of their paths. */
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
    // what is written after its end is answered by the end of its output
    this.#process.stdin!.on("error", () => {});
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]();
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** @throws where the process has ended: with what it said */
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
