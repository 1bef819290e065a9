// The mutants of `npm run mutate`: small mistakes in the search, the sampler, the normalisers and the gradients, each of
// which changes results, or makes a search look at far more than it must.
//   file, find, replace   the text that stands once in the file, and what is put there instead
//   kills                 which test files (a pattern of their paths) must fail then; a file's own, or a mutant's
//   why                   the mistake, in words
//
// Left out, since no result changes:
// - a search that looks at more: a longer reach, a wider box, int16 thresholds that are too high, other axes of length
//   1, another mean, groups of other extents, a narrower or wider bin on both sides at once, another order of the hits;
// - 1.00001 and 0.99999 beside `margin`: that is at least 4e-6 of the radius, which is at least the reach;
// - `<=` against `<` in boxes and panels: margins keep both sides apart;
// - the reach that is added to the objects' radius: it makes `margin` larger by less than that is too large, and the
//   int16 filter clips a hit beyond the radius, which brings it nearer to every object;
// - 1.02 and 1 in the filter's slack, one by one: each alone is more than the rounding of a coordinate's product, and
//   ceil against floor of its limit, which is far less than either;
// - `drawOf(e, base, i) >= within` and `rankOf(e, i) < next` in locateRanks.ts: what is then entered holds no draw, and is left;
// - `distance < reach` in drawnPairs.ts: a pair that only float32 finds within reach is an ulp from it, and worth 1e-8;
// - the last three guards of openSearch against numbers beyond float32: there every pair is looked at in any case.

/** The tests of the search's borders: one of them fails on each of its mutants. */
const search = (names) => `test/search/(${names})`;

