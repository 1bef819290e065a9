/** What every reader of a file gives: columns by name. */

export type ColumnValues =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

export interface Column {
  readonly name: string;
  /** Rows, and numbers in each: 1, or the width of a matrix, whose values are row-major. */
  readonly rows: number;
  readonly width: number;
  readonly values: ColumnValues;
}

export interface Table {
  /** Name of the file or files. */
  readonly file: string;
  readonly columns: readonly Column[];
}

/** A file that cannot be read. The sentence names the file, the column or row, and what was expected. */
export class FileError extends Error {
  override name = "FileError";
}

/** Makes a column of plain values: numbers, bigints, booleans, or lists of them, all of one length. */
export function columnOf(file: string, name: string, rows: readonly unknown[], firstRow = 1): Column {
  const bad = (row: number, got: unknown, expected: string): FileError =>
    new FileError(`${file}: column ${name}, row ${row + firstRow}: got ${show(got)}, expected ${expected}.`);
  const isList = (value: unknown): value is ArrayLike<unknown> =>
    Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  const width = isList(rows[0]) ? rows[0].length : 1;
  const whole = rows.some((row) => typeof row === "bigint");
  const values = whole ? new BigInt64Array(rows.length * width) : new Float64Array(rows.length * width);
  for (const [row, value] of rows.entries()) {
    const parts = isList(value) ? value : [value];
    if (parts.length !== width || (width > 1 && !isList(value))) {
      throw bad(row, parts.length === 1 ? "1 number" : `${parts.length} numbers`, `${width}, as in the first row`);
    }
    for (let c = 0; c < width; c++) {
      const part = parts[c];
      if (whole) {
        if (typeof part !== "bigint") throw bad(row, part, "a whole number, as in other rows");
        values[row * width + c] = part;
        continue;
      }
      const number = typeof part === "boolean" ? Number(part) : part;
      if (typeof number !== "number" || !Number.isFinite(number)) throw bad(row, part, "a finite number");
      values[row * width + c] = number;
    }
  }
  return { name, rows: rows.length, width, values };
}

export function show(value: unknown): string {
  if (value === "") return "nothing";
  if (value === null || value === undefined) return "no value";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
