// Files of several events that are dropped on the page: which rows are of which event.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { assembleHits } from "../../examples/playground/src/formats/assemble.ts";
import { eventsOf, oneEvent } from "../../examples/playground/src/formats/events.ts";
import { guessMapping, type Mapping } from "../../examples/playground/src/formats/mapping.ts";
import type { Column } from "../../examples/playground/src/formats/table.ts";

const column = (name: string, values: Column["values"], width = 1): Column => ({
  name,
  rows: values.length / width,
  width,
  values,
});

const hits = [
  column("beta", Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5)),
  column("x", Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 2),
  column("objectId", BigInt64Array.of(1n, 1n, 2n, 0n, 7n)),
];

function mapped(...columns: Column[]): Mapping {
  return guessMapping({ file: "batch.npz", columns: [...hits, ...columns] });
}

/** beta, x and true objects of each event. */
function shown(mapping: Mapping): [name: string, beta: number[], x: number[], ids: string[]][] {
  const events = eventsOf(mapping);
  return events!.names.map((_, chosen) => {
    const { name, beta, x, ids } = assembleHits(oneEvent(mapping, events, chosen));
    return [name, Array.from(beta, (b) => Math.round(100 * b) / 100), Array.from(x), [...ids!]];
  });
}

test("numbers of events in any order, each with the rows of its own", () => {
  assert.equal(shown(mapped(column("batch", Int32Array.of(7, 3, 7, 3, 7)))), [
    ["batch.npz, event 7", [0.1, 0.3, 0.5], [0, 1, 4, 5, 8, 9], ["1", "2", "7"]],
    ["batch.npz, event 3", [0.2, 0.4], [2, 3, 6, 7], ["1"]],
  ]);
});

test("offsets of events, as row splits", () => {
  assert.equal(shown(mapped(column("row_splits", BigInt64Array.of(0n, 2n, 5n)))), [
    ["batch.npz, event 0", [0.1, 0.2], [0, 1, 2, 3], ["1"]],
    ["batch.npz, event 1", [0.3, 0.4, 0.5], [4, 5, 6, 7, 8, 9], ["2", "7"]],
  ]);
});

test("one event, or none told, is the whole file", () => {
  for (const mapping of [mapped(), mapped(column("event", Int32Array.of(4, 4, 4, 4, 4)))]) {
    const own = oneEvent(mapping, eventsOf(mapping), 0);
    assert.is(own.single.event, undefined);
    const { name, count } = assembleHits(own);
    assert.equal([name, count], ["batch.npz", 5]);
  }
});

test("offsets that do not fit are refused with a sentence", () => {
  const message =
    /^batch\.npz: column rowSplits: got 3 rows, expected the event of each of 5 hits, or offsets from 0 to 5\.$/;
  for (const splits of [
    [0, 2, 4],
    [1, 2, 5],
    [0, 6, 5],
    [0, 1.5, 5],
  ]) {
    const mapping = mapped(column("rowSplits", Float64Array.from(splits)));
    assert.throws(
      () => eventsOf(mapping),
      (error: Error) => error.name === "FileError" && message.test(error.message),
    );
  }
});

test.run();
