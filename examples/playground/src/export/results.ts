/** The results as JSON, CSV and Phoenix event data. */
import type { Hits } from "../data/hits.ts";
import { colourOf, styleOf } from "../draw/palette.ts";
import { clusteringShown, hitsShown, objectsShown, type State } from "../model.ts";
import { encodeSettings } from "../settings.ts";

/** Rows of x. */
function rowsOf({ x, count, dimensions }: Hits): number[][] {
  return Array.from({ length: count }, (_, j) => Array.from(x.subarray(j * dimensions, (j + 1) * dimensions)));
}

/** Whole numbers stay numbers where they are exact. */
function idsOf({ object, ids }: Hits): (number | string)[] | undefined {
  if (!object) return undefined;
  const exact = ids!.map((id) => (Number.isSafeInteger(Number(id)) ? Number(id) : id));
  return Array.from(object, (k) => (k > 0 ? exact[k - 1] : 0));
}

/** Everything that the page computed, and what it was computed from. NaN is written as null. */
export function resultsJson(state: State): string {
  const hits = hitsShown(state);
  const { clusterId, alphas, scores } = clusteringShown(state);
  const { betaThreshold, radius } = state.settings;
  const { doubleMajority, perfect, lhc, fakeDoubleMajority, nParticles } = scores ?? {};
  return JSON.stringify({
    event: hits.name,
    settings: { betaThreshold, radius, minHits: 3, link: encodeSettings(state.settings) },
    scores: scores && { doubleMajority, perfect, lhc, fakeDoubleMajority, nParticles },
    objects: objectsShown(state),
    precision: hits.beta instanceof Float32Array ? "float32" : "float64",
    dimensions: hits.dimensions,
    alphas: Array.from(alphas),
    hits: {
      beta: Array.from(hits.beta),
      x: rowsOf(hits),
      objectId: idsOf(hits),
      clusterId: Array.from(clusterId),
    },
  });
}

/** A row for each hit. */
export function resultsCsv(state: State): string {
  const hits = hitsShown(state);
  const { clusterId, alphas } = clusteringShown(state);
  const { positions, count, beta, x, dimensions } = hits;
  const ids = idsOf(hits);
  const points = new Set(alphas);
  const coordinates = Array.from({ length: dimensions }, (_, c) => `x${c}`);
  const header = [
    ...["hit", "clusterId", "isCondensationPoint"],
    ...(ids ? ["objectId"] : []),
    ...["beta", ...coordinates],
    ...(positions ? ["hit_x", "hit_y", "hit_z"] : []),
  ];
  const rows = Array.from({ length: count }, (_, j) => [
    ...[j, clusterId[j], Number(points.has(j))],
    ...(ids ? [ids[j]] : []),
    ...[beta[j], ...x.subarray(j * dimensions, (j + 1) * dimensions)],
    ...(positions ? [positions.x[j], positions.y[j], positions.z[j]] : []),
  ]);
  return `${[header, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}

/**
 * Event data of the Phoenix event display (HSF/phoenix, guides/developers/event_data_format.md): found objects as tracks
 * through their hits from the beam outwards, their hits, and the hits that are in none.
 */
export function phoenixJson(state: State): string | undefined {
  const hits = hitsShown(state);
  const { positions, pt } = hits;
  if (!positions) return undefined;
  const { clusterId, sizes } = clusteringShown(state);
  const place = (j: number): number[] => [positions.x[j], positions.y[j], positions.z[j]];
  const r = (j: number): number => Math.hypot(positions.x[j], positions.y[j]);
  const members = Array.from(sizes, (): number[] => []);
  const lone: number[] = [];
  for (const [j, cluster] of clusterId.entries())
    (cluster >= 0 && sizes[cluster] >= 3 ? members[cluster] : lone).push(j);
  const tracks = members.flatMap((all, cluster) => {
    if (all.length === 0) return [];
    const pos = [...all].sort((a, b) => r(a) - r(b)).map(place);
    const color = `0x${colourOf(styleOf(cluster + 1), "dark").slice(1)}`;
    return [{ pos, color, cluster, hits: all.length, ...(pt && { pT: pt[all[0]] }) }];
  });
  return JSON.stringify({
    [hits.name]: {
      "event number": state.settings.seed,
      "run number": 0,
      Tracks: { "Found objects": tracks },
      Hits: { "In found objects": members.flat().map(place), "In none": lone.map(place) },
    },
  });
}

/** The lines that compute the same with the package, from the JSON of this panel. */
export function codeLines(state: State): string {
  const hits = hitsShown(state);
  const { settings } = state;
  const { betaThreshold, radius, qMin, convention, attractive, repulsive, coward, noise } = settings;
  const type = hits.beta instanceof Float32Array ? "Float32Array" : "Float64Array";
  const truth = hits.object !== undefined;
  const names = truth ? "condensationLossTiger, condense, conventions, trackingMetrics" : "condense";
  return [
    `import { readFileSync } from "node:fs";`,
    `import { ${names} } from "object-condensation";`,
    `const { hits } = JSON.parse(readFileSync("results.json", "utf8"));`,
    `const beta = ${type}.from(hits.beta);`,
    `const x = ${type}.from(hits.x.flat());`,
    `const { clusterId, alphas } = condense({ beta, x, betaThreshold: ${betaThreshold}, radius: ${radius} });`,
    ...(truth
      ? [
          `const objectId = BigInt64Array.from(hits.objectId, BigInt);`,
          `const { doubleMajority, perfect } = trackingMetrics({ clusterId, objectId, minHits: 3, minClusterHits: 3 });`,
          `const lossWeights = { attractive: ${attractive}, repulsive: ${repulsive}, coward: ${coward}, noise: ${noise} };`,
          `const loss = condensationLossTiger({ beta, x, objectId, qMin: ${qMin}, lossWeights, convention: conventions.${convention} });`,
          `console.log(alphas.length, doubleMajority, perfect, loss.total);`,
        ]
      : [`console.log(alphas.length);`]),
  ].join("\n");
}
