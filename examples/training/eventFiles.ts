/** Reads a TrackML event from its three files, plain or gzipped. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parseTrackml, type TrackEvent } from "../../src/events.ts";
import { InputError } from "../../src/index.ts";

/** The files `<path>-hits.csv`, `-truth.csv` and `-particles.csv`, or those with `.gz` behind. */
export function readEvent(path: string): TrackEvent {
  const text = (part: string): string => {
    const file = `${path}-${part}.csv`;
    if (existsSync(file)) return readFileSync(file, "utf8");
    if (existsSync(`${file}.gz`)) return gunzipSync(readFileSync(`${file}.gz`)).toString("utf8");
    throw new InputError(`got no file ${file} or ${file}.gz, expected a path like folder/event000000001.`);
  };
  return parseTrackml({ hits: text("hits"), truth: text("truth"), particles: text("particles") });
}
