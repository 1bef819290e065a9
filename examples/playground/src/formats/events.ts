/** Files of several events, of which one is shown: a column numbers the event of each row, or holds their offsets. */
import type { Mapping } from "./mapping.ts";
import { type Column, FileError } from "./table.ts";

export interface Events {
  readonly names: readonly string[];
  /** [N] which of them each row is of. */
  readonly eventOfRow: Int32Array;
}

/** The events that the column of the role `event` tells apart; undefined if none has that role. */
export function eventsOf({ table, single }: Mapping): Events | undefined {
  const named = (name: string | undefined): Column | undefined => table.columns.find((column) => column.name === name);
  const [column, beta] = [named(single.event), named(single.beta)];
  if (!column || !beta) return undefined;
  return column.rows === beta.rows ? byNumber(column) : byOffsets(table.file, column, beta.rows);
}

/** The event that was chosen, as if the file held no other. */
export function oneEvent(mapping: Mapping, events: Events | undefined, chosen: number): Mapping {
  const { event: _, ...single } = mapping.single;
  if (!events || events.names.length < 2) return { ...mapping, single };
  const { file, columns } = mapping.table;
  const rows: number[] = [];
  for (let j = 0; j < events.eventOfRow.length; j++) if (events.eventOfRow[j] === chosen) rows.push(j);
  const others = columns.filter(({ name }) => name !== mapping.single.event);
  const kept = others.map((column) => (column.rows === events.eventOfRow.length ? rowsOf(column, rows) : column));
  return { ...mapping, single, table: { file: `${file}, event ${events.names[chosen]}`, columns: kept } };
}

function byNumber({ values }: Column): Events {
  const numbers = new Map<number | bigint, number>();
  const eventOfRow = Int32Array.from({ length: values.length }, (_, j) => {
    const own = numbers.get(values[j]) ?? numbers.size;
    numbers.set(values[j], own);
    return own;
  });
  return { names: Array.from(numbers.keys(), String), eventOfRow };
}

function byOffsets(file: string, { name, rows, values }: Column, hits: number): Events {
  const offsets = Array.from(values as Float64Array, Number);
  const rises = offsets.every((offset, e) => Number.isInteger(offset) && (e === 0 || offset >= offsets[e - 1]));
  if (!rises || offsets[0] !== 0 || offsets[rows - 1] !== hits) {
    throw new FileError(
      `${file}: column ${name}: got ${rows} rows, expected the event of each of ${hits} hits, or offsets from 0 to ${hits}.`,
    );
  }
  const eventOfRow = new Int32Array(hits);
  for (let e = 0; e + 1 < rows; e++) eventOfRow.fill(e, offsets[e], offsets[e + 1]);
  return { names: Array.from({ length: rows - 1 }, (_, e) => `${e}`), eventOfRow };
}

function rowsOf(column: Column, rows: readonly number[]): Column {
  const { width } = column;
  const all = column.values as Float64Array; // of whichever kind: numbers of a kind go to an array of that kind
  const values = all.slice(0, rows.length * width);
  rows.forEach((row, j) => {
    for (let c = 0; c < width; c++) values[j * width + c] = all[row * width + c];
  });
  return { ...column, rows: rows.length, values };
}

/** A file of several events that is shown: what is needed to show another of them. */
export interface Series {
  readonly mapping: Mapping;
  readonly events: Events;
  readonly chosen: number;
}
