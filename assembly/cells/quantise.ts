// Quantises hits: float32 or float64 coordinates → i16[planes][4 pairs of axes][2], a pair every 16 bytes.
import { AxisPair, axisAt, axisPairAt, Cells } from "./cells";
import { PLANE } from "./sizes";

/** The radius in units of the 16-bit numbers. */
const UNITS: f64 = 1024;
/** Rounding both hits by up to half a unit on 16 axes adds at most √16 units to their distance. */
const ROUNDED: f64 = 5;
/** Coordinates are clamped to this many units from an axis' origin: beyond it, float64 may not resolve half units. */
const FAR: f64 = 1099511627776;
/** 1.5·2^52: after adding it, the low bits of a float64 hold the nearest whole number. */
const ROUNDING: f64 = 6755399441055744;

/** How near, squared, the 16-bit numbers of hits within a part of the radius can be; `part` is squared too. */
@inline export function reachOf(part: f64): i32 {
  const reach = UNITS * sqrt(part) + ROUNDED;
  return <i32>ceil(reach * reach);
}

/** Axes beyond the D-th read the first coordinate with 0 units. */
@inline export function setAxisPairs(cells: Cells): void {
  const units = UNITS / sqrt(cells.reach2);
  for (let a: usize = 0; a < cells.planes * PLANE; a += 2) {
    const pair = axisPairAt(cells, a);
    const first = axisAt(cells, a);
    const second = axisAt(cells, a + 1);
    pair.firstOffset = a < cells.dimensions ? first.coordinate * <u32>cells.bytes : 0;
    pair.secondOffset = a + 1 < cells.dimensions ? second.coordinate * <u32>cells.bytes : 0;
    pair.firstOrigin = first.low;
    pair.secondOrigin = second.low;
    pair.firstUnits = a < cells.dimensions ? units : 0;
    pair.secondUnits = a + 1 < cells.dimensions ? units : 0;
  }
}

/** The whole numbers nearest to v, clamped to [low, high]; modulo 2^32, in the low half of each lane. No branches. */
@inline export function nearest(v: v128, low: v128, high: v128): v128 {
  return f64x2.add(f64x2.pmin(f64x2.pmax(v, low), high), f64x2.splat(ROUNDING));
}

/** Writes the 16-bit numbers of hit `j` to `to`, two axes at a time. An axis without a coordinate gives 0. */
export function quantise(cells: Cells, j: usize, to: usize, planeBytes: usize): void {
  const x = cells.x + j * cells.dimensions * cells.bytes;
  for (let plane: usize = 0; plane < cells.planes; plane++) {
    for (let a = plane * PLANE; a < plane * PLANE + PLANE && a < cells.dimensions; a += 2) {
      const pair = axisPairAt(cells, a);
      const origins = changetype<usize>(pair) + offsetof<AxisPair>("firstOrigin");
      const v = f64x2.mul(
        f64x2.sub(pairAt(cells.bytes, x + pair.firstOffset, x + pair.secondOffset), v128.load(origins)),
        v128.load(origins, 16),
      );
      const numbers = nearest(v, f64x2.splat(-FAR), f64x2.splat(FAR));
      v128.store16_lane(to, numbers, 0);
      v128.store16_lane(to, numbers, 4, 2);
      to += 16;
    }
    to += planeBytes - 64;
  }
}

/** The numbers at p and q, as float64. */
@inline function pairAt(bytes: usize, p: usize, q: usize): v128 {
  if (bytes == 8) return v128.load64_lane(q, v128.load64_zero(p), 1);
  return f64x2.promote_low_f32x4(v128.load32_lane(q, v128.load32_zero(p), 1));
}
