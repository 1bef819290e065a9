/** Runs DBSCAN on an event for all trials: from neighbour lists where these fit into memory, else anew. */
import { dbscanWith } from "../dbscan/dbscan.ts";
import type { Runtime } from "../wasm/runtime.ts";
import type { CheckedEvent } from "./checkEvent.ts";
import type { CheckedScan } from "./checkScan.ts";
import type { Clustering } from "./clusterings.ts";
import { dbscanTrial } from "./dbscanTrials.ts";
import { listsOf } from "./listsOf.ts";
import type { Members } from "./members.ts";
import { byRadius } from "./sortedLists.ts";

/** `mostBytes`: of neighbour lists. */
export function dbscanClusterings(
  runtime: Runtime,
  scan: CheckedScan,
  event: CheckedEvent,
  mostBytes: number,
): Clustering[] {
  const label = labeller(runtime, scan, event, mostBytes);
  return scan.trials.map((_, t) => ({
    trials: [t],
    label: (members) => {
      label(t, members);
      return [members.clusters];
    },
  }));
}

type Labeller = (t: number, members: Members) => void;

function labeller(runtime: Runtime, scan: CheckedScan, event: CheckedEvent, mostBytes: number): Labeller {
  const { trials, dimensions } = scan;
  const { x, sampleWeight } = event;
  const lengths = trials.map(([eps]) => eps);
  const about = { inclusive: true, distances: "float64" } as const;
  const lists = listsOf(runtime, scan, event, Math.max(...lengths), about, mostBytes);
  if (lists === undefined) {
    return (t, members) => {
      const [eps, minSamples] = trials[t];
      const { clusterId, clusters } = dbscanWith(runtime, { x, dimensions, eps, minSamples, sampleWeight });
      members.fill(clusterId, clusters);
    };
  }
  const squares = lengths.map((eps) => eps * eps);
  const { sorted, classes } = byRadius(lists, squares, true);
  const shared = { lists: sorted, sampleWeight, joinedIn: new Uint32Array(event.hits) };
  return (t, members) => dbscanTrial(shared, t + 1, classes[t], trials[t][1], members);
}
