/** NumPy's arrays: .npy, and .npz, which is a zip of them. */
import { unzipSync } from "fflate";
import { parse } from "npyjs";
import { type Column, type ColumnValues, FileError, type Table } from "./table.ts";

/** "\x93NUMPY" */
const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

function readArray(file: string, name: string, bytes: Uint8Array): Column {
  if (!magic.every((byte, i) => bytes[i] === byte)) {
    throw new FileError(`${file}: array ${name}: got no header of NumPy's, expected what numpy.save writes.`);
  }
  // A copy of its own: the numbers must lie on their own boundaries.
  const buffer = bytes.slice().buffer;
  let array: ReturnType<typeof parse>;
  try {
    array = parse(buffer);
  } catch (error) {
    throw new FileError(`${file}: array ${name}: got ${(error as Error).message}, expected an array of real numbers.`);
  }
  const { shape, dtype, fortranOrder } = array;
  const data: unknown = array.data;
  if (Array.isArray(data) && dtype === "b1") {
    return { name, rows: data.length, width: 1, values: Uint8Array.from(data, Number) };
  }
  if (Array.isArray(data) || /^[cU]/.test(dtype)) {
    throw new FileError(`${file}: array ${name}: got the type ${dtype}, expected real numbers or integers.`);
  }
  const rows = shape[0] ?? 1;
  const width = shape.slice(1).reduce((product, n) => product * n, 1);
  const values = data as ColumnValues;
  if (values.length !== rows * width) {
    throw new FileError(
      `${file}: array ${name}: got ${values.length} numbers, expected ${rows * width} for its shape ${shape.join(" × ")}.`,
    );
  }
  return { name, rows, width, values: fortranOrder && width > 1 ? transposed(values, rows, width) : values };
}

/** From column after column to row after row. */
function transposed(values: ColumnValues, rows: number, width: number): ColumnValues {
  const turned = values.slice();
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < width; c++) turned[row * width + c] = values[c * rows + row];
  }
  return turned;
}

export function readNpy(file: string, bytes: Uint8Array): Table {
  return { file, columns: [readArray(file, file.replace(/\.npy$/i, ""), bytes)] };
}

export function readNpz(file: string, bytes: Uint8Array): Table {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch (error) {
    throw new FileError(`${file}: got no zip (${(error as Error).message}), expected what numpy.savez writes.`);
  }
  const names = Object.keys(entries).filter((name) => name.endsWith(".npy"));
  if (names.length === 0) throw new FileError(`${file}: got no arrays, expected .npy entries, as numpy.savez writes.`);
  return { file, columns: names.map((name) => readArray(file, name.replace(/\.npy$/, ""), entries[name])) };
}
