/** Dropped files → columns, or a TrackML event. Each reader is loaded when the first file of its kind comes. */
import { parseTrackml, type TrackEvent } from "../../../../src/events.ts";
import { FileError, type Table } from "./table.ts";

export type Read = { readonly table: Table } | { readonly event: TrackEvent; readonly name: string };

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Above this a browser's tab runs out of memory. */
const mostBytes = 1 << 30;
const trackmlPart = /^(.*?)-?(hits|truth|particles|cells)\.csv$/i;
export const kinds = ".npz, .npy, .parquet, .csv, .json, a TrackML event or .onnx";

function textOf({ bytes }: NamedBytes): string {
  return new TextDecoder().decode(bytes);
}

async function unpack({ name, bytes }: NamedBytes): Promise<NamedBytes[]> {
  const { gunzipSync, unzipSync } = await import("fflate");
  try {
    if (/\.gz$/i.test(name)) return [{ name: name.slice(0, -3), bytes: gunzipSync(bytes) }];
    if (/\.zip$/i.test(name)) {
      return Object.entries(unzipSync(bytes)).map(([entry, content]) => ({
        name: entry.split("/").at(-1)!,
        bytes: content,
      }));
    }
  } catch (error) {
    throw new FileError(`${name}: got ${(error as Error).message}, expected a ${name.split(".").at(-1)} file.`);
  }
  return [{ name, bytes }];
}

async function readOne(file: NamedBytes): Promise<Table> {
  const { name, bytes } = file;
  if (bytes.length === 0) throw new FileError(`${name}: got an empty file, expected columns of numbers.`);
  switch (name.toLowerCase().split(".").at(-1)) {
    case "npz":
      return (await import("./npy.ts")).readNpz(name, bytes);
    case "npy":
      return (await import("./npy.ts")).readNpy(name, bytes);
    case "parquet":
    case "pq":
      return (await import("./parquet.ts")).readParquet(name, bytes);
    case "csv":
      return (await import("./text.ts")).readCsv(name, textOf(file));
    case "json":
      return (await import("./text.ts")).readJson(name, textOf(file));
    default:
      throw new FileError(`${name}: got a file of another kind, expected ${kinds}.`);
  }
}

function readTrackml(parts: Map<string, NamedBytes>, prefix: string): Read {
  const missing = ["hits", "truth", "particles"].filter((part) => !parts.has(part));
  if (missing.length > 0) {
    const names = missing.map((part) => `${prefix}-${part}.csv`).join(" and ");
    throw new FileError(
      `${[...parts.values()][0].name}: got no ${names}, expected all three files of the event together.`,
    );
  }
  const text = (part: string): string => textOf(parts.get(part)!);
  try {
    return {
      event: parseTrackml({ hits: text("hits"), truth: text("truth"), particles: text("particles") }),
      name: prefix || "TrackML event",
    };
  } catch (error) {
    throw new FileError(`${prefix}: ${(error as Error).message}`);
  }
}

/** Several files are one table: .npy files by their names, others by their columns. */
export async function readFiles(files: readonly File[]): Promise<Read> {
  const large = files.find(({ size }) => size > mostBytes);
  if (large)
    throw new FileError(`${large.name}: got ${(large.size / 2 ** 30).toFixed(1)} GiB, expected at most 1 GiB.`);
  const named = await Promise.all(
    files.map(async (file) => unpack({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const all = named.flat().filter(({ name }) => !name.startsWith("."));
  const trackml = new Map(
    all.flatMap((file) => {
      const [, , part] = trackmlPart.exec(file.name) ?? [];
      return part ? [[part.toLowerCase(), file] as const] : [];
    }),
  );
  const one = trackml.get("hits") ?? trackml.get("truth") ?? trackml.get("particles");
  if (one) return readTrackml(trackml, trackmlPart.exec(one.name)?.[1] ?? "");
  const tables = await Promise.all(all.map(readOne));
  if (tables.length === 0) throw new FileError(`${files[0]?.name ?? "The drop"}: got no file, expected ${kinds}.`);
  const table = {
    file: tables.map(({ file }) => file).join(" + "),
    columns: tables.flatMap(({ columns }) => columns),
  };
  const names = table.columns.map(({ name }) => name);
  const twice = names.find((name, c) => names.indexOf(name) < c);
  if (twice !== undefined) throw new FileError(`${table.file}: got the column ${twice} twice, expected other names.`);
  return { table };
}
