/** Output of a benchmark: rows as a Markdown table, and the machine they were measured on. */
import { cpus } from "node:os";
import type { Timing } from "./interleave.ts";
import type { Row, Suite } from "./suite.ts";

/** A table with the first column aligned left and the others right. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, column) => (column === 0 ? "---" : "---:"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export interface Machine {
  readonly cpu: string;
  readonly node: string;
  readonly v8: string;
  /** UTC */
  readonly date: string;
}

export function machine(): Machine {
  const { node, v8 } = process.versions;
  return { cpu: cpus()[0].model.trim(), node, v8, date: new Date().toISOString().slice(0, 10) };
}

/** The table of a suite. Columns: what the rows are about, times, ratios, extras; a dash where a row has no value. */
export function suiteTable({ unit = "ms" }: Pick<Suite, "unit">, rows: readonly Row[]): string {
  const factor = unit === "µs" ? 1000 : 1;
  const cells = rows.map(
    ({ about, timings, ratios, extra }) =>
      new Map([
        ...mapped(about, (value) => (typeof value === "number" ? value.toLocaleString("en") : value)),
        ...timings.map(({ name, milliseconds }) => [`${name}, ${unit}`, digits(factor * milliseconds)] as const),
        ...mapped(ratios, (value) => `${digits(value)}×`),
        ...mapped(extra ?? {}, digits),
      ]),
  );
  const header = columns(rows, unit);
  return markdownTable(
    header,
    cells.map((row) => header.map((column) => row.get(column) ?? "–")),
  );
}

/** All columns that occur in a row, kind by kind, each kind in order of appearance. */
function columns(rows: readonly Row[], unit: string): string[] {
  const times = (timings: readonly Timing[]): string[] => timings.map(({ name }) => `${name}, ${unit}`);
  return [
    ...new Set([
      ...rows.flatMap(({ about }) => Object.keys(about)),
      ...rows.flatMap(({ timings }) => times(timings)),
      ...rows.flatMap(({ ratios }) => Object.keys(ratios)),
      ...rows.flatMap(({ extra }) => Object.keys(extra ?? {})),
    ]),
  ];
}

function mapped<T>(record: Readonly<Record<string, T>>, text: (value: T) => string): (readonly [string, string])[] {
  return Object.entries(record).map(([name, value]) => [name, text(value)] as const);
}

/** Three significant digits; from 100 on, the whole number. */
function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
