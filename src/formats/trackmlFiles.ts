/**
 * TrackML files on disk, for Node: in goes the common beginning of an event's file names, out comes a TrackEvent.
 */
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
 * Reads `<pathPrefix>-hits.csv`, `-truth.csv` and `-particles.csv`, each plain or, where there is no plain file, with
 * `.gz` behind; see parseTrackml for what comes out.
 *
 * @throws InputError for a file that is absent or does not unzip, and for what parseTrackml refuses
 */
export function readTrackml(pathPrefix: string): TrackEvent {
  return parseTrackml({
    hits: readText(pathPrefix, "hits"),
    truth: readText(pathPrefix, "truth"),
    particles: readText(pathPrefix, "particles"),
  });
}
