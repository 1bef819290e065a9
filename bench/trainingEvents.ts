/** The events to train latent spaces on, with the settings of `npm start -- --fit`; of TrackML only if a path is given. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../src/errors.ts";
import { readTrackml } from "../src/formats/trackmlFiles.ts";
import { simulateEvent } from "../src/simulation/simulate.ts";
import type { TrackEvent } from "../src/simulation/trackEvent.ts";

export interface TrainingEvent {
  readonly name: string;
  readonly event: TrackEvent;
  /** D */
  readonly dims: number;
  /** Weight of the repulsive term */
  readonly repulsive: number;
}

const HITS_FILE = /-hits\.csv(\.gz)?$/;

export function trainingEvents(trackml: string | undefined, seed: number): TrainingEvent[] {
  const simulated = { name: "simulated", event: simulateEvent({ seed }), dims: 3, repulsive: 20 };
  if (trackml === undefined) return [simulated];
  return [simulated, { name: "TrackML", event: readTrackml(eventPath(trackml)), dims: 8, repulsive: 100 }];
}

/** The path itself, or the first event of a folder. */
function eventPath(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  const [file] = readdirSync(path)
    .filter((name) => HITS_FILE.test(name))
    .sort();
  if (file === undefined) throw new InputError(`got --trackml ${path}, expected a TrackML event or a folder with one.`);
  return join(path, file.replace(HITS_FILE, ""));
}
