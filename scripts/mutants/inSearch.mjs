/** Mistakes in the neighbour search: margins, comparisons, bounds. */
import { inFile, search } from "./inFile.mjs";

export const inSearch = [
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
  ...inFile("assembly/search/distanceTables.ts", search("filter"), [
    ["reachOf<T>(e, slot) * 1.00001 + s.margin + load", "reachOf<T>(e, slot) * 0.98 + s.margin + load", "2 % less far"],
    ["+ load<f64>(s.near + slot * 8) * 1.00001", "", "as if objects stood at their levels"],
    ["min<f64>(LARGEST, ceil(limit * limit))", "min<f64>(LARGEST - 60, ceil(limit * limit))", "thresholds cut too low"],
    ["store<u16>(to + a - 1, load<u16>(to + a - 1) + ", "store<u16>(to + a - 1, ", "levels of one axis for two"],
    ["f32x4.splat(0.9999)", "f32x4.splat(1.05)", "distances that are rounded up"],
    ["boundOf(y2, place, scale), boundOf(y3", "boundOf(y3, place, scale), boundOf(y3", "four hits for four others"],
    ["i8x16.narrow_i16x8_u(b01, b23)", "i8x16.narrow_i16x8_u(b01, b01)", "half of the hits are not looked at"],
    ["if (s.axes == 4) return nearByTwo", "if (s.axes == 4) return nearByFour", "tables of axes that there are not"],
  ]),
  ...inFile("assembly/pairs/fewHits.ts", search("fewHits"), [
    ["if (within & (0x5555 << (lane & 1))) return TOO_MANY;", "", "the second of two hits in even lanes is lost"],
    ["k, odd, dK + 8", "k, odd, dK", "odd lanes in the sum of even ones"],
    ["<T>1 - root", "<T>1.0001 - root", "a value that is the block's but for 1e-4"],
    ["(q * strength) / root", "q * (strength / root)", "another order of operations"],
    ["!= load<T>(own + NUMBER", "== load<T>(own + NUMBER", "its own object instead of the others"],
  ]),
  ...inFile("assembly/search/build.ts", search("rounding"), [
    ["s.margin = sqrt(<f64>s.axes)", "s.margin = 0.01 * sqrt(<f64>s.axes)", "a hundredth of the margin for rounding"],
  ]),
  ...inFile("assembly/search/kdTree.ts", search("work"), [
    ["((high - low) >> 5) << 3", "((high - low) >> 4) << 3", "pivots from the middle and the end"],
    ["<usize>!(load<f32>(y", "<usize>(load<f32>(y", "points go down the wrong side of the tree"],
    ["31 - clz<u32>", "30 - clz<u32>", "groups of slots that are no nodes"],
  ]),
  ...inFile("assembly/search/gridLookup.ts", search("borders|rounding|reaches|againstReference"), [
    ["load<f32>(box) - reach)", "load<f32>(box) - 0.5 * reach)", "a column is left before its beginning"],
    ["load<f32>(box, 16) + reach)", "load<f32>(box, 16) + 0.5 * reach)", "and before its end"],
    ["load<f32>(box, 4) - reach)", "load<f32>(box, 4))", "no column before that of the box"],
    ["load<f32>(box, 20) + reach)", "load<f32>(box, 20))", "nor after it"],
    ["load<f32>(box, 8) - reach)", "load<f32>(box, 8))", "nor below it"],
    ["load<f32>(box, 24) + reach)", "load<f32>(box, 24))", "nor above it"],
    ["f32x4.splat(reach * reach)", "f32x4.splat(0.99 * reach * reach)", "a reach that is half a percent too short"],
    ["reach += radiusOf(s);", "", "hits that are all at the centre"],
    ["near &= (1 << left) - 1;", "near &= (1 << (left - 1)) - 1;", "the last centre of a range"],
    ["zEnd; k++", "zEnd - 1; k++", "the last layer"],
  ]),
  ...inFile("assembly/search/blocks.ts", search("againstReference|borders"), [
    ["* 1.0001", "* 0.9", "a radius that is a tenth too short"],
    ["if (first == 0) s.bucket = 0;", "", "blocks of the event before"],
  ]),
  ...inFile("assembly/search/grid.ts", search("againstReference|borders"), [
    ["(v - axis.low) * axis.inverse", "(axis.low - v) * axis.inverse", "cells that fall as coordinates rise"],
  ]),
];
