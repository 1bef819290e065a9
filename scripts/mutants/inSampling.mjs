/** Mistakes in the sampler and in what finds its pairs. */
import { inFile, search } from "./inFile.mjs";

export const inSampling = [
  ...inFile("src/sampling/sampler.ts", "test/sampling/(sampler|definition)", [
    ["Math.floor((i * rest) / m)", "Math.round((i * rest) / m)", "strata begin half a rank later"],
    ["words[w + 1]) * size)", "words[w + 1]) * size + 0.5)", "a rank of the next stratum"],
    ["words[w + 1]) * size)", "words[w + 1]) * (size - 1))", "the last rank is never drawn"],
    ["weights[i] = size", "weights[i] = n / m", "all pairs weigh the same"],
    ["remainder >= m ? 1 : 0", "remainder > m ? 1 : 0", "strata begin a rank later"],
    ["uniform53(words[w], words[w + 1])", "uniform53(words[w], words[w])", "a number of 32 random bits"],
    ["const w = 2 * (i + odd)", "const w = 2 * i", "a chunk that begins with an odd draw uses the words before"],
  ]),
  ...inFile("src/sampling/repel.ts", "test/sampling/(countFirst|sampledLoss|tallies)", [
    ["event.nRep <= cap.maxNRep", "event.nRep < cap.maxNRep", "as many pairs as the cap are counted again"],
    ["if (event.nRep > cap.maxNRep)", "if (event.nRep >= cap.maxNRep)", "as many as the cap are drawn"],
    ["> SPARSE * event", "> 4 * SPARSE * event", "runs are found again too late"],
  ]),
  ...inFile("assembly/sampling/insideRuns.ts", search("crowds"), [
    ["slot >= from && slot < to", "slot > from && slot < to", "the own object at the start of a run has rank"],
    ["slot >= from && slot < to", "slot >= from && slot <= to", "the own object after a run has none"],
    ["if (slot < from) continue", "if (slot <= from) continue", "the own object at the start of a run is drawn"],
    ["rank < before) break", "rank <= before) break", "the own object is drawn after the pair before it"],
    ["if (rank < others)", "if (rank <= others)", "one hit too many with the own object"],
  ]),
  ...inFile("assembly/sampling/locateRanks.ts", "test/sampling", [
    ["drawn < next; drawn", "drawn <= next; drawn", "a rank is found at the object before its own"],
    ["isAbove = n >= below", "isAbove = n > below", "another lane's hit"],
    ["drawOf(e, base, i) >= pairs", "drawOf(e, base, i) + 1 >= pairs", "the last pair of a few groups is passed over"],
    ["if (few <= to)", "if (few <= to + 16)", "groups beyond the last one are added up"],
    ["base += <f64>pairs", "base += 0", "groups that are passed over have no ranks"],
    ["i32x4.extract_lane(two, 0) + i32x4", "i32x4", "half of the groups are added up"],
    [
      "rank += <f64>countMasked(e.masks, next - k)",
      "rank += 0",
      "a piece of a group begins with the ranks of the first",
    ],
  ]),
  ...inFile("assembly/sampling/tallies.ts", "test/sampling/tallies", [
    [
      "store<u16>(tally, load<u16>(tally) + within)",
      "store<u16>(tally, within)",
      "a group keeps the tally of its last run",
    ],
    ["(k & (groupLength(e) - 1)) == 0", "true", "part of a group is taken for all of it"],
  ]),
  ...inFile("assembly/sampling/drawnPairs.ts", "test/sampling/(conventions|sampledLoss)", [
    ["times * strength * value", "strength * value", "a hit's charge without the weight of the draw"],
    ["times * <f64>load<T>(h", "<f64>load<T>(h", "an object's sums without the weight of the draw"],
    ["add(dK + (r + 1) * 16, push * s)", "add(dK + (r + 1) * 16, push * s * 1.01)", "the scale's gradient by 1 %"],
    ["d > 0 ? distance : d < 0 ? -distance : 0", "d > 0 ? d : d < 0 ? d : 0", "the other metric's push along the line"],
  ]),
];
