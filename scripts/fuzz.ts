/**
 * Random cases against the oracles, until the time is up or one fails:
 *
 *     npm run fuzz -- --minutes 10 [--seed N] [--only losses,caps,…]
 *
 * Prints its seed and how many cases each area had. A failure is shrunk and printed with the command that repeats it,
 * and the exit code is 1.
 */
import { fuzz } from "../test/fuzz/command.ts";
import { subject } from "../test/fuzz/subject.ts";

process.exitCode = fuzz(process.argv.slice(2), subject());
