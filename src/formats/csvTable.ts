/**
 * A CSV text as checked, typed columns: in go the text and a name for messages, out come columns of numbers or of
 * 64-bit integers parsed from the text itself, never through a rounded number.
 */
import { csvParseRows } from "d3-dsv";
import { InputError } from "../errors.ts";

export interface CsvTable {
  /** Number of rows below the header. */
  readonly length: number;
  /** Finite decimal numbers. */
  numbers(column: string): Float64Array;
  /** Whole numbers that fit 32 bits. */
  integers(column: string): Int32Array;
  /** Whole numbers that fit 64 bits, exactly. */
  ids(column: string): BigInt64Array;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const whole = /^[+-]?\d+$/;

/**
 * Reads the header and splits the rows; cells are checked when their column is asked for. Columns nobody asks for may
 * hold anything.
 *
 * @param name what the table is called in messages
 * @throws InputError for an empty text, a row of another width than the header, an absent column, a malformed cell
 */
export function csvTable(name: string, text: string): CsvTable {
  // Rows, not objects: d3-dsv builds objects with generated code, which several runtimes forbid.
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
