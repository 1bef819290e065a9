/** Reads a TrackML event from files, in Node. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { InputError } from "../errors.ts";
import type { TrackEvent } from "../simulation/trackEvent.ts";
import { parseTrackml } from "./parseTrackml.ts";

function readText(pathPrefix: string, part: string): string {
  const plain = `${pathPrefix}-${part}.csv`;
  if (existsSync(plain)) return readFileSync(plain, "utf8");
  const zipped = `${plain}.gz`;
  if (!existsSync(zipped)) {
    throw new InputError(
      `readTrackml: got neither ${plain} nor ${zipped}; expected a path like folder/event000000001, without the ending.`,
    );
  }
  try {
    return gunzipSync(readFileSync(zipped)).toString("utf8");
  } catch (cause) {
    throw new InputError(`readTrackml: got ${zipped}, expected a gzip file: ${String(cause)}`);
  }
}

/**
 * Reads the event in `<pathPrefix>-hits.csv`, `<pathPrefix>-truth.csv` and `<pathPrefix>-particles.csv`. If one of
 * these files does not exist, its gzipped form with the ending `.csv.gz` is read. See parseTrackml for units and order.
 *
 * @throws {InputError} if a file is absent or does not unzip, or if parseTrackml rejects its content
 */
export function readTrackml(pathPrefix: string): TrackEvent {
  return parseTrackml({
    hits: readText(pathPrefix, "hits"),
    truth: readText(pathPrefix, "truth"),
    particles: readText(pathPrefix, "particles"),
  });
}
