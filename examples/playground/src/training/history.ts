/** The curves of a training. */
import { historyColumns } from "./protocol.ts";

/** Columns of numbers, one row a step or a score. A new object for each state, over the same arrays. */
export interface History {
  readonly steps: Readonly<Record<(typeof historyColumns)[number], number[]>>;
  readonly scores: { readonly step: number[]; readonly doubleMajority: number[]; readonly perfect: number[] };
}

/** Above this many rows every second one is dropped. */
const mostRows = 4000;

export function emptyHistory(): History {
  const steps = Object.fromEntries(historyColumns.map((name) => [name, [] as number[]]));
  return { steps: steps as unknown as History["steps"], scores: { step: [], doubleMajority: [], perfect: [] } };
}

/** Adds rows as the worker sends them. */
export function addSteps({ steps, scores }: History, rows: Float64Array): History {
  const width = historyColumns.length;
  if (rows.length > 0) dropFrom(steps, rows[0]);
  for (let i = 0; i < rows.length; i++) steps[historyColumns[i % width]].push(rows[i]);
  return { steps: halved(steps), scores };
}

export function addScore(
  { steps, scores }: History,
  row: { step: number; doubleMajority: number; perfect: number },
): History {
  dropFrom(scores, row.step);
  for (const name of ["step", "doubleMajority", "perfect"] as const) scores[name].push(row[name]);
  return { steps, scores: halved(scores) };
}

/** A worker that was started anew repeats the steps since the weights that it was given: they replace what was there. */
function dropFrom(columns: { readonly step: number[] }, step: number): void {
  let rows = columns.step.length;
  while (rows > 0 && columns.step[rows - 1] >= step) rows--;
  for (const all of Object.values(columns) as number[][]) all.length = rows;
}

function halved<Columns extends { readonly step: number[] }>(columns: Columns): Columns {
  if (columns.step.length <= mostRows) return columns;
  const entries = Object.entries(columns as unknown as Record<string, number[]>);
  return Object.fromEntries(
    entries.map(([name, all]) => [name, all.filter((_, row) => row % 2 === 1)]),
  ) as unknown as Columns;
}
