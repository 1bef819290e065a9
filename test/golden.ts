/**
 * Golden bits: SHA-256 over the results of a fixed set of calls, the same on every engine and CPU. Inputs come from
 * Philox alone; nothing here is an engine's to define. A changed hash needs its own commit and a "bits:" line in the
 * changelog.
 */
import { keyOf, philox4x32, uniform53 } from "../src/philox.ts";

export const pinnedHash = "5f72bf7a4d1ad8d03bfd51e5f146c031bea7271de19c01af85db5f1c2c19b640";

/** What is hashed: the package's functions, or those of createKernels. */
type Api = Pick<
  typeof import("../src/index.ts"),
  "condensationLoss" | "condensationLossGrad" | "condensationLossTiger" | "condensationLossTigerGrad" | "condense"
>;

/** [hits, objects, D, width of the box of coordinates, events]: all vector tails, crowded and spread, one and several runs */
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
] as const;

export async function goldenHash(api: Api): Promise<string> {
  const parts: Uint8Array[] = [];
  for (const [number, sizes] of CASES.entries()) {
    for (const type of [Float32Array, Float64Array]) {
      for (const array of resultsOf(api, number, sizes, type)) {
        parts.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      }
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

type Numbers = Float32Array | Float64Array | Int32Array;

function resultsOf(
  api: Api,
  number: number,
  [hits, objects, dims, width, events]: (typeof CASES)[number],
  type: { from(source: { length: number }, map: () => number): Float32Array | Float64Array },
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

/** Numbers in [0, 1) of stream `number`. */
function uniforms(number: number): () => number {
  const key = keyOf(20020);
  const words = new Uint32Array(4);
  let i = 0;
  return () => {
    philox4x32(key, [i++, 0, number, 1], words);
    return uniform53(words[0], words[1]);
  };
}
