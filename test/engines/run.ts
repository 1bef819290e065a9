// Runs a program with a time limit and an explicit environment, and returns what it printed.

import { execFile } from "node:child_process";

export const timeLimit = 60_000;

export function run(program: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  // Nothing else is inherited: NODE_OPTIONS would affect the engines, and caches belong in the temporary folder.
  const options = { cwd, env: { PATH: process.env.PATH, HOME: cwd, ...env }, timeout: timeLimit };
  return new Promise((resolve, reject) => {
    execFile(program, args, { ...options, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason = error.killed ? `ended after ${timeLimit / 1000} s` : `ended with ${error.code ?? error.signal}`;
      reject(new Error(`${program} ${reason}\n${stdout}${stderr}`));
    });
  });
}
