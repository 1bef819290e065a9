/**
 * Runs areas for a while, slice by slice, always the one that has had least time. The first slice of each has the
 * run's seed itself: that of a failing slice repeats the failure at once.
 */
import type { Area, Outcome } from "./area.ts";
import type { Subject } from "./subject.ts";

export interface Failure extends NonNullable<Outcome["failure"]> {
  readonly area: string;
  readonly seed: number;
}

export interface Report {
  readonly cases: Readonly<Record<string, number>>;
  readonly failure?: Failure;
}

export interface RunOptions {
  readonly seed: number;
  readonly milliseconds: number;
  /** Of the first slice, to begin with a known failure. */
  readonly path?: string;
}

/** Seeds of fast-check are whole numbers of 32 bits. */
export const SEEDS = 2 ** 31;

export function run(subject: Subject, areas: readonly Area[], { seed, milliseconds, path }: RunOptions): Report {
  const end = performance.now() + milliseconds;
  const states = areas.map((area) => ({ area, slices: 0, cases: 0, spent: 0 }));
  const report = (failure?: Failure): Report => ({
    cases: Object.fromEntries(states.map(({ area, cases }) => [area.name, cases])),
    failure,
  });
  // every area has one slice at least, however short the run
  while (performance.now() < end || states.some(({ slices }) => slices === 0)) {
    const state = states.reduce((least, one) => (one.spent < least.spent ? one : least));
    const start = performance.now();
    const own = sliceSeed(seed, state.slices);
    const { checks, name } = state.area;
    const { cases, failure } = checks[own % checks.length](subject, own, state.slices === 0 ? path : undefined);
    state.slices++;
    state.cases += cases;
    state.spent += performance.now() - start;
    if (failure) return report({ ...failure, area: name, seed: own });
  }
  return report();
}

/** The run's seed, then those of a walk in which each is another: the multiplier is odd. */
function sliceSeed(seed: number, slice: number): number {
  return ((seed + Math.imul(slice, 0x9e3779b1)) >>> 0) % SEEDS;
}
