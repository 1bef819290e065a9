/** CSV and JSON. */
import { csvParseRows } from "d3-dsv";
import { type Column, columnOf, FileError, show, type Table } from "./table.ts";

/** Not csvParse, which generates code, and the page's policy forbids that. */
export function readCsv(file: string, text: string): Table {
  const [header, ...rows] = csvParseRows(text.replace(/^\uFEFF/, ""));
  if (!header || header.length < 2) {
    throw new FileError(
      `${file}: got ${show(header?.[0])} as first line, expected the names of the columns, with commas.`,
    );
  }
  if (header.every((name) => name.trim() !== "" && Number.isFinite(Number(name)))) {
    throw new FileError(`${file}: got numbers as first line, expected the names of the columns.`);
  }
  if (rows.length === 0) throw new FileError(`${file}: got a header and no rows, expected a row for each hit.`);
  const short = rows.findIndex((row) => row.length !== header.length);
  if (short >= 0) {
    const got = rows[short].length;
    throw new FileError(`${file}: row ${short + 2}: got ${got} cells, expected ${header.length}, as in the header.`);
  }
  return { file, columns: header.map((name, c) => readCells(file, name.trim(), rows, c)) };
}

const integer = /^\s*[-+]?\d+\s*$/;

function readCells(file: string, name: string, rows: readonly string[][], c: number): Column {
  // Ids may exceed 2^53.
  if (rows.every((row) => integer.test(row[c])) && rows.some((row) => row[c].length > 15)) {
    return { name, rows: rows.length, width: 1, values: BigInt64Array.from(rows, (row) => BigInt(row[c].trim())) };
  }
  const values = new Float64Array(rows.length);
  for (const [row, cells] of rows.entries()) {
    const text = cells[c].trim();
    const value = text === "" ? Number.NaN : Number(text);
    if (!Number.isFinite(value)) {
      // The first line is the header.
      throw new FileError(`${file}: column ${name}, row ${row + 2}: got ${show(text)}, expected a finite number.`);
    }
    values[row] = value;
  }
  return { name, rows: rows.length, width: 1, values };
}

/** { beta: […], x: [[…], …], … } or a list of { beta, x, … }. */
export function readJson(file: string, text: string): Table {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new FileError(`${file}: got ${(error as Error).message}, expected JSON.`);
  }
  if (Array.isArray(data)) {
    const names = Object.keys((data[0] as object) ?? {});
    if (names.length === 0)
      throw new FileError(`${file}: got an empty list, expected a list of objects with beta and x.`);
    const records = data as Record<string, unknown>[];
    return {
      file,
      columns: names.map((name) =>
        columnOf(
          file,
          name,
          records.map((record) => record?.[name]),
        ),
      ),
    };
  }
  const lists = Object.entries((data ?? {}) as object).filter(([, value]) => Array.isArray(value));
  if (lists.length === 0) {
    throw new FileError(`${file}: got ${show(data)}, expected lists by name: { "beta": […], "x": [[…], …] }.`);
  }
  return { file, columns: lists.map(([name, rows]) => columnOf(file, name, rows as unknown[])) };
}
