/** Time of DBSCAN at the sizes of whole events and of a million hits, in five layouts, and as hits grow in number. */
import { dbscan as dbscanOf } from "../../src/index.ts";
import { affordable } from "../affordable.ts";
import { LAYOUTS, type LayoutName, layout } from "../data.ts";
import type { Case } from "../interleave.ts";
import { type PlainDbscan, plainDbscan } from "../peers/plainDbscan.ts";
import { openSklearn } from "../peers/sklearn.ts";
import { chosen, measure, type RatioNames, SEED, SIZES, type Size, type Suite, scaled } from "../suite.ts";

const MIN_SAMPLES = 3;
/** Three times the spread of a cluster in the layout sep, 0.1 along each axis; a pair of its hits is 0.14·√D apart. */
const epsOf = (dims: number): number => 0.3 * Math.sqrt(dims / 3);
const MILLION: Size = { hits: 1_000_000, objects: 100_000 };
/** Hits of the rows that show how time grows; the layout sep, D = 3, ten hits an object. */
const GROWING = [1_000, 10_000, 100_000].map((hits): Size => ({ hits, objects: hits / 10 }));
/** Longest call of the plain loop to measure, in seconds; it takes half of what is estimated, or less. */
const AFFORDABLE = 20;
/** scikit-learn keeps all lists of neighbours: where hits are not apart they do not fit into memory. */
const APART: readonly LayoutName[] = ["sep", "man", "partial"];
const PLAIN = "plain loop";
const RATIOS: RatioNames[] = [["plain loop ÷ dbscan", PLAIN, "dbscan"]];

export const dbscan: Suite = {
  name: "dbscan",
  text: `dbscan, float32, minSamples ${MIN_SAMPLES}, eps 0.3·√(D/3); plain loop: over hits sorted by their first coordinate, where
it takes less than about ${AFFORDABLE} s; scikit-learn, D = 3, where Python has it and hits are apart.`,
  async *rows(options) {
    const { scale, dims, layouts, sizes } = options;
    const full = chosen(Object.keys(SIZES), sizes).includes("full") ? [SIZES.full] : [];
    const spaces: [Size, number][] = [
      ...full.flatMap((size) => [3, 8, 24].map((D): [Size, number] => [size, D])),
      ...(sizes === undefined ? [[MILLION, 3] as [Size, number]] : []),
    ];
    for (const [size, D] of spaces.filter(([, D]) => dims?.includes(D) ?? true)) {
      for (const name of chosen(LAYOUTS, layouts)) yield await row(name, scaled(size, scale), D, options.rounds);
    }
    if (sizes !== undefined || !(dims?.includes(3) ?? true) || !(layouts?.includes("sep") ?? true)) return;
    for (const size of GROWING) yield await row("sep", scaled(size, scale), 3, options.rounds);
  },
};

async function row(name: LayoutName, size: Size, dims: number, rounds: number) {
  const sizes = { ...size, dims, seed: SEED };
  const argumentOf = (x: Float32Array): PlainDbscan => ({
    x,
    dimensions: dims,
    eps: epsOf(dims),
    minSamples: MIN_SAMPLES,
  });
  const input = argumentOf(layout(name, sizes).x);
  const { clusterId, clusters } = dbscanOf(input);
  const cases: Case[] = [{ name: "dbscan", run: () => void dbscanOf(input) }];
  if (affordable(AFFORDABLE, name, sizes, ({ x }) => plainDbscan(argumentOf(x)))) {
    cases.push({ name: PLAIN, run: () => void plainDbscan(input) });
  }
  const peer = dims <= 3 && APART.includes(name) ? await openSklearn(input, clusterId) : undefined;
  if (peer) cases.push(peer);
  try {
    const ratios = peer ? [...RATIOS, ["scikit-learn ÷ dbscan", peer.name, "dbscan"] as const] : RATIOS;
    const result = await measure({ layout: name, D: dims, ...size, clusters }, cases, ratios, rounds);
    return { ...result, extra: { "ns a hit": (result.timings[0].milliseconds * 1e6) / size.hits } };
  } finally {
    peer?.close?.();
  }
}
