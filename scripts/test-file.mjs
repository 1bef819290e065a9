// Runs one test file and parses uvu's totals from its output.

import { spawn } from "node:child_process";

const tsx = import.meta.resolve("tsx");
const running = new Set();

/** Kills all running test files and everything they started. */
export function endAll() {
  for (const child of running) end(child, "SIGKILL");
}

/** Runs a file for at most `limit` seconds; returns { passed, failed, skipped, seconds, output, problem }. */
export async function runFile(file, limit) {
  const start = performance.now();
  // Its own process group, so that processes a test leaves behind can be killed with it.
  const child = spawn(process.execPath, ["--import", tsx, file], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  let late = false;
  const timers = [
    setTimeout(() => {
      late = true;
      end(child, "SIGTERM");
    }, limit * 1000),
    setTimeout(() => end(child, "SIGKILL"), (limit + 5) * 1000),
  ];
  const code = await new Promise((resolve) => child.on("exit", resolve));
  timers.forEach(clearTimeout);
  // Processes that are still alive would keep the pipes open, so kill them before reading the pipes to their end.
  end(child, "SIGKILL");
  await Promise.all([child.stdout, child.stderr].map((stream) => stream.closed || once(stream)));
  running.delete(child);
  return { ...judge(output, code, late && limit), seconds: (performance.now() - start) / 1000, output };
}

function once(stream) {
  return new Promise((resolve) => stream.on("close", resolve));
}

function end(child, signal) {
  // Windows has no process groups.
  if (process.platform === "win32") return child.kill(signal);
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group no longer exists: nothing was left.
    if (error.code !== "ESRCH") throw error;
  }
}

function judge(output, code, late) {
  // The last totals count: a test may print those of a run that it started itself.
  const read = (word) => Number([...output.matchAll(new RegExp(`^ {2}${word}: +(\\d+)$`, "gm"))].at(-1)?.[1] ?? "none");
  const [total, passed, skipped] = ["Total", "Passed", "Skipped"].map(read);
  if (late) return failure(`ended after ${late} s`);
  if (Number.isNaN(total)) return failure("no totals: is test.run() missing?");
  if (total + skipped === 0) return failure("not one test: is test.run() missing?");
  if (passed < total) return { passed, failed: total - passed, skipped, problem: `${total - passed} did not pass` };
  if (code !== 0) return { ...failure(`exit code ${code} although all tests passed`), passed, skipped };
  return { passed, failed: 0, skipped, problem: "" };
}

function failure(problem) {
  return { passed: 0, failed: 1, skipped: 0, problem };
}
