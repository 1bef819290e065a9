/** Time of the scores of what `condense` finds, next to the time of finding it. */
import { fitSettings } from "../../examples/training/fit/settings.ts";
import { clusteringScores, condense, trackingMetrics } from "../../src/index.ts";
import { type LayoutName, layout } from "../data.ts";
import { metricsByMaps } from "../metricsByMaps.ts";
import { chosen, measure, SEED, SIZES, type Suite, scaled } from "../suite.ts";

const TRAINED: readonly LayoutName[] = ["sep", "man", "partial"];
const THRESHOLDS = [0, 0.5, 0.9, 1.5].map((ptThreshold) => ({ ptThreshold }));

export const metrics: Suite = {
  name: "metrics",
  text:
    "trackingMetrics of what condense finds; the same numbers by maps; at four pT thresholds in one call, with ten bins " +
    "of pT; clusteringScores; condense itself.",
  async *rows({ rounds, scale, dims, layouts, sizes }) {
    for (const event of chosen(Object.keys(SIZES), sizes)) {
      const size = scaled(SIZES[event], scale);
      for (const D of chosen([3], dims)) {
        for (const name of chosen(TRAINED, layouts)) {
          const { beta, x, objectId } = layout(name, { ...size, dims: D, seed: SEED });
          const found = { beta, x, ...fitSettings };
          const { clusterId, alphas } = condense(found);
          const hits = { clusterId, objectId };
          const pt = Float32Array.from(objectId, (id) => (id % 20) / 10);
          const edges = Array.from({ length: 11 }, (_, b) => b / 5);
          checkSame(hits);
          const about = { size: event, layout: name, D, ...size, clusters: alphas.length };
          yield await measure(
            about,
            [
              { name: "by maps", run: () => void metricsByMaps(clusterId, objectId) },
              { name: "trackingMetrics", run: () => void trackingMetrics(hits) },
              {
                name: "thresholds and bins",
                run: () => void trackingMetrics({ ...hits, pt, thresholds: THRESHOLDS, bins: [{ of: "pt", edges }] }),
              },
              { name: "clusteringScores", run: () => void clusteringScores(hits) },
              { name: "condense", run: () => void condense(found) },
            ],
            [
              ["by maps ÷ trackingMetrics", "by maps", "trackingMetrics"],
              ["trackingMetrics ÷ condense", "trackingMetrics", "condense"],
            ],
            rounds,
          );
        }
      }
    }
  },
};

/** Times are compared only where the numbers are the same. */
function checkSame(hits: { clusterId: Int32Array; objectId: Int32Array }): void {
  const got = trackingMetrics(hits);
  for (const [name, value] of Object.entries(metricsByMaps(hits.clusterId, hits.objectId))) {
    const own = got[name as "lhc"];
    if (!Object.is(own, value)) throw new Error(`${name}: got ${own}, by maps ${value}`);
  }
}
