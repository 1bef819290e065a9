/** Mistakes in the neighbour lists, dbscan and density peaks: comparisons, bounds, what is counted once. */
import { inFile } from "./inFile.mjs";

const dbscan = "test/dbscan/(fixtures|crowds|strategies)";
const peaks = "test/densityPeaks/densityPeaks";
const lists = "test/neighbours/";

export const inClusterings = [
  ...inFile("assembly/cells/lookup.ts", lists, [
    ["15 << (first & 3)", "15 << ((first & 3) + 1)", "the first place of a range is not looked at"],
    ["15 >> (3 - ((end - 1) & 3))", "7 >> (3 - ((end - 1) & 3))", "nor the last one"],
    ["(bits & 2) << 1", "(bits & 2)", "half a place"],
  ]),
  ...inFile("assembly/cells/radius2.ts", `${lists}|${dbscan}`, [
    ["reinterpret<f64>(reinterpret<u64>(r2) + 1) : r2", "r2 : r2", "hits at exactly the radius are none"],
    [
      "reinterpret<f64>(reinterpret<u64>(r2) + 1) : r2",
      "reinterpret<f64>(reinterpret<u64>(r2) + 1) : reinterpret<f64>(reinterpret<u64>(r2) + 1)",
      "hits at exactly the radius always are",
    ],
    ["reinterpret<f32>(reinterpret<u32>(r2) + 1) : r2", "r2 : r2", "the same in float32"],
    ["<f32>radius * <f32>radius", "<f32>(radius * radius)", "a square rounded once"],
  ]),
  ...inFile("assembly/neighbours/neighbours.ts", lists, [
    ["!(d2 < below)", "!(d2 <= below)", "one number too far"],
    ["&& k != j", "", "no own hit at radius 0"],
    ["> g.capacity) return", "> g.capacity + 40000) return", "lists that do not fit"],
    ["g.wide == 0 && g.bytes == 4", "g.bytes == 4", "float32 distances for all"],
  ]),
  ...inFile("assembly/dbscan/near.ts", dbscan, [
    ["< g.below", "<= g.below", "hits a last digit farther than eps are near"],
  ]),
  ...inFile("assembly/dbscan/core.ts", dbscan, [
    ["mayEnd && total >= enough", "total >= enough", "negative weights that come later do not count"],
    ["mayEnd && total >= enough", "mayEnd && total > enough - 1", "one neighbour too few ends the sum"],
    ["return total >= enough;", "return total > enough;", "exactly enough is too little"],
    ["end < cells.stop", "end <= cells.stop", "a list that was cut short counts as whole"],
    ["isWhole ? end : 0", "end", "a list that was cut short is taken from"],
    ["min(most * LONGER, g.hits + 1)", "g.hits / 2", "a list that is cut short for good"],
  ]),
  ...inFile("assembly/dbscan/expand.ts", dbscan, [
    ["isFree(g, other) && areNear", "areNear", "hits change their cluster"],
    ["if (!areNear(g, place, other)) continue;", "", "what may be near is taken"],
    ["g.builds == 0 ||", "", "free hits are looked for in cells that were never built"],
    ["g.taken > cells.hits / 2 &&", "g.taken > 2 * cells.hits &&", "cells are never built anew"],
  ]),
  ...inFile("assembly/dbscan/number.ts", dbscan, [
    ["lowest = min(lowest,", "lowest = max(0,", "the last cluster around a border hit"],
    ["testedAt(g, other) != Tested.CORE ||", "", "border hits pass their cluster on"],
    ["if (isCore) store<i32>", "store<i32>", "border hits number clusters"],
    ["cells.stop = usize.MAX_VALUE;", "", "border hits look at the first few only"],
  ]),
  ...inFile("assembly/dbscan/dbscan.ts", dbscan, [
    ["g.signed != 0 ||", "", "sums with negative weights end early"],
    ["nearBelow(g.eps, 1, false)", "nearBelow(g.eps, 0, false)", "eps itself is too far"],
  ]),
  ...inFile("assembly/densityPeaks/densities.ts", peaks, [
    ["nearBelow(g.radius, 0, false)", "nearBelow(g.radius, 1, false)", "hits at exactly the radius count"],
    ["k == j ||", "", "the own hit counts"],
    ["-(d2 / below)", "-(d2 / (2 * below))", "another Gaussian"],
  ]),
  ...inFile("assembly/densityPeaks/nearestDenser.ts", peaks, [
    ["> rho)) continue", ">= rho)) continue", "equally dense hits are denser"],
    ["k < denser)", "k > denser)", "the last of equally near hits"],
  ]),
  ...inFile("src/densityPeaks/eventPeaks.ts", peaks, [
    ["rho[j] < highest", "rho[j] <= highest", "the densest look for denser hits"],
    ["!(rho[k] > rho[j])", "!(rho[k] >= rho[j])", "equally dense hits are denser in the last search"],
    ["!(d2 < delta2[j])", "!(d2 <= delta2[j])", "the last of equally near hits in the last search"],
    ["most * most < delta2[j]", "most * most < 1.5 * delta2[j]", "the farthest hit is given up too early"],
  ]),
  ...inFile("src/densityPeaks/clusters.ts", peaks, [
    ["rho[j] > rhoMin", "rho[j] >= rhoMin", "a centre of exactly rhoMin"],
    ["delta[j] > deltaMin", "delta[j] >= deltaMin", "a centre of exactly deltaMin"],
    ["< coreRadius * coreRadius", "<= coreRadius * coreRadius", "hits at exactly the core radius stay"],
    ["|| a - b", "|| b - a", "equally dense centres in falling order"],
  ]),
];