/** @type {{ file: string, find: string, replace: string, kills: string, why: string }[]} */
export const mutants = [
  ...inFile("assembly/search/bitmapLookup.ts", search("borders|groups"), [
    ["sumLanes(sum) <= reach * reach", "sumLanes(sum) <= reach * reach * 0.98", "panels reach 1 % less far"],
    [
      "gaps(v128.load(low + v), v128.load(high + v)",
      "gaps(v128.load(low + v), v128.load(low + v)",
      "the wrong side of a group below",
    ],
    [
      "gaps(v128.load(low + v), v128.load(high + v)",
      "gaps(v128.load(high + v), v128.load(high + v)",
      "the wrong side of a group above",
    ],
    ["const objectsHigh = frame + 2 * bytes", "const objectsHigh = frame", "a panel ends where it begins"],
    [
      "f32x4.sub(v128.load(low + v), reach)",
      "f32x4.sub(v128.load(low + v), f32x4.mul(reach, f32x4.splat(0.99)))",
      "bins below a group reach 1 % less far",
    ],
    [
      "f32x4.add(v128.load(low + bytes + v), reach)",
      "f32x4.add(v128.load(low + bytes + v), f32x4.mul(reach, f32x4.splat(0.99)))",
      "bins above a group reach 1 % less far",
    ],
    ["sub(v128.load(low + v), reach)", "sub(v128.load(low + bytes + v), reach)", "from a group's highest on"],
    ["add(v128.load(low + bytes + v), reach)", "add(v128.load(low + v), reach)", "up to a group's lowest"],
    ["i32x4.add(last, i32x4.splat(1))", "last", "one bin less above"],
    ["rowOf(slabRows, first)", "rowOf(slabRows, i32x4.add(first, i32x4.splat(1)))", "one bin less below"],
    ["f32x4.splat(<f32>(BINS - 1))", "f32x4.splat(<f32>(BINS - 2))", "the last bin is not looked at"],
    ["f32x4.pmax(f32x4.splat(0), bin)", "f32x4.pmax(f32x4.splat(1), bin)", "the first bin is not looked at"],
    [
      "const first = binOf(f32x4.sub(v128.load(low + v), reach)",
      "const first = binOf(f32x4.add(f32x4.sub(v128.load(low + v), reach), f32x4.div(f32x4.splat(0.5), inverse))",
      "half a bin",
    ],
  ]),
  ...inFile("assembly/search/bitmapIndex.ts", search("borders"), [
    ["reach * 1.00001 + s.margin", "reach * 0.99 + s.margin", "panels and bins reach 1 % less far"],
    ["reach * 1.00001 + s.margin", "reach * 1.00001", "no margin for rounding in panels", search("rounding")],
    [
      "reach = max(reach, reachOf<T>(e, slot))",
      "reach = reachOf<T>(e, slot)",
      "the last object's reach for the longest",
      search("reaches"),
    ],
    ["(key - base) * inverse);", "(key - base) * inverse * <f32>1.01);", "bins 1 % narrower than those looked up"],
    ["setBit(rows + (bin + 1)", "setBit(rows + (bin + 2)", "objects a bin higher than those looked up"],
    [
      "slot++) {\n      const key",
      "slot++) {\n      if (slot == first && slot + 1 < end) continue;\n      const key",
      "a frame without its first object",
    ],
  ]),
  ...inFile("assembly/search/reachOf.ts", search("reaches"), [
    ["e.manhattan ? reach : sqrt(reach)", "sqrt(reach)", "the root of a reach that is none"],
  ]),
  ...inFile("assembly/search/boxes.ts", search("borders"), [
    ["longest * 1.00001 + s.margin", "longest * 0.99 + s.margin", "boxes reach 1 % less far"],
    [
      "longest * 1.00001 + s.margin",
      "longest * 1.00001",
      "no margin for rounding in what boxes may reach",
      search("rounding"),
    ],
    ["shortest * 0.99999 - s.margin", "shortest * 1.01 - s.margin", "boxes surely reach 1 % too far", search("crowds")],
    [
      "shortest * 0.99999 - s.margin",
      "shortest * 0.99999",
      "no margin for rounding in what boxes surely reach",
      search("rounding"),
    ],
    [
      "longest = max(longest, reachOf<T>(e, slot))",
      "longest = reachOf<T>(e, slot)",
      "the last reach for the longest",
      search("reaches"),
    ],
    [
      "shortest = min(shortest, reachOf<T>(e, slot))",
      "shortest = reachOf<T>(e, slot)",
      "the last reach for the shortest",
      search("reaches"),
    ],
    ["e.manhattan ? 0 : ", "", "the other metric's distances are longer than a box tells", search("reaches")],
    ["min(load<f32>(box + c * 4), v)", "v", "a box begins at its last object"],
    ["max(load<f32>(high + c * 4), v)", "v", "a box ends at its last object"],
    [
      "-(<f32>leastLane<T>(minusHigh))",
      "<f32>leastLane<T>(low)",
      "a block's box ends where it begins",
      search("crowds"),
    ],
  ]),
  ...inFile("assembly/search/boxRuns.ts", search("borders|crowds"), [
    ["sumLanes(least) <= longest * longest", "sumLanes(least) <= longest * longest * 0.98", "none 1 % too soon"],
    ["sumLanes(most) < shortest * shortest", "sumLanes(most) < shortest * shortest * 1.02", "all 1 % too far"],
    ["== ((<u32>from) | flag)", "== <u32>from", "runs that are undecided join those that are not"],
  ]),
  ...inFile("assembly/search/gaps.ts", search("borders|crowds"), [
    ["return f32x4.pmin(", "return f32x4.pmax(", "all by the nearest corner"],
  ]),
  ...inFile("assembly/search/markCandidates.ts", search("groups|work"), [
    [
      "  if (held > 0) markGroup",
      "  if (held > 1) markGroup",
      "a hit that is alone in the last group is not looked up",
    ],
    ["store(low + v, f32x4.pmin(v128.load(low + v), y))", "store(low + v, y)", "a group begins at its last hit"],
    ["store(high + v, f32x4.pmax(v128.load(high + v), y))", "store(high + v, y)", "a group ends at its last hit"],
    [
      "f32x4.splat(<f32>s.groupExtent)",
      "f32x4.splat(<f32>s.groupExtent * 1000)",
      "groups as wide as space: far more candidates",
    ],
  ]),
  ...inFile("assembly/search/directions.ts", search("diagonals"), [
    ["<f32>0.5 * (a + b + (c + d))", "<f32>0.51 * (a + b + (c + d))", "a diagonal that is 2 % too long"],
    ["<f32>0.5 * (a - b - (c - d))", "<f32>0.51 * (a - b - (c - d))", "another diagonal that is 2 % too long"],
    [
      "<f64>(<T>load<f64>(s.mean + c * 8))",
      "load<f64>(s.mean + c * 8)",
      "a mean that differs from the hits' own",
      search("filter"),
    ],
  ]),
  ...inFile("assembly/search/principalAxes.ts", search("diagonals"), [
    ["1 / sqrt(t * t + 1)", "1.01 / sqrt(t * t + 1)", "axes that are 1 % too long"],
  ]),
  ...inFile("assembly/search/int16Filter.ts", search("filter|groups"), [
    ["reach * s.int16Scale * 1.00001", "reach * s.int16Scale * 0.99", "the filter reaches 1 % less far"],
    ["1.02 * sqrt(<f64>d) + 1", "0.95 * sqrt(<f64>d)", "less than quantising moves a pair"],
    ["f32x4.nearest(y)", "f32x4.floor(y)", "hits are rounded down"],
    ["nearest((x - ", "floor((x - ", "centres are rounded down"],
    ["i32x4.min_s(d2, d3)", "d2", "a quarter of the hits is not looked at"],
    ["v128.and(low, i32x4.splat(0xffff))", "low", "a coordinate below the mean spoils the next one"],
  ]),
  ...inFile("assembly/search/build.ts", search("rounding"), [
    ["s.margin = sqrt(<f64>s.axes)", "s.margin = 0.01 * sqrt(<f64>s.axes)", "a hundredth of the margin for rounding"],
  ]),
  ...inFile("assembly/search/kdTree.ts", search("work"), [
    ["((high - low) >> 5) << 3", "((high - low) >> 4) << 3", "pivots from the middle and the end"],
    ["<usize>!(load<f32>(y", "<usize>(load<f32>(y", "points go down the wrong side of the tree"],
    ["31 - clz<u32>", "30 - clz<u32>", "groups of slots that are no nodes"],
  ]),
  ...inFile("src/sampling/sampler.ts", "test/sampling/(sampler|definition)", [
    ["Math.floor((i * rest) / m)", "Math.round((i * rest) / m)", "strata begin half a rank later"],
    ["start + Math.floor(u * (end - start))", "start + Math.round(u * (end - start))", "a rank of the next stratum"],
    [
      "start + Math.floor(u * (end - start))",
      "start + Math.floor(u * (end - start - 1))",
      "the last rank is never drawn",
    ],
    ["weights[i] = end - start", "weights[i] = n / m", "all pairs weigh the same"],
    ["words[2 * odd + 1]", "words[2 * odd]", "a number of 32 random bits"],
    ["odd === 0 || i === 0", "odd === 0", "a chunk that begins with an odd draw uses old words"],
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
  ]),
  ...inFile("assembly/sampling/tallies.ts", "test/sampling/tallies", [
    ["load<u16>(tally) + within", "within", "a group keeps the tally of its last run"],
    ["(k & (groupLength(e) - 1)) == 0", "true", "part of a group is taken for all of it"],
  ]),
  ...inFile("assembly/sampling/drawnPairs.ts", "test/sampling/(conventions|sampledLoss)", [
    ["times * strength * value", "strength * value", "a hit's charge without the weight of the draw"],
    ["times * <f64>load<T>(h", "<f64>load<T>(h", "an object's sums without the weight of the draw"],
    ["add(dK + (r + 1) * 16, push * s)", "add(dK + (r + 1) * 16, push * s * 1.01)", "the scale's gradient by 1 %"],
    ["d > 0 ? distance : d < 0 ? -distance : 0", "d > 0 ? d : d < 0 ? d : 0", "the other metric's push along the line"],
  ]),
  ...inFile("src/conventions/normalisers.ts", "test/conventions/normalisers", [
    ["sumOf(chargeSums) + 1e-3", "sumOf(chargeSums) + 1.02e-3", "ε of the sum of charges"],
    ["sumOf(energies) * (total / objects)", "sumOf(energies) * total", "a mean over energies that is a sum"],
    ["weight * energy, attracting", "weight, attracting", "attraction without energies"],
    ["c[k] = weight / objects", "c[k] = 1 / objects", "a coward term without the object's weight"],
    ["return counts[k];", "return counts[k] + 1;", "one hit more"],
    ["return counts[k] + 1e-3", "return counts[k] + 1.02e-3", "ε of an object's hits"],
    ["Math.fround(counts[k] + Math.fround(1e-3))", "counts[k] + Math.fround(1e-3)", "a sum in float64"],
    [
      'case "allHits":\n      return hits / objects;\n    case "allHitsPlus":\n      return (hits + 1e-3) / objects;\n    case "masked',
      'case "allHits":\n      return hits;\n    case "allHitsPlus":\n      return (hits + 1e-3) / objects;\n    case "masked',
      "hits for hits an object",
    ],
    [
      '(hits + 1e-3) / objects;\n    case "masked',
      '(hits + 1.02e-3) / objects;\n    case "masked',
      "ε of all hits, in the attraction",
    ],
    [
      '(hits + 1e-3) / objects;\n    case "hundred',
      '(hits + 1.02e-3) / objects;\n    case "hundred',
      "ε of all hits, in the repulsion",
    ],
    [
      "(Math.fround(1e-9 + maskedHits) - objects)",
      "(maskedHits - 1 - objects)",
      "one masked hit less, as the original has it",
    ],
    ["Math.max(1, maskedHits - objects)", "Math.max(0, maskedHits - objects)", "a norm of 0"],
    ["return hits - counts[k];", "return hits;", "own hits among the others"],
    ["hits - counts[k] + 1e-3", "hits - counts[k] + 1.02e-3", "ε of the others"],
    ["return 100;", "return 101;", "a constant by 1 %"],
    ["return inRange + 1e-3", "return inRange + 1.02e-3", "ε of the hits in range"],
    ["(1e-9 + (objects - 1) * hits)", "(1e-9 + objects * hits)", "own pairs among all, as the original has it"],
    ["Math.max(1, objects - 1)", "Math.max(0, objects - 1)", "one object has no pairs"],
    ["(objects + 1) / objects", "objects / objects", "one object less"],
    ["ratio(sB, 4 * noiseHits)", "ratio(sB, 4.04 * noiseHits)", "a quarter by 1 %"],
    ["sB / (noiseHits + 1e-3)", "sB / (noiseHits + 1.02e-3)", "ε of the noise hits"],
    ["(spectators + 1e-3)", "(spectators + 1.02e-3)", "ε of the spectators"],
    ["denominator === 0 ? 0 : ", "", "a mean over nothing"],
  ]),
  ...inFile("assembly/loss/gradients.ts", "test/((conventions|loss)/finiteDifferences|loss/ties)", [
    ["add(row, -(1 - mix) * centre)", "add(row, -centre)", "a condensation point moves its mixed centre wholly"],
    ["add(row, -share * centre)", "add(row, -1.01 * share * centre)", "a member's share of its centre by 1 %"],
    ["unit * 0.5;", "unit * 0.505;", "the scale's gradient by 1 %"],
    [": 2 * at(e.objectDistance, k)", ": at(e.objectDistance, k)", "the slope of a square"],
    ["q * dCharge + at(e.pAt, place) * dP", "q * dCharge", "weights without the attraction of its own weight"],
    ["(mix * dMass * centre", "(dMass * centre", "the centre's weights as if all of it were mixed"],
    ["d += share * dk", "d += 1.01 * share * dk", "a member's share of its scale by 1 %"],
    ["(1 - e.centreMix) * dk", "dk", "the condensation point's share of its scale"],
    ["e.lossRepulsive * at(e.r, k) * repulsion", "at(e.r, k) * repulsion", "a loss weight is left out"],
    ["e.lossNoise * noiseSlope", "noiseSlope", "another loss weight is left out"],
    ["load<T>(beta) > e.betaMax", "load<T>(beta) >= e.betaMax", "nothing passes at the clip itself"],
  ]),
  ...inFile("assembly/loss/attraction.ts", "test/((conventions|loss)/finiteDifferences|loss/ties)", [
    ["f64x2.add(dU, dU)", "f64x2.mul(dU, f64x2.splat(2.02))", "the pull by 1 %"],
    ["f64x2.splat(0.1), d)", "f64x2.splat(0.101), d)", "push-pull's gradient by a hit's distance by 1 %"],
    ["f64x2.splat(1.9), dk)", "f64x2.splat(1.92), dk)", "push-pull's gradient by an object's distance by 1 %"],
    ["f64x2.mul(f64x2.neg(dU), u)", "f64x2.mul(dU, u)", "the scale's gradient turned around"],
    ["f64x2.lt(d, zero)", "f64x2.le(d, zero)", "the other metric pulls where a difference is 0"],
    ["f64x2.splat(1 - e.centreDamping)", "f64x2.splat(1)", "damping that does not damp", "test/conventions/fixtures"],
  ]),
  ...inFile("assembly/loss/attractivePotentials.ts", "test/conventions/finiteDifferences", [
    ["2 * exp(-2 * u)", "2.02 * exp(-2 * u)", "a slope by 1 %"],
    ["0.05 / sqrt(u + 1e-6)", "0.051 / sqrt(u + 1e-6)", "another slope by 2 %"],
    ["v <= 4 ? 2 * v : 8", "v <= 4 ? 2 * v : 8.1", "a slope beyond its bend by 1 %", "test/conventions/combinations"],
  ]),
  ...inFile("assembly/loss/coward.ts", "test/(conventions/finiteDifferences|loss/ties)", [
    ["(40 * e.lossCoward", "(40.4 * e.lossCoward", "the short range's push by 1 %"],
    ["- 0.2 / (b + 1e-9)", "- 0.202 / (b + 1e-9)", "the logarithm's slope by 1 %"],
    ["missing - exp(", "missing - 1.01 * exp(", "the soft maximum's slope by 1 %"],
    ["own.beta <= 1 ? -1", "own.beta < 1 ? -1", "nothing passes where the sum is 1"],
    ["return 1 / (own.hits + 1e-3)", "return 1 / own.hits", "ε of a mean's slope"],
  ]),
  ...inFile(
    "assembly/pairs/pairKernel.ts",
    "test/(conventions/finiteDifferences|loss/(edgeCases|againstReference|ties))",
    [
      ["m0 = v128.and(v128.lt<T>(s0, reach)", "m0 = v128.and(v128.le<T>(s0, reach)", "a pair at the reach counts"],
      ["    v128.and(v128.lt<T>(s1, reach)", "    v128.and(v128.le<T>(s1, reach)", "a pair at the reach has a rank"],
      ["f.push<T>(v128.mul<T>(q2, strength), u2", "f.push<T>(v128.mul<T>(q1, strength), u2", "another hit's charge"],
      ["t3 = v128.mul<T>(t3, i3)", "t3 = v128.mul<T>(t3, i2)", "another hit's scale"],
      ["t1 = v128.mul<T>(t1, s1)", "t1 = v128.mul<T>(t1, s0)", "another hit's distance, by the other metric"],
      [
        "for (let c: usize = 3; c < r; c++) along",
        "for (let c: usize = 4; c < r; c++) along",
        "no push along the fourth coordinate",
      ],
      ["v128.and(signed, v128.ne<T>(d, all<T>(0)))", "signed", "the other metric pushes where a difference is 0"],
      [
        "mul<T>(q0, f0), v128.mul<T>(q1, f1)",
        "mul<T>(q0, f0), v128.mul<T>(q0, f1)",
        "another hit's charge to the object",
      ],
    ],
  ),
  ...inFile("assembly/pairs/repulsivePotentials.ts", "test/conventions/finiteDifferences", [
    ["v128.add<T>(root, root)", "v128.mul<T>(root, all<T>(2.02))", "the Gaussian's push by 1 %"],
    ["mul<T>(all<T>(0.2), v128.div", "mul<T>(all<T>(0.202), v128.div", "the root exponential's push by 1 %"],
    ["v128.and(v128.lt<T>(root, all<T>(1)), v128.div", "(v128.div", "a hinge pushes beyond its reach"],
  ]),
];

function inFile(file, kills, list) {
  return list.map(([find, replace, why, own = kills]) => ({ file, find, replace, kills: own, why }));
}
