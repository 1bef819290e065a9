/** Formats tables of text. */

/** Formats columns with two spaces between them. The first is aligned left, the others right. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  return rows
    .map((row) => row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join("  "))
    .join("\n");
}

/** An efficiency; one with a denominator of 0 is a dash. */
export function share(value: number): string {
  return Number.isNaN(value) ? "-" : value.toFixed(3);
}
