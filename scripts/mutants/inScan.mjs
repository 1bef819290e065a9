/** Mistakes in scans of thresholds. */
import { inFile } from "./inFile.mjs";

const tests = "test/scan/";

export const inScan = [
  ...inFile("src/scan/sortedLists.ts", tests, [
    ["d2 < bounds[own] ||", "d2 <= bounds[own] ||", "hits at exactly the radius are near"],
    ["(inclusive && d2 === bounds[own])", "false", "hits at exactly eps are not neighbours"],
    ["(part - 1)) / PARTS) k++", "(part + 1)) / PARTS) k++", "the look-up begins beyond the right radius"],
    ["if (classes[middle] <= last)", "if (classes[middle] < last)", "neighbours of the radius itself are missed"],
  ]),
  ...inFile("src/scan/condenseTrials.ts", tests, [
    ["if (classes[p] > radius) break;", "if (classes[p] >= radius) break;", "hits of the radius itself are missed"],
    ["end - first < minHits", "end - first <= minHits", "clusters of just enough hits are dropped"],
    ["|| mask?.[j]", "", "masked hits are taken"],
    ["if (takenIn[alpha] === run) continue;", "", "taken hits lead"],
  ]),
  ...inFile("src/scan/condenseClusterings.ts", tests, [
    ["beta[alphas[count]] > thresholds[t]", "beta[alphas[count]] >= thresholds[t]", "betas at the threshold lead"],
    ['leftovers === "none" && ', "", "left-over hits are those of the lowest threshold"],
    ["!soft && ", "", "soft rules are taken for greedy ones"],
    ["&& !assignsLater(rule)", "", "hits go to condensation points below the threshold"],
    ['rule.ties !== "index" ||', "", "ties of HGCalML are by index"],
    ["event.distanceScale ||", "", "all hits have one radius"],
    ['rule.seeds !== "free" ||', "", "taken hits do not lead"],
  ]),
  ...inFile("src/scan/clusterings.ts", tests, [
    ["thresholds[b] - thresholds[a]", "thresholds[a] - thresholds[b]", "the run ends at the highest threshold"],
  ]),
  ...inFile("src/scan/dbscanTrials.ts", tests, [
    ["end - first >= minSamples", "end - first > minSamples", "a hit with just enough neighbours is no core hit"],
    ["return sum >= minSamples;", "return sum > minSamples;", "a hit with just enough weight is no core hit"],
    ["if (!isCore(neighbourhoods, offsets[hit], to, minSamples)) continue;", "", "border hits expand"],
  ]),
  ...inFile("src/scan/scorer.ts", tests, [
    [
      "if (size < this.#minClusterHits)",
      "if (size <= this.#minClusterHits)",
      "clusters of just enough hits do not count",
    ],
    ["(count === most && object < majority)", "false", "ties go to the first object, not to the smallest id"],
    [
      "if (2 * most > size) isDescribed",
      "if (2 * most >= size) isDescribed",
      "a purity of one half describes an object",
    ],
    ["2 * most > size && isDescribed", "2 * most >= size && isDescribed", "a purity of one half repeats an object"],
    [
      "sizes[object] + 1 + ((sizes[object] + 1) & 1)",
      "sizes[object] + (sizes[object] & 1)",
      "half of an object is merged",
    ],
    ["if (slots[object] >= 0) counts.merged++;", "counts.merged++;", "objects that do not count are merged"],
    ["if (slots[majority] < 0) continue;", "", "clusters of objects that do not count are counted"],
    ["object === majority || isMerged", "isMerged", "an object is merged into its own cluster"],
  ]),
  ...inFile("src/scan/scan.ts", tests, [
    ["sign * mean <= most", "sign * mean < most", "the last of equal trials is best"],
    ["LOWEST.includes(guide) ? -1 : 1", "1", "the highest fake rate is best"],
    ['averagesOf(rates[t], "ofThese")', "averagesOf(rates[t])", "errors divide by events without the number"],
  ]),
  ...inFile("src/scan/trials.ts", tests, [
    ["u * (to - from + 1)", "u * (to - from)", "the highest whole number is never drawn"],
    ["uniform53(words[2], words[3])", "uniform53(words[0], words[1])", "both parameters are one draw"],
  ]),
];
