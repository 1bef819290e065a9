/**
 * What a suite is: a question, asked of several inputs. In go the options of the command line, out come rows, one for
 * each input, each of them one interleaved run.
 */
import type { LayoutName } from "./data.ts";
import { type Case, interleave, ratio, type Timing } from "./interleave.ts";

export interface SuiteOptions {
  /** Most rounds of a row */
  readonly rounds: number;
  /** Every number of hits and objects times this, for a quick look */
  readonly scale: number;
  /** Only these, where a suite has them; default all it has */
  readonly dims?: readonly number[];
  readonly layouts?: readonly LayoutName[];
  readonly sizes?: readonly string[];
  /** TrackML event to train on besides the simulated one, and for how many steps */
  readonly trackml?: string;
  readonly steps: number;
}

export interface Row {
  /** What was measured on; the table's first columns */
  readonly about: Readonly<Record<string, string | number>>;
  readonly timings: readonly Timing[];
  /** By label: medians over the rounds */
  readonly ratios: Readonly<Record<string, number>>;
  /** What follows from the times, or was measured besides */
  readonly extra?: Readonly<Record<string, number>>;
}

export interface Suite {
  readonly name: string;
  /** The lines above the table: what is in it */
  readonly text: string;
  /** Of the times in the table; default ms. In JSON they are milliseconds. */
  readonly unit?: "ms" | "µs";
  rows(options: SuiteOptions): AsyncIterable<Row>;
}

/** Label, numerator, denominator: names of cases. */
export type RatioNames = readonly [label: string, a: string, b: string];

/** Of what the data of every suite is drawn. */
export const SEED = 1;
export const Q_MIN = 0.1;
/** That of the capped losses. */
export const MAX_N_REP = 100_000;

const WARM_UP = 3;
const ROW_SECONDS = 30;

/** One row: ratios of cases that were left out are left out. */
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

/** Those of `all` that the command line names, or all where it names none. */
export function chosen<T>(all: readonly T[], only: readonly T[] | undefined): readonly T[] {
  return only ? all.filter((item) => only.includes(item)) : all;
}

/** A layout and its D, for suites that look at few. */
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

/** TrackML events of which PyTorch figures are published: the innermost layers, and all. */
export const SIZES: Readonly<Record<string, Size>> = {
  pixel: { hits: 66_000, objects: 10_000 },
  full: { hits: 126_000, objects: 11_000 },
};
