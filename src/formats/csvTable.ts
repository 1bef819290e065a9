/**
 * Reads a CSV text into checked, typed columns of numbers or of 64-bit integers. The 64-bit integers are parsed
 * directly from the text, so they are never rounded to a float64.
 */
import { csvParseRows } from "d3-dsv";
import { InputError } from "../errors.ts";

/** The columns of a CSV text. Each method throws an InputError for an absent column or a malformed cell. */
export interface CsvTable {
  /** Number of rows below the header. */
  readonly length: number;
  /** Returns a column of finite decimal numbers. */
  numbers(column: string): Float64Array;
  /** Returns a column of whole numbers that fit signed 32-bit integers. */
  integers(column: string): Int32Array;
  /** Returns a column of whole numbers that fit signed 64-bit integers, exactly. */
  ids(column: string): BigInt64Array;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const whole = /^[+-]?\d+$/;

/**
 * Reads the header and splits the rows. Cells are checked only when their column is read, so unused columns may hold
 * anything.
 *
 * @param name the name of the table in messages
 * @throws {InputError} if the text is empty or a row has another number of cells than the header
 */
export function csvTable(name: string, text: string): CsvTable {
  // Not csvParse: it builds row objects with generated code, which several runtimes forbid.
  const [header, ...rows] = csvParseRows(text.replace(/^\uFEFF/, ""));
  if (header === undefined) throw new InputError(`${name}: got an empty text, expected a CSV with a header line.`);
  const columns = header.map((cell) => cell.trim());
  const ragged = rows.findIndex((row) => row.length !== columns.length);
  if (ragged >= 0) {
    const got = rows[ragged].length;
    throw new InputError(`${name}, row ${ragged + 1}: got ${got} cells, expected ${columns.length} as in the header.`);
  }

  function cells<T>(column: string, expected: string, parse: (cell: string) => T | undefined): T[] {
    const c = columns.indexOf(column);
    if (c < 0) {
      const got = columns.slice(0, 20).join(", ").slice(0, 200);
      throw new InputError(`${name}: got the columns ${got}, expected also ${column}; is it the right file?`);
    }
    return rows.map((row, r) => {
      const value = parse(row[c].trim());
      if (value === undefined) {
        throw new InputError(`${name}, row ${r + 1}, ${column}: got "${row[c].slice(0, 40)}", expected ${expected}.`);
      }
      return value;
    });
  }

  const parseNumber = (cell: string): number | undefined => {
    const value = decimal.test(cell) ? Number(cell) : Number.NaN;
    return Number.isFinite(value) ? value : undefined;
  };
  const parseInteger = (cell: string): number | undefined => {
    const value = whole.test(cell) ? Number(cell) : Number.NaN;
    return value === (value | 0) ? value : undefined;
  };
  const parseId = (cell: string): bigint | undefined => {
    const value = whole.test(cell) ? BigInt(cell.replace("+", "")) : undefined;
    return value !== undefined && BigInt.asIntN(64, value) === value ? value : undefined;
  };
  return {
    length: rows.length,
    numbers: (column) => Float64Array.from(cells(column, "a finite decimal number", parseNumber)),
    integers: (column) => Int32Array.from(cells(column, "a whole number of 32 bits", parseInteger)),
    ids: (column) => BigInt64Array.from(cells(column, "a whole number of 64 bits", parseId)),
  };
}
