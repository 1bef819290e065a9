/** Formats the report that the job prints at its end, from terms, scores and times. */
import type { TigerTerms } from "../../src/index.ts";
import type { NamedScore } from "./score.ts";
import type { TrainingState } from "./trainer.ts";

/** Formats columns with two spaces between them. The first is aligned left, the others right. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  return rows
    .map((row) => row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join("  "))
    .join("\n");
}

/** Formats the terms before and after training. */
export function termsTable(start: TigerTerms, end: TigerTerms): string {
  const names = ["attractive", "repulsive", "coward", "noise", "total"] as const;
  const rows = names.map((name) => [name, start[name].toFixed(5), end[name].toFixed(5)]);
  return formatTable([["term", "start", "end"], ...rows, ["nRep", `${start.nRep}`, `${end.nRep}`]]);
}

const caveats = `Efficiencies count particles with three hits or more.
DBSCAN's scan chooses by the truth, which flatters it.
A network fitted to one event overfits that event: its score there shows that the loss works, and no more.`;

/** Formats one row per clustering, and the caveats. An efficiency with a denominator of 0 is printed as a dash. */
export function scoresTable(scores: readonly NamedScore[]): string {
  const share = (value: number): string => (Number.isNaN(value) ? "-" : value.toFixed(3));
  const rows = scores.map(({ name, score }) => [
    name,
    `${score.clusters}`,
    share(score.perfect),
    share(score.lhc),
    share(score.doubleMajority),
  ]);
  return `${formatTable([["clusters of", "found", "perfect", "LHC", "double majority"], ...rows])}\n${caveats}`;
}

/** Formats the time per step of network and loss, and the memory of the kernels. */
export function costTable({ step, lossMs, networkMs }: TrainingState, memoryBytes: number): string {
  return formatTable([
    ["steps", `${step}`],
    ["network, per step", `${(networkMs / step).toFixed(2)} ms`],
    ["loss with gradient, per step", `${(lossMs / step).toFixed(2)} ms`],
    ["peak linear memory of the loss", `${(memoryBytes / 2 ** 20).toFixed(2)} MiB`],
  ]);
}
