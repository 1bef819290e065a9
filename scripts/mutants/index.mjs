// The mutants of `npm run mutate`: small mistakes in the search, the sampler, the normalisers and the gradients, each of
// which changes results, or makes a search look at far more than it must.
//   file, find, replace   the text that stands once in the file, and what is put there instead
//   kills                 which test files (a pattern of their paths) must fail then; a file's own, or a mutant's
//   why                   the mistake, in words
//
// Left out, since no result changes:
// - a search that looks at more: a longer reach, a wider box, thresholds of the tables that are too high, an object's second nearest level, other axes of length
//   1, another mean, groups of other extents, a narrower or wider bin on both sides at once, another order of the hits;
// - 1.00001 and 0.99999 beside `margin`: that is at least 4e-6 of the radius, which is at least the reach;
// - `<=` against `<` in boxes and panels: margins keep both sides apart;
// - the reach that is added to the objects' radius: it makes `margin` larger by less than that is too large;
// - ceil against floor of a threshold of the tables, whose sums are rounded down by more, and 0.9999 beside that;
// - `drawOf(e, base, i) >= within`, `>= pairs` and `rankOf(e, i) < next` in locateRanks.ts: what is then entered holds no draw, and is left;
// - `distance < reach` in drawnPairs.ts: a pair that only float32 finds within reach is an ulp from it, and worth 1e-8;
// - the last three guards of openSearch against numbers beyond float32: there every pair is looked at in any case.
import { inClusterings } from "./inClusterings.mjs";
import { inCondense } from "./inCondense.mjs";
import { inLoss } from "./inLoss.mjs";
import { inSampling } from "./inSampling.mjs";
import { inScan } from "./inScan.mjs";
import { inScores } from "./inScores.mjs";
import { inSearch } from "./inSearch.mjs";

/** @type {{ file: string, find: string, replace: string, kills: string, why: string }[]} */
export const mutants = [...inSearch, ...inSampling, ...inLoss, ...inCondense, ...inScan, ...inScores, ...inClusterings];
