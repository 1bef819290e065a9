/** Cuts the hits of one event out of the inputs, counts them from its first, and fills in the defaults. */
import type { Convention } from "../../src/conventions/convention.ts";

export interface ReferenceInput {
  beta: ArrayLike<number>;
  x: ArrayLike<number>;
  objectId: ArrayLike<number | bigint>;
  weights?: ArrayLike<number>;
  distanceScale?: ArrayLike<number>;
  objectMask?: ArrayLike<number | boolean>;
  hitEnergy?: ArrayLike<number>;
  objectWeight?: ArrayLike<number>;
  spectatorWeight?: ArrayLike<number>;
  rowSplits?: ArrayLike<number>;
  /** Default: that of the convention */
  qMin?: number;
  noiseThreshold?: number;
  /** Default: objectCondensation */
  convention?: Convention;
  precision?: 32 | 64;
  /** The sampler's pairs instead of all within reach: [event, hit, object, weight] */
  pairs?: [number, number, number, number][];
}

export interface Event {
  convention: Convention;
  qMin: number;
  precision: 32 | 64;
  N: number;
  D: number;
  beta: number[];
  x: number[];
  weights: number[];
  distanceScale: number[];
  hitEnergy: number[];
  objectWeight: number[];
  spectator: number[];
  masked: boolean[];
  isNoise: boolean[];
  /** [K] all hits of each object, by ascending id */
  own: number[][];
  /** [N] the object of each hit, or −1 */
  objectOf: number[];
  /** Returns the sampler's weight of the pair of a hit and an object */
  times(j: number, k: number): number;
}

export function cutEvent(input: ReferenceInput, convention: Convention, e: number, first: number, end: number): Event {
  const { objectId, noiseThreshold = convention.noiseThreshold, objectMask, pairs, precision = 64 } = input;
  const qMin = input.qMin ?? convention.qMin;
  if (qMin === undefined) throw new Error(`${convention.name} needs a qMin`);
  const N = end - first;
  const D = input.beta.length > 0 ? input.x.length / input.beta.length : 0;
  const hits = Array.from({ length: N }, (_, j) => j);
  const cut = (values: ArrayLike<number> | undefined, fallback: number): number[] =>
    hits.map((j) => values?.[first + j] ?? fallback);
  const isNoise = hits.map((j) => objectId[first + j] <= noiseThreshold);
  const masked = hits.map((j) => convention.mask === "none" || !objectMask || Boolean(objectMask[first + j]));
  const ids = [...new Set(hits.filter((j) => !isNoise[j] && masked[j]).map((j) => objectId[first + j]))];
  ids.sort((a, b) => (a < b ? -1 : 1));
  const number = new Map(ids.map((id, k) => [id, k]));
  const objectOf = hits.map((j) => number.get(objectId[first + j]) ?? -1);
  const own: number[][] = ids.map(() => []);
  for (const j of hits) if (objectOf[j] >= 0) own[objectOf[j]].push(j);
  const drawn = new Map<string, number>();
  for (const [event, hit, object, weight] of pairs ?? []) {
    const key = `${hit} ${object}`;
    if (event === e) drawn.set(key, (drawn.get(key) ?? 0) + weight);
  }
  return {
    convention,
    qMin,
    precision,
    N,
    D,
    beta: cut(input.beta, 0),
    x: Array.from({ length: N * D }, (_, i) => input.x[first * D + i]),
    weights: cut(input.weights, 1),
    distanceScale: cut(input.distanceScale, 1),
    hitEnergy: cut(input.hitEnergy, 0),
    objectWeight: cut(input.objectWeight, 1),
    spectator: cut(input.spectatorWeight, 0),
    masked,
    isNoise,
    own,
    objectOf,
    times: (j, k) => (pairs ? (drawn.get(`${j} ${k}`) ?? 0) : 1),
  };
}
