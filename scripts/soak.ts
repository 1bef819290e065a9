/**
 * Calls of every function, of varying size, for a number of calls or minutes: memory must stay where it was.
 *
 *     npm run soak [-- --calls 1e6] [--minutes 5] [--seed N]
 *
 * Exit code 1 where what JavaScript holds has grown by more than BOUND between the first and the last fifth, or linear
 * memory, whose largest call comes first, at all.
 */
import { parseArgs } from "node:util";
import { soakCalls } from "./soak/calls.ts";
import { soak } from "./soak/soak.ts";

const { values } = parseArgs({
  options: { calls: { type: "string" }, minutes: { type: "string" }, seed: { type: "string" } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const defaultCalls = values.minutes === undefined ? 1e6 : Number.POSITIVE_INFINITY;
console.log(`soak: seed ${seed}`);
process.exitCode = soak(soakCalls(seed), {
  calls: Number(values.calls ?? defaultCalls),
  minutes: Number(values.minutes ?? Number.POSITIVE_INFINITY),
});
