/**
 * Fair timing on a machine whose speed drifts: the cases run in turn, A B C A B C …, so that each round gives ratios of
 * neighbours in time. In: cases, the first of which is the base. Out: medians of times and of ratios, in their order.
 */

export interface Case {
  readonly name: string;
  run(): void;
}

export interface Timing {
  readonly name: string;
  /** Median of the wall times */
  readonly milliseconds: number;
  /** Median over the rounds of the base's time ÷ this one's: how many times as fast as the base */
  readonly speedup: number;
}

export interface Rounds {
  readonly rounds: number;
  /** Rounds before those, not measured, in which the engine compiles */
  readonly warmUp: number;
}

export function interleave(cases: readonly Case[], { rounds, warmUp }: Rounds): Timing[] {
  const times = cases.map(() => new Float64Array(rounds));
  for (let round = -warmUp; round < rounds; round++) {
    cases.forEach((subject, i) => {
      const start = performance.now();
      subject.run();
      if (round >= 0) times[i][round] = performance.now() - start;
    });
  }
  const [base] = times;
  return cases.map(({ name }, i) => ({
    name,
    milliseconds: median(times[i]),
    speedup: median(times[i].map((time, round) => base[round] / time)),
  }));
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
