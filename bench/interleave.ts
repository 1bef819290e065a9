/**
 * Fair timing on a machine whose speed drifts: the cases run in turn, A B C A B C …, so that the ratios of a round
 * compare calls that are close in time. Returns the times in the order of the cases; medians and ratios summarise them.
 */

export interface Case {
  readonly name: string;
  /** May return its own time in milliseconds, for example as measured in another process or over many calls. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most cases return nothing, and some a number
  run(): number | void | Promise<number | void>;
}

export interface Timing {
  readonly name: string;
  /** Median over the rounds */
  readonly milliseconds: number;
  /** Milliseconds of each round */
  readonly times: readonly number[];
}

export interface Rounds {
  /** Largest number of rounds */
  readonly rounds: number;
  /** Number of unmeasured rounds before those, in which the engine compiles */
  readonly warmUp: number;
  /** No round begins after this time, but at least three run, or `rounds` if that is fewer; default: no limit */
  readonly seconds?: number;
}

const FEWEST = 3;

export async function interleave(cases: readonly Case[], rounds: Rounds): Promise<Timing[]> {
  const { seconds = Number.POSITIVE_INFINITY } = rounds;
  const times = cases.map((): number[] => []);
  await repeat(rounds.warmUp, 1, seconds / 4, async () => {
    for (const subject of cases) await subject.run();
  });
  await repeat(rounds.rounds, FEWEST, seconds, async () => {
    for (const [i, subject] of cases.entries()) {
      const start = performance.now();
      const own = await subject.run();
      const wall = performance.now() - start;
      times[i].push(typeof own === "number" ? own : wall);
    }
  });
  return cases.map(({ name }, i) => ({ name, milliseconds: median(times[i]), times: times[i] }));
}

/** Median over the rounds of a's time divided by b's. */
export function ratio(a: Timing, b: Timing): number {
  return median(a.times.map((time, round) => time / b.times[round]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs at least `fewest` and at most `most` rounds; beyond `fewest`, none begins after `seconds`. */
async function repeat(most: number, fewest: number, seconds: number, round: () => Promise<void>): Promise<void> {
  const end = performance.now() + 1000 * seconds;
  for (let r = 0; r < most && (r < fewest || performance.now() < end); r++) await round();
}

/** A case whose time is this process's processor time, which other processes of the machine do not lengthen as much. */
export function byProcessorTime({ name, run }: Case): Case {
  return {
    name,
    async run() {
      const start = process.cpuUsage();
      const own = await run();
      const { user, system } = process.cpuUsage(start);
      return typeof own === "number" ? own : (user + system) / 1000;
    },
  };
}
