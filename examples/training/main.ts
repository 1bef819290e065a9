/**
 * `npm start`. The exit code is 1 if the network misses its target on the held-out events, and 2 after an error.
 */
import { startBackend } from "./backend.ts";
import { runFit } from "./fit/job.ts";
import { run } from "./job.ts";
import { parseOptions, usage } from "./options.ts";

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
  } else {
    await startBackend(options.backend);
    const met = await (options.fit === undefined ? run(options) : runFit(options, options.fit));
    process.exitCode = met ? 0 : 1;
  }
} catch (error) {
  console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
  process.exitCode = 2;
}
