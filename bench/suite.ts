/**
 * A suite measures the same thing on several inputs. It takes the options of the command line and yields one row for
 * each input; a row is one interleaved run.
 */
import type { LayoutName } from "./data.ts";
import { type Case, interleave, ratio, type Timing } from "./interleave.ts";

export interface SuiteOptions {
  /** Largest number of rounds of a row */
  readonly rounds: number;
  /** Multiplies every number of hits and objects, for a quick look */
  readonly scale: number;
  /** Only these, if a suite has them; default: all it has */
  readonly dims?: readonly number[];
  readonly layouts?: readonly LayoutName[];
  readonly sizes?: readonly string[];
  /** TrackML event to train on besides the simulated one, and for how many steps */
  readonly trackml?: string;
  readonly steps: number;
  /** Folder of another build's dist, for the suite compare */
  readonly before?: string;
}

export interface Row {
  /** What was measured on; the table's first columns */
  readonly about: Readonly<Record<string, string | number>>;
  readonly timings: readonly Timing[];
  /** By label: medians over the rounds */
  readonly ratios: Readonly<Record<string, number>>;
  /** Numbers derived from the times or measured in addition */
  readonly extra?: Readonly<Record<string, number>>;
}

export interface Suite {
  readonly name: string;
  /** The lines above the table: explain what is in it */
  readonly text: string;
  /** Unit of the times in the table; default ms. In JSON they are always milliseconds. */
  readonly unit?: "ms" | "µs";
  rows(options: SuiteOptions): AsyncIterable<Row>;
}

/** Label, numerator, denominator: names of cases. */
export type RatioNames = readonly [label: string, a: string, b: string];

/** The random seed of every suite's data. */
export const SEED = 1;
export const Q_MIN = 0.1;
/** maxNRep of the capped losses. */
export const MAX_N_REP = 100_000;

const WARM_UP = 3;
const ROW_SECONDS = 30;

/** Measures one row. Ratios with a case that is absent are omitted. */
export async function measure(
  about: Row["about"],
  cases: readonly Case[],
  ratioNames: readonly RatioNames[],
  rounds: number,
): Promise<Row> {
  const timings = await interleave(cases, { rounds, warmUp: WARM_UP, seconds: ROW_SECONDS });
  const ratios: Record<string, number> = {};
  for (const [label, ...names] of ratioNames) {
    const [a, b] = names.map((name) => timings.find((timing) => timing.name === name));
    if (a && b) ratios[label] = ratio(a, b);
  }
  return { about, timings, ratios };
}

/** The items of `all` that the command line names, or all if it names none. */
export function chosen<T>(all: readonly T[], only: readonly T[] | undefined): readonly T[] {
  return only ? all.filter((item) => only.includes(item)) : all;
}

/** A layout and its D, for suites that measure only a few. */
export type Space = readonly [layout: LayoutName, dims: number];

export function chosenSpaces(all: readonly Space[], { dims, layouts }: SuiteOptions): readonly Space[] {
  return all.filter(([name, D]) => (layouts?.includes(name) ?? true) && (dims?.includes(D) ?? true));
}

export interface Size {
  readonly hits: number;
  readonly objects: number;
}

export function scaled({ hits, objects }: Size, scale: number): Size {
  return { hits: Math.max(1, Math.round(hits * scale)), objects: Math.max(1, Math.round(objects * scale)) };
}

/** Small enough for plain JavaScript. */
export const MEDIUM: Size = { hits: 10_000, objects: 1_000 };

/** Sizes of TrackML events for which PyTorch figures are published: innermost layers only, and all layers. */
export const SIZES: Readonly<Record<string, Size>> = {
  pixel: { hits: 66_000, objects: 10_000 },
  full: { hits: 126_000, objects: 11_000 },
};

/** Sizes at which inference is measured: a plain loop is affordable at the first alone, in most layouts. */
export const CONDENSED: Readonly<Record<string, Size>> = {
  medium: MEDIUM,
  full: SIZES.full,
  million: { hits: 1_000_000, objects: 100_000 },
};
