/** Mistakes at the bounds of metrics and matching: what is strict becomes inclusive, and the other way round. */
import { inFile } from "./inFile.mjs";

const metrics = "test/metrics/(trackingMetrics|wilson|bounds)";
const matching = "test/matching/(matchObjects|oneToMany|oneToOne|responses)";

export const inScores = [
  ...inFile("src/metrics/matches.ts", metrics, [
    ["sizes[c] < minClusterHits", "sizes[c] <= minClusterHits", "clusters of just enough hits do not count"],
    ["hitsAt[entry] > hitsAt[best]", "hitsAt[entry] >= hitsAt[best]", "the largest id wins a tie"],
    ["if (object < 0) continue;", "if (object <= 0) continue;", "the first object is taken for noise"],
    ["2 * hitsAt[best] > sizes[c]", "2 * hitsAt[best] >= sizes[c]", "a purity of one half is a duplicate"],
    ["other < 0 ||", "other <= 0 ||", "the first object is never merged"],
    [
      "2 * hitsAt[entry] > objects.sizes[other]",
      "2 * hitsAt[entry] >= objects.sizes[other]",
      "half of an object's hits merge it",
    ],
    ["purity > 0.99", "purity >= 0.99", "a purity of 99 % is perfect"],
    ["common / all > 0.5", "common / all >= 0.5", "half of the hits are a majority"],
    ["&& purity > 0.5", "&& purity >= 0.5", "a purity of one half is a majority"],
    ["purity > 0.75", "purity >= 0.75", "a purity of three quarters is an LHC match"],
  ]),
  ...inFile("src/metrics/selection.ts", metrics, [
    ["sizes[k] < minHits", "sizes[k] <= minHits", "objects of just enough hits do not count"],
    ["pt[j] >= ptThreshold", "pt[j] > ptThreshold", "a pt at the threshold does not count"],
    ["Math.abs(eta[j]) < maxEta", "Math.abs(eta[j]) <= maxEta", "an eta at the limit counts"],
    ["Math.abs(eta[j]) < maxEta", "eta[j] < maxEta", "an eta far below 0 counts"],
    ["reconstructable[j] > 0", "reconstructable[j] >= 0", "false counts"],
  ]),
  ...inFile("src/metrics/trackingMetrics.ts", metrics, [
    ["numberIds(checked.clusterId, -1,", "numberIds(checked.clusterId, 0,", "cluster 0 is none"],
  ]),
  ...inFile("src/metrics/numbering.ts", "test/metrics/(trackingMetrics|bounds|contingency)", [
    ["lowest + place <= threshold", "lowest + place < threshold", "an id at the threshold is an object"],
  ]),
  ...inFile("src/metrics/checkOptions.ts", metrics, [
    ["events * sets <= MOST_SLOTS", "events * sets < MOST_SLOTS", "as many as are allowed are not"],
  ]),
  ...inFile("src/metrics/checkScoring.ts", metrics, [
    ["maxEta: 4 }", "maxEta: 5 }", "another default of maxEta"],
    ["minClusterHits = 3", "minClusterHits = 2", "another default of minClusterHits"],
  ]),
  ...inFile("src/metrics/bins.ts", metrics, [
    ["value >= edges[0]", "value > edges[0]", "the lowest edge is in no bin"],
    ["value < edges[last]", "value <= edges[last]", "the highest edge is in the last bin"],
    ["value < edges[middle]", "value <= edges[middle]", "an edge is in the bin below"],
    ["event < 0 ? -1 : binOf", "event < 1 ? -1 : binOf", "the first event is in no bin"],
    ["bin < 0 ? -1", "bin < 1 ? -1", "the first bin is empty"],
  ]),
  ...inFile("src/checks/edges.ts", metrics, [
    ["edges[b - 1] < edges[b]", "edges[b - 1] <= edges[b]", "two edges may be equal"],
    ["edges.length < 2", "edges.length < 1", "one edge is enough"],
  ]),
  ...inFile("src/metrics/wilson.ts", metrics, [
    ["Math.min(value, centre - half)", "centre - half", "none, rounded, lies below its interval"],
    [
      "Math.max(value, Math.min(1, centre + half))",
      "Math.min(1, centre + half)",
      "all, rounded, lies above its interval",
    ],
    ["Math.min(1, centre + half)", "centre + half", "an interval above 1"],
    ["square / 4))", "square))", "the interval is too wide"],
    ["(value + square / 2)", "value", "the interval lies about the fraction"],
  ]),
  ...inFile("src/metrics/rates.ts", "test/metrics/(trackingMetrics|gnnTracking)", [
    ["values.length > 1", "values.length > 0", "one event has an error of 0"],
    ["(values.length - 1)", "values.length", "the deviation of a population"],
    ['(n === "ofAll" ? events : values)', "values", "events without a number are not counted in the error"],
  ]),
  ...inFile("src/metrics/contingency.ts", "test/metrics/contingency", [
    ["row[place - 1] > object", "row[place - 1] < object", "short rows fall"],
  ]),
  ...inFile("src/matching/overlaps.ts", matching, [
    ["value >= rule.threshold", "value > rule.threshold", "a measure at the threshold is no pair"],
    ["value > 0 && value", "value", "what shares nothing is a pair"],
    ["if (k < 0) continue;", "if (k <= 0) continue;", "the first object is in no pair"],
    ["own + other - shared", "own + other", "the union counts twice what is shared"],
    ["Math.min(own, other)", "Math.max(own, other)", "over the larger of the two"],
  ]),
  ...inFile("src/clusters/weightsOf.ts", matching, [
    ["ofHit[j] >= 0) sums", "ofHit[j] > 0) sums", "the first cluster has no size"],
  ]),
  ...inFile("src/matching/oneToMany.ts", matching, [
    ["intersections[b] - intersections[a] || a - b", "intersections[b] - intersections[a] || b - a", "ties fall"],
    ["ofClusters.closed[c] || ofObjects.closed[k]", "ofClusters.closed[c]", "closed objects take more"],
    ["ofClusters.closed[c] || ofObjects.closed[k]", "ofObjects.closed[k]", "closed clusters take more"],
    ["if (hasObject && hasCluster) return false;", "", "two that both have partners are paired"],
    ["ofObjects.closed[ofClusters.partner[c]] = ofObjects", "ofObjects", "the first partner stays open"],
    ["ofClusters.closed[ofObjects.partner[k]] = ofClusters", "ofClusters", "the first partner stays open"],
  ]),
  ...inFile("src/matching/responses.ts", matching, [
    ["values[i] >= low", "values[i] > low", "the lower edge is in no bin"],
    ["values[i] < high", "values[i] <= high", "an edge is in two bins"],
    ["fraction * (sorted.length - 1)", "fraction * sorted.length", "quantiles of another definition"],
    ["0.16)) / 2", "0.16))", "the whole width for the half"],
  ]),
  ...inFile("src/matching/matchObjects.ts", matching, [
    ["(cluster < 0 ? 0 : 1)", "(cluster <= 0 ? 0 : 1)", "objects of the first cluster are not found"],
    ["(object < 0 ? 1 : 0)", "(object <= 0 ? 1 : 0)", "the first object's cluster is a fake"],
  ]),
  ...inFile("src/matching/checkInput.ts", matching, [
    ["unclusteredThreshold = -1", "unclusteredThreshold = 0", "cluster 0 is none"],
    ["noiseThreshold = 0 }", "noiseThreshold = -1 }", "object 0 is one"],
  ]),
];
