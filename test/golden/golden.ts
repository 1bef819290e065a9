/**
 * Golden bits: the SHA-256 of the results of a fixed set of calls, equal on every engine and CPU. Inputs come only from
 * Philox, so nothing depends on the engine. A changed hash needs its own commit and a "bits:" line in the changelog.
 */
import { readInputs } from "../../src/conventions/checkConvention.ts";
import type { Convention } from "../../src/conventions/convention.ts";
import { conventions } from "../../src/conventions/index.ts";
import type { Functions } from "../../src/index.ts";
import { keyOf, philox4x32, uniform53 } from "../../src/numeric/philox.ts";
import { type AnyFunctions, ofAnyPrecision } from "../support/anyFunctions.ts";

export const pinnedHash = "47045693d084a40bbb9cc711ac82e85197489c76039ce1784c12cf7e96a27c3b";

/** What is hashed: the package's functions, or those of createKernels. */
type Given = Pick<
  Functions,
  "condensationLoss" | "condensationLossGrad" | "condensationLossTiger" | "condensationLossTigerGrad" | "condense"
>;

type Api = Pick<AnyFunctions, keyof Given>;

/** Conventions for each form of the pair kernel, for mixed centres, and for terms with exponentials and logarithms. */
const CONVENTIONS: Convention[] = [
  { ...conventions.mlpf, centreMix: 0.99 },
  conventions.mlpfHgcal,
  { ...conventions.mlpfFirst, coward: "shortRange", attraction: "huber" },
  { ...conventions.hgcalmlBasic, centreMix: 0.3 },
  { ...conventions.hgcalmlHinge, centreMix: 0.9 },
  conventions.hgcalmlHingeManhattan,
  conventions.hgcalmlPushPull,
  conventions.hgcalmlClusterCoordinates,
  conventions.hgcalmlClusterCoordinatesHinge,
];

/**
 * [hits, objects, D, width of the box of coordinates, events]: all vector tails, crowded and spread, one and several
 * runs, every search.
 */
const CASES = [
  [1, 1, 1, 1, 1],
  [7, 2, 1, 2, 1],
  [15, 3, 2, 2, 1],
  [17, 4, 3, 2, 2],
  [64, 9, 4, 1.5, 3],
  [131, 12, 5, 1.5, 1],
  [200, 300, 3, 1, 1],
  [333, 40, 8, 0.8, 2],
  [90, 20, 24, 0.5, 1],
  // with a search: by the bitmap index, in few dimensions and in more, and sorted, for a crowd
  [2200, 260, 3, 9, 1],
  [2100, 270, 8, 2.5, 1],
  [2300, 250, 3, 0.5, 1],
] as const;

export async function goldenHash(given: Given): Promise<string> {
  const api = ofAnyPrecision(given);
  const parts: Uint8Array[] = [];
  for (const [number, sizes] of CASES.entries()) {
    for (const type of [Float32Array, Float64Array]) {
      for (const array of resultsOf(api, number, sizes, type)) parts.push(bytesOf(array));
    }
  }
  for (const [number, convention] of CONVENTIONS.entries()) {
    for (const type of [Float32Array, Float64Array]) {
      for (const array of conventionResults(api, 100 + number, convention, type)) parts.push(bytesOf(array));
    }
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

type FloatType = { from(source: { length: number }, map: () => number): Float32Array | Float64Array };
type Numbers = Float32Array | Float64Array | Int32Array;

function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Results for 75 hits of 9 objects in three events and five dimensions, with every input that the convention reads. */
function conventionResults(api: Api, number: number, convention: Convention, type: FloatType): Numbers[] {
  const next = uniforms(number);
  const fill = (length: number, make: (u: number) => number): Float32Array | Float64Array =>
    type.from({ length }, () => make(next()));
  const reads = readInputs(convention);
  const input = {
    beta: fill(75, (u) => u),
    x: fill(75 * 5, (u) => 1.5 * (u - 0.5)),
    objectId: Int32Array.from({ length: 75 }, () => Math.floor(10 * next()) + convention.noiseThreshold),
    objectWeight: fill(75, (u) => 0.5 + u),
    rowSplits: [0, 30, 31, 75],
    qMin: 0.5,
    convention,
    ...(reads.hitEnergy && { hitEnergy: fill(75, (u) => 10 * u) }),
    ...(reads.distanceScale && { distanceScale: fill(75, (u) => 0.5 + u) }),
    ...(reads.spectatorWeight && { spectatorWeight: fill(75, (u) => (u < 0.2 ? u : 0)) }),
  };
  return [...numbersOf(api.condensationLoss(input)), ...numbersOf(api.condensationLossTigerGrad(input))];
}

function resultsOf(
  api: Api,
  number: number,
  [hits, objects, dims, width, events]: (typeof CASES)[number],
  type: FloatType,
): Numbers[] {
  const next = uniforms(number);
  const fill = (length: number, make: (u: number) => number): Float32Array | Float64Array =>
    type.from({ length }, () => make(next()));
  const beta = fill(hits, (u) => (u < 0.02 ? 0 : u > 0.98 ? 1 : u));
  const x = fill(hits * dims, (u) => width * (u - 0.5));
  const weights = fill(hits, (u) => 0.5 + u);
  const objectId = Int32Array.from({ length: hits }, () => Math.floor(next() * (objects + 1)));
  const rowSplits = Int32Array.from({ length: events + 1 }, (_, e) => Math.floor((e * hits) / events));
  const input = { beta, x, weights, objectId, rowSplits, qMin: 0.1, lossWeights: { repulsive: 2, noise: 0.5 } };
  const losses = [
    api.condensationLoss(input),
    api.condensationLossGrad(input),
    api.condensationLossTiger(input),
    api.condensationLossTigerGrad({ ...input, maxNRep: 1 + Math.floor(hits / 3), seed: 2 ** 40 + number }),
  ];
  const { clusterId, alphas } = api.condense({ x, beta, rowSplits, betaThreshold: 0.3, radius: 0.4 * width });
  return [...losses.flatMap(numbersOf), clusterId, alphas];
}

function numbersOf(loss: ReturnType<Api["condensationLoss"]> & { nRep?: number; dBeta?: Numbers }): Numbers[] {
  const { events, ...rest } = loss;
  const own = [rest, ...events].flatMap((terms) => Object.values(terms).filter((value) => typeof value === "number"));
  return [Float64Array.from(own), ...Object.values(rest).filter((value) => ArrayBuffer.isView(value))] as Numbers[];
}

/** Returns a generator of numbers in [0, 1) of stream `number`. */
function uniforms(number: number): () => number {
  const key = keyOf(20020);
  const words = new Uint32Array(4);
  let i = 0;
  return () => {
    philox4x32(key, [i++, 0, number, 1], words);
    return uniform53(words[0], words[1]);
  };
}
