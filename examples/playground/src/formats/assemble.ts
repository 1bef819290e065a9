/** Columns and what they mean → hits. Every problem is a sentence that names the file, the column and the row. */
import { denseIds, type Floats, InputError } from "../../../../src/index.ts";
import { type ExtraName, extraNames, type Hits } from "../data/hits.ts";
import type { Mapping, SingleRole } from "./mapping.ts";
import { type Column, FileError, show } from "./table.ts";

/** What a page can draw and condense at once. */
const mostHits = 500_000;
const mostDimensions = 64;

type Real = typeof Float32Array | typeof Float64Array;

export function assembleHits({ table, single, x }: Mapping): Hits {
  const { file, columns } = table;
  const column = (name: string): Column => columns.find((one) => one.name === name)!;
  const names = columns.map((one) => one.name).join(", ");
  if (!single.beta) throw new FileError(`${file}: got the columns ${names}, expected one of them chosen as beta.`);
  if (x.length === 0) throw new FileError(`${file}: got the columns ${names}, expected one or several chosen as x.`);
  const beta = column(single.beta);
  const coordinates = x.map(column);
  const others = Object.values(single).map((name) => column(name));
  for (const { name, rows } of [...coordinates, ...others]) {
    if (rows === beta.rows) continue;
    throw new FileError(`${file}: column ${name}: got ${rows} rows, expected ${beta.rows}, as in ${beta.name}.`);
  }
  const dimensions = coordinates.reduce((sum, { width }) => sum + width, 0);
  if (beta.rows === 0) throw new FileError(`${file}: column ${beta.name}: got no rows, expected at least one hit.`);
  if (beta.rows > mostHits) throw new FileError(`${file}: got ${beta.rows} hits, expected at most ${mostHits}.`);
  if (dimensions > mostDimensions) {
    throw new FileError(`${file}: got ${dimensions} latent coordinates, expected at most ${mostDimensions}.`);
  }
  // The precision of the file is that of the losses.
  const Type: Real = [beta, ...coordinates].some(({ values }) => values instanceof Float32Array)
    ? Float32Array
    : Float64Array;
  const real = (from: Column): Floats => reals(file, from, Type);
  const hits: Hits = {
    name: file,
    count: beta.rows,
    dimensions,
    beta: checkBeta(file, beta.name, real(beta)),
    x: joined(coordinates.map(real), coordinates, beta.rows, dimensions, Type),
  };
  const optional = <Value>(role: SingleRole, make: (from: Column) => Value): Value | undefined =>
    single[role] === undefined ? undefined : make(column(single[role]!));
  const places = (["hitX", "hitY", "hitZ"] as const).map((role) =>
    optional(role, (from) => reals(file, from, Float32Array)),
  );
  const [px, py, pz] = places as (Float32Array | undefined)[];
  const extras = Object.fromEntries(
    extraNames.flatMap((role): [ExtraName, Floats][] => (single[role] ? [[role, real(column(single[role]!))]] : [])),
  );
  return {
    ...hits,
    ...optional("objectId", (from) => objectsOf(file, from)),
    pt: optional("pt", (from) => reals(file, from, Float32Array) as Float32Array),
    positions: px && py && pz ? { x: px, y: py, z: pz } : undefined,
    extras,
  };
}

function reals(file: string, { name, width, values }: Column, Type: Real): Floats {
  const numbers = new Type(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = Number(values[i]);
    if (!Number.isFinite(value)) {
      const row = Math.floor(i / width) + 1;
      throw new FileError(`${file}: column ${name}, row ${row}: got ${show(value)}, expected a finite number.`);
    }
    numbers[i] = value;
  }
  return numbers;
}

function checkBeta(file: string, name: string, beta: Floats): Floats {
  for (let j = 0; j < beta.length; j++) {
    if (beta[j] >= 0 && beta[j] <= 1) continue;
    const hint = beta[j] < 0 || beta[j] > 1.5 ? "; if these are logits, apply the sigmoid first" : "";
    throw new FileError(
      `${file}: column ${name}, row ${j + 1}: got ${show(beta[j])}, expected a likelihood from 0 to 1${hint}.`,
    );
  }
  return beta;
}

function joined(parts: readonly Floats[], columns: readonly Column[], rows: number, width: number, Type: Real): Floats {
  if (parts.length === 1) return parts[0];
  const all = new Type(rows * width);
  let offset = 0;
  for (const [i, part] of parts.entries()) {
    const own = columns[i].width;
    for (let j = 0; j < rows; j++) {
      for (let c = 0; c < own; c++) all[j * width + offset + c] = part[j * own + c];
    }
    offset += own;
  }
  return all;
}

function objectsOf(file: string, { name, values }: Column): Pick<Hits, "object" | "ids"> {
  const exact =
    values instanceof BigInt64Array || values instanceof BigUint64Array || values instanceof Int32Array
      ? values
      : Array.from(values as Float64Array);
  try {
    const { numbers, ids } = denseIds({ ids: exact });
    return { object: numbers.map((number) => number + 1), ids: Array.from(ids as Float64Array, String) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new FileError(`${file}: column ${name}: ${error.message}, expected whole numbers as ids.`);
  }
}
