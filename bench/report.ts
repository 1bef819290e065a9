/** What a benchmark prints: rows as a Markdown table, and the machine that gave them. */
import { cpus } from "node:os";

/** The first column aligned left, the others right. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, column) => (column === 0 ? "---" : "---:"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** CPU, version of Node and date (UTC). */
export function machine(): string {
  return `${cpus()[0].model.trim()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
}
