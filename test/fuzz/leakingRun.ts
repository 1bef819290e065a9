/** The soak of a call that keeps a hundred bytes: what soak.test.ts starts to see its exit code. */
import { soak } from "../../scripts/soak/soak.ts";

const kept: Float64Array[] = [];
const call = (): void => {
  kept.push(new Float64Array(8));
};
process.exitCode = soak(call, { calls: 30_000, minutes: Number.POSITIVE_INFINITY });
