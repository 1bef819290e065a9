/** Parquet, in every compression that pandas, polars and Arrow write. */
import { type ParquetReadOptions, parquetMetadata, parquetRead } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { type Column, type ColumnValues, columnOf, FileError, type Table } from "./table.ts";

type Chunk = Parameters<NonNullable<ParquetReadOptions["onChunk"]>>[0];

export async function readParquet(file: string, bytes: Uint8Array): Promise<Table> {
  const buffer = bytes.slice().buffer as ArrayBuffer;
  const chunks = new Map<string, Chunk[]>();
  const onChunk = (chunk: Chunk): void => {
    chunks.set(chunk.columnName, [...(chunks.get(chunk.columnName) ?? []), chunk]);
  };
  try {
    const metadata = parquetMetadata(buffer);
    await parquetRead({ file: buffer, metadata, compressors, onChunk });
  } catch (error) {
    throw new FileError(`${file}: got ${(error as Error).message}, expected a Parquet file.`);
  }
  const columns = [...chunks].flatMap(([name, parts]) => readColumn(file, name, parts));
  if (columns.length === 0) throw new FileError(`${file}: got no columns of numbers, expected at least beta and x.`);
  return { file, columns };
}

/** Columns of texts, dates and the like are left out. */
function readColumn(file: string, name: string, chunks: readonly Chunk[]): Column[] {
  const sorted = [...chunks].sort((a, b) => a.rowStart - b.rowStart).map(({ columnData }) => columnData);
  const [only] = sorted;
  if (sorted.length === 1 && ArrayBuffer.isView(only)) {
    return [{ name, rows: only.length, width: 1, values: only as ColumnValues }];
  }
  const rows = sorted.flatMap((data) => Array.from(data as ArrayLike<unknown>));
  const first = rows.find((row) => row !== null && row !== undefined);
  if (typeof first === "string" || first instanceof Date || first instanceof Uint8Array) return [];
  return [columnOf(file, name, rows)];
}
