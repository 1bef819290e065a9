/**
 * Calls of every function, of varying size, for a number of calls or minutes: memory must stay where it was.
 *
 *     npm run soak [-- --calls 1e6] [-- --minutes 5]
 *
 * Exit code 1 where what JavaScript holds has grown by more than BOUND between the first and the last fifth, or linear
 * memory, whose largest call comes first, at all.
 */
import { parseArgs } from "node:util";
import { soakCalls } from "./soak/calls.ts";
import { soak } from "./soak/soak.ts";

const { values } = parseArgs({ options: { calls: { type: "string" }, minutes: { type: "string" } } });
process.exitCode = soak(soakCalls(), {
  calls: values.calls === undefined ? (values.minutes ? Number.POSITIVE_INFINITY : 1e6) : Number(values.calls),
  minutes: values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes),
});
