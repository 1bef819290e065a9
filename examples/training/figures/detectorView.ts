/** Draws the hits of an event in the detector, across the beam and along it, coloured by the object that was found. */
import * as Plot from "@observablehq/plot";
import type { TrackHits } from "../../../src/events.ts";
import { type HitRole, hitRoles } from "./hitRoles.ts";
import { axis, drawSheet, grey, ink, type Panel, palette } from "./sheet.ts";

interface Hit {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly r: number;
  readonly cluster: number;
  readonly role: HitRole;
  readonly colour: string;
}

/**
 * Colours of clusters, by id: walks around the beam and gives each a colour that none of its neighbours in azimuth or
 * in slope has.
 */
function coloursOf(hits: readonly Omit<Hit, "colour">[]): Map<number, string> {
  const places = new Map<number, { phi: number; slope: number }>();
  // The last hit of a track counts: the outermost, as hits come in order of their distance from the beam.
  for (const { cluster, x, y, z, r } of hits) {
    if (cluster >= 0) places.set(cluster, { phi: Math.atan2(y, x), slope: z / r });
  }
  const sorted = (key: "phi" | "slope"): number[] =>
    [...places].sort(([, a], [, b]) => a[key] - b[key]).map(([cluster]) => cluster);
  const [around, along] = [sorted("phi"), sorted("slope")];
  const colours = new Map<number, string>();
  for (const [turn, cluster] of around.entries()) {
    const [i, j] = [around.indexOf(cluster), along.indexOf(cluster)];
    const near = [around[i - 1], around[i - 2], around[(i + 1) % around.length], along[j - 1], along[j + 1]];
    const taken = near.map((other) => colours.get(other));
    const rotated = palette.map((_, c) => palette[(turn + c) % palette.length]);
    colours.set(cluster, rotated.find((colour) => !taken.includes(colour)) ?? rotated[0]);
  }
  return colours;
}

function panel(
  title: string,
  hits: readonly Hit[],
  axes: Plot.PlotOptions,
  where: { x: "x" | "z"; y: "y" | "r" },
): Panel {
  const of = (role: HitRole): Hit[] => hits.filter((hit) => hit.role === role);
  const inClusters = hits.filter(({ cluster }) => cluster >= 0);
  const marks = [
    Plot.frame({ stroke: "#999" }),
    Plot.dot(of("other"), { ...where, r: 1.3, fill: grey }),
    Plot.line(inClusters, { ...where, z: "cluster", stroke: "colour", strokeWidth: 0.8, strokeOpacity: 0.6 }),
    Plot.dot(inClusters, { ...where, r: 2.1, fill: "colour" }),
    Plot.dot(of("wrong"), { ...where, symbol: "times", r: 4, stroke: ink, strokeWidth: 1.4 }),
    Plot.dot(of("missed"), { ...where, symbol: "square", r: 3.5, stroke: ink, strokeWidth: 1.2 }),
  ];
  return { title, plot: { ...axes, marks } };
}

interface DetectorViews {
  readonly across: Panel;
  readonly along: Panel;
  readonly tracks: number;
  readonly count: (role: HitRole) => number;
}

/** `clusterId` [N] is what was found, −1 for hits in no cluster. */
export function detectorViews({ x, y, z, objectId }: TrackHits, clusterId: Int32Array): DetectorViews {
  const found = hitRoles(clusterId, objectId);
  const places = Array.from(found.roles, (role, j) => {
    const cluster = found.clusterId[j];
    return { x: x[j], y: y[j], z: z[j], r: Math.hypot(x[j], y[j]), cluster, role };
  }).sort((a, b) => a.r - b.r);
  const colours = coloursOf(places);
  const hits = places.map((hit) => ({ ...hit, colour: colours.get(hit.cluster) ?? grey }));
  const reach = 1.05 * Math.max(...hits.map(({ r }) => r), 1);
  const across = {
    x: axis("x (mm)", { domain: [-reach, reach], ticks: 6 }),
    y: axis("y (mm)", { domain: [-reach, reach], ticks: 6 }),
  };
  const along = { x: axis("z (mm)", { ticks: 6, nice: true }), y: axis("r (mm)", { domain: [0, reach], ticks: 6 }) };
  return {
    across: panel("across the beam", hits, across, { x: "x", y: "y" }),
    along: panel("along the beam", hits, along, { x: "z", y: "r" }),
    tracks: colours.size,
    count: (role) => hits.filter((hit) => hit.role === role).length,
  };
}

export function detectorFigure(hits: TrackHits, clusterId: Int32Array, name: string): string {
  const { across, along, tracks, count } = detectorViews(hits, clusterId);
  return drawSheet({
    title: `${name}: ${hits.x.length} hits, ${tracks} tracks found`,
    note: "Colours and lines: tracks found. Grey: noise, and particles with fewer than three hits.",
    keys: [
      { words: `in its particle's track (${count("right")})`, dot: { fill: palette[0] } },
      { words: `in another track (${count("wrong")})`, dot: { symbol: "times", stroke: ink, strokeWidth: 1.4 } },
      { words: `missed (${count("missed")})`, dot: { symbol: "square", stroke: ink } },
      { words: `left out rightly (${count("other")})`, dot: { fill: grey, r: 3 } },
    ],
    panels: [across, along],
  });
}
