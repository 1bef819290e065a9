/** Mistakes in the rules of condensation. */
import { inFile } from "./inFile.mjs";

const rules = "test/condense/(rules|cells|condense|fixtures)";

export const inCondense = [
  ...inFile("assembly/condense/candidates.ts", rules, [
    ["if (!(b > threshold)) continue;", "if (!(b >= threshold)) continue;", "a beta at the threshold leads"],
    ["g.maskedAlone == 0 : !(b > threshold)", "g.maskedAlone == 0 : !(b >= threshold)", "the same, with masks or ties"],
    ["g.maskedAlone == 0", "g.maskedAlone != 0", "masked hits lead where they must not"],
    ["load<u32>(g.tieOrder + i * 4)", "load<u32>(g.tieOrder + (n - 1 - i) * 4)", "ties the other way round"],
  ]),
  ...inFile("assembly/condense/condense.ts", rules, [
    [
      "distance2<T>(x, dimensions, j, alpha) < radius2) {",
      "distance2<T>(x, dimensions, j, alpha) <= radius2) {",
      "a hit at the radius is taken, plainly",
    ],
    [
      "!(distance2<T>(x, dimensions, j, alpha) < radius2)",
      "!(distance2<T>(x, dimensions, j, alpha) <= radius2)",
      "a hit at the radius is taken, in cells",
    ],
    ["if (!begun && taken > 0) begin(g, alpha);", "", "a taken hit leads no cluster of its own, plainly"],
    ["return g.claimedSeed != 0 || isFree(g, alpha);", "return isFree(g, alpha);", "taken hits never lead"],
    [
      "if (!begun) begin(g, alpha);\n    begun = true;\n    take(g, j);\n    hide",
      "begun = true;\n    take(g, j);\n    hide",
      "a taken hit leads no cluster of its own, in cells",
    ],
    ["if (j != alpha && !(", "if (!(", "a condensation point without a radius is in no cluster, in cells"],
  ]),
  ...inFile("assembly/condense/free.ts", rules, [
    ["if (masked != 0 && load<u8>(masked + j) != 0) continue;", "", "masked hits are taken"],
  ]),
  ...inFile("assembly/condense/radii.ts", rules, [
    ["largest = max(largest, radiusOf(g, j));", "largest = radiusOf(g, j);", "cells for the last hit's radius"],
    ["numberAt(g.bytes, g.radii, alpha) * radius)", "numberAt(g.bytes, g.radii, alpha))", "scales without the radius"],
  ]),
  ...inFile("assembly/condense/assign.ts", rules, [
    ["if (d2 < radius2)", "if (d2 <= radius2)", "a hit at the radius is assigned"],
    ["joins = d2 < load<f64>(nearest)", "joins = d2 <= load<f64>(nearest)", "the last of equally near ones"],
    ["load<f64>(nearest) * unit2) >= d2", "load<f64>(nearest) * unit2) > d2", "HGCalML's equality"],
    ["load<f64>(nearest) * unit2) >= d2", "load<f64>(nearest)) >= d2", "HGCalML's radius forgotten"],
    ["if (g.assignment != Assignment.SHARED) keepAlphas(g);", "", "a condensation point goes to an earlier one"],
    ["if (j == alpha) continue;", "", "a condensation point is shared with itself"],
  ]),
  ...inFile("assembly/condense/soft.ts", rules, [
    ["if (!(beta > highest)) continue;", "if (!(beta >= highest)) continue;", "the last of equal betas"],
    ["j == alpha || d2 < radius2", "j == alpha || d2 <= radius2", "a hit at the radius is taken"],
    ["(2 * unit2)", "unit2", "half the width"],
    ["* reference);", "* load<T>(beta));", "lowered by its own beta"],
  ]),
  ...inFile("assembly/cells/build.ts", rules, [
    [
      "cells.query2 = withMargin(cells, radius2);",
      "cells.query2 = radius2 * 0.9;",
      "slabs at the edge of a smaller radius are not visited",
    ],
    [
      "cells.near = reachOf(cells.query2 / cells.reach2);",
      "cells.near = reachOf((0.8 * cells.query2) / cells.reach2);",
      "16-bit numbers at the edge of a smaller radius are missed",
    ],
  ]),
  ...inFile("src/condense/labels.ts", rules, [
    ["sizes[k] >= minHits ? k : -1", "sizes[k] > minHits ? k : -1", "clusters of just enough hits are dropped"],
    ["sizes[k] >= rule.minHits) kept", "sizes[k] > rule.minHits) kept", "clusters of just enough hits are dropped"],
    ["if (owner[j] < 0) owner[j] = k;", "owner[j] = k;", "a shared hit is in the last of its clusters"],
    ["(rule.none === 0 ? 1 : 0)", "0", "the first cluster has the number of none"],
    ["rule.numbersPerEvent ? 0 : clusters.length", "clusters.length", "numbers never begin anew"],
    ["!mask?.[j]", "true", "masked hits are left over"],
  ]),
  ...inFile("src/condense/condense.ts", rules, [
    [
      "separates ? rule.separationInclusive : rule.inclusive",
      "rule.inclusive",
      "the separation has the radius's comparison",
    ],
    ["separates ? 0 : at(run.radii, bytes)", "at(run.radii, bytes)", "scales of the radius scale the separation"],
    ["own[i] += first", "own[i] += 0", "condensation points are counted in their event"],
  ]),
  ...inFile("src/condense/checkCondense.ts", "test/condense/out", [
    ['    checkType("out.clusterId", clusterId);', "", "labels into an array of another type"],
    ['    checkLength("out.clusterId", lengthOf(clusterId), hits, "N");', "", "labels into an array of another length"],
    ["ARRAYS, [x, beta, distanceScale, noCondensationMask, rowSplits]", "ARRAYS, []", "labels over an input"],
    ['  checkNames("out", out, ["clusterId"]);', "", "a misspelt array of out is ignored"],
  ]),
  ...inFile("src/condense/condense.ts", "test/condense/out", [
    ["  overwrite(out, numbers);", "", "out stays as it was"],
    ["return numbers.slice()", "return numbers", "an array of the linear memory, which the next call overwrites"],
  ]),
];
