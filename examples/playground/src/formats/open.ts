/** Files that are opened or dropped: from the file to the dialog, the views or a sentence. */
import { InputError } from "../../../../src/index.ts";
import { calculate } from "../calculation/client.ts";
import type { Hits } from "../data/hits.ts";
import { hitsOf, untrainedOutputs } from "../data/simulated.ts";
import { clusteringShown, hitsShown, notify, store } from "../model.ts";
import { nextTask } from "../store.ts";
import { assembleHits } from "./assemble.ts";
import { oneEvent, type Series } from "./events.ts";
import { guessMapping } from "./mapping.ts";
import { type Column, FileError, type Table } from "./table.ts";

/** The network's graph of more hits than this takes too long to step through. */
const mostNetworkHits = 12_000;

async function busy<Result>(what: string, work: () => Promise<Result>): Promise<Result | undefined> {
  store.set({ busy: what });
  try {
    return await work();
  } catch (error) {
    notify("error", error instanceof Error ? error.message : String(error));
    return undefined;
  } finally {
    store.set({ busy: undefined });
  }
}

export async function openFiles(files: readonly File[]): Promise<void> {
  const model = files.find(({ name }) => /\.onnx$/i.test(name));
  const others = files.filter((file) => file !== model);
  if (others.length > 0) await openData(others);
  if (model) store.set({ model });
}

async function openData(files: readonly File[]): Promise<void> {
  const read = await busy(`Reading ${files.map(({ name }) => name).join(", ")} …`, () => calculate("read", { files }));
  if (!read) return;
  if ("table" in read) {
    store.set({ mapping: guessMapping(read.table) });
    return;
  }
  const { event, name } = read;
  const count = event.hits.x.length;
  if (count > mostNetworkHits) {
    notify(
      "error",
      `${name}: got ${count} hits, expected at most ${mostNetworkHits} for the network in the page; thin the event.`,
    );
    return;
  }
  const hits = { ...hitsOf(name, event), ...untrainedOutputs(event) };
  store.set({ event: hits, source: "event", selected: undefined, hovered: -1, mapping: undefined });
  notify(
    "news",
    `${name}: ${count.toLocaleString("en")} hits. The network of this page places them; it has learned a simulated barrel alone.`,
  );
}

/** Shows the hits that a table was mapped to, once their clusters, which take longest, were found in a task before. */
export async function showMapped(opened: Hits, table: Table, series?: Series): Promise<void> {
  try {
    clusteringShown({ ...store.get(), opened, source: "opened" });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    notify("error", `${opened.name}: ${error.message}.`);
    return;
  }
  await nextTask();
  store.set({ opened, table, series, source: "opened", selected: undefined, hovered: -1, mapping: undefined });
}

/** Shows another event of the file. */
export async function showEvent({ mapping, events }: Series, chosen: number): Promise<void> {
  const own = oneEvent(mapping, events, chosen);
  try {
    await showMapped(assembleHits(own), own.table, { mapping, events, chosen });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    notify("error", error.message);
  }
}

/** The columns of the event that the views show, for a model to take as features. */
export function eventTable(): Table {
  const { table, source } = store.get();
  if (source === "opened" && table) return table;
  const { positions, object, pt, count, name } = hitsShown(store.get());
  const column = (called: string, values: Column["values"]): Column => ({
    name: called,
    rows: count,
    width: 1,
    values,
  });
  const { x, y, z } = positions!;
  const r = x.map((value, j) => Math.hypot(value, y[j]));
  return {
    file: name,
    columns: [
      column("hit_x", x),
      column("hit_y", y),
      column("hit_z", z),
      column("r", r),
      column(
        "phi",
        x.map((value, j) => Math.atan2(y[j], value)),
      ),
      column(
        "eta",
        z.map((value, j) => Math.asinh(value / r[j])),
      ),
      ...(object ? [column("objectId", object)] : []),
      ...(pt ? [column("pt", pt)] : []),
    ],
  };
}

/** Runs the model on these columns of the event; its outputs are mapped as a file's columns are. */
export async function runModel(model: File, names: readonly string[], scale: number): Promise<void> {
  const { columns, file } = eventTable();
  const chosen = names.map((name) => columns.find((column) => column.name === name));
  const missing = names.filter((_, i) => !chosen[i]);
  if (missing.length > 0 || names.length === 0) {
    const got = names.length === 0 ? "no columns" : missing.join(", ");
    notify(
      "error",
      `${model.name}: got ${got} as features, expected some of ${columns.map(({ name }) => name).join(", ")}.`,
    );
    return;
  }
  const parts = chosen as Column[];
  const hits = parts[0].rows;
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  const features = new Float32Array(hits * width);
  let offset = 0;
  for (const part of parts) {
    for (let i = 0; i < part.values.length; i++) {
      const place = Math.floor(i / part.width) * width + offset + (i % part.width);
      features[place] = scale * Number(part.values[i]);
    }
    offset += part.width;
  }
  const outputs = await busy(`Running ${model.name} …`, () =>
    calculate("onnx", { file: model, features, hits }, [features.buffer]),
  );
  if (!outputs) return;
  const own = outputs.columns.map(({ name }) => name);
  const kept = columns.filter(({ name }) => !own.includes(name));
  const table = { file: `${model.name} on ${file}`, columns: [...outputs.columns, ...kept] };
  store.set({ model: undefined, mapping: guessMapping(table) });
}
