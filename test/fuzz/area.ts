/** An area of the package and what must hold there: properties that are run in slices, each from a seed of its own. */
import fc from "fast-check";
import type { Subject } from "./subject.ts";

/** How one slice went. */
export interface Outcome {
  readonly cases: number;
  /** The smallest case that fails, what was wrong with it, and fast-check's way to it. */
  readonly failure?: { readonly example: string; readonly message: string; readonly path: string };
}

/** One property. */
export type Check = (subject: Subject, seed: number, path?: string) => Outcome;

export interface Area {
  readonly name: string;
  /** Of which a slice takes one, by its seed. */
  readonly checks: readonly Check[];
}

/** Longer than this nothing is shrunk. */
const SHRINKING_MILLISECONDS = 120_000;

/** `holds` throws where the property does not; `runs`: cases of a slice. */
export function property<T>(runs: number, cases: fc.Arbitrary<T>, holds: (subject: Subject, value: T) => void): Check {
  return (subject, seed, path) => {
    const details = fc.check(
      fc.property(cases, (value) => holds(subject, value)),
      { seed, path, numRuns: runs, interruptAfterTimeLimit: SHRINKING_MILLISECONDS },
    );
    if (!details.failed) return { cases: details.numRuns };
    const error = details.errorInstance;
    return {
      cases: details.numRuns,
      failure: {
        example: fc.stringify(details.counterexample?.[0]),
        message: error instanceof Error ? error.message : String(error),
        path: details.counterexamplePath ?? "",
      },
    };
  };
}
