/** Calls until there were enough, and looks at memory in between. Returns the exit code. */
import { growthOf, type Sample, sample } from "./memory.ts";

export interface SoakOptions {
  /** Whichever is reached first */
  readonly calls: number;
  readonly minutes: number;
}

/** Of what JavaScript holds, in bytes: two a call in a million calls. */
export const BOUND = 2 * 2 ** 20;
/** Parts of the run, by calls or by time, after each of which there is a sample. */
const SAMPLES = 100;
/** Before the first sample: what is compiled once and caches that fill up. */
const WARM_UP = 0.05;
const MEBIBYTE = 2 ** 20;

export function soak(
  call: () => void,
  { calls, minutes }: SoakOptions,
  print: (line: string) => void = console.log,
): number {
  if (!(calls > 0) || !(minutes > 0) || (calls === Number.POSITIVE_INFINITY && minutes === Number.POSITIVE_INFINITY)) {
    throw new RangeError(`got ${calls} calls and ${minutes} minutes, expected one of them, above 0`);
  }
  const start = performance.now();
  const done = (made: number): number => Math.max(made / calls, (performance.now() - start) / (minutes * 60_000));
  const samples: Sample[] = [];
  let made = 0;
  for (let next = WARM_UP; next < 1 + 0.5 / SAMPLES; next += (1 - WARM_UP) / SAMPLES) {
    while (done(made) < Math.min(1, next)) {
      call();
      made++;
    }
    samples.push(sample(made));
  }
  const held = growthOf(samples, (one) => one.held);
  const linear = growthOf(samples, (one) => one.linear);
  const seconds = (performance.now() - start) / 1000;
  const { held: last, linear: own } = samples[samples.length - 1];
  print(`soak: ${made} calls in ${seconds.toFixed(0)} s, ${samples.length} samples`);
  print(
    `JavaScript holds ${(last / MEBIBYTE).toFixed(2)} MiB, ${(held / MEBIBYTE).toFixed(3)} MiB more than at first; at most ${BOUND / MEBIBYTE} MiB`,
  );
  print(`linear memory is ${own} bytes, ${linear} more than at first; none are allowed`);
  return held > BOUND || linear > 0 ? 1 : 0;
}
