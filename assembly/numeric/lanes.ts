// Vector lanes of T = f32 (four) or f64 (two), from one source. Everything here compiles to a few instructions.

import { ROW } from "./sizes";

/** Hits in a block. */
@inline export function lanes<T>(): usize {
  return ROW / sizeof<T>();
}

/** The same number in every lane. */
@inline export function all<T>(value: f64): v128 {
  return v128.splat<T>(<T>value);
}

/** Element `i` of the array at `p`, in every lane. */
@inline export function spread<T>(p: usize, i: usize): v128 {
  return v128.load_splat<T>(p + i * sizeof<T>());
}

/** One bit for each lane of a mask. */
@inline export function bits<T>(mask: v128): u32 {
  return sizeof<T>() == 8 ? i64x2.bitmask(mask) : i32x4.bitmask(mask);
}

/** One bit for each lane of a row's four masks, the lowest lane first. */
@inline export function lanesOf<T>(a: v128, b: v128, c: v128, d: v128): u32 {
  if (sizeof<T>() == 8) return bits<T>(a) | (bits<T>(b) << 2) | (bits<T>(c) << 4) | (bits<T>(d) << 6);
  return i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d)));
}

/** The least of four vectors, lane by lane. By pmin: one instruction where min takes several. */
@inline export function least<T>(a: v128, b: v128, c: v128, d: v128): v128 {
  return v128.pmin<T>(v128.pmin<T>(a, b), v128.pmin<T>(c, d));
}


@inline export function sum4<T>(a: v128, b: v128, c: v128, d: v128): v128 {
  return v128.add<T>(v128.add<T>(a, b), v128.add<T>(c, d));
}

/** row[0..3] += a, b, c, d */
@inline export function addRow<T>(row: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(row, v128.add<T>(v128.load(row), a));
  v128.store(row, v128.add<T>(v128.load(row, 16), b), 16);
  v128.store(row, v128.add<T>(v128.load(row, 32), c), 32);
  v128.store(row, v128.add<T>(v128.load(row, 48), d), 48);
}

/** The vector with its 64-bit halves swapped. */
@inline export function swapHalves(v: v128): v128 {
  return i64x2.shuffle(v, v, 1, 0);
}

/** The sum of four float32 lanes. */
@inline export function sumLanes(v: v128): f32 {
  const sums = f32x4.add(v, swapHalves(v));
  return f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1);
}

/** The sum of all lanes, as float64. */
@inline export function sumOf<T>(v: v128): f64 {
  if (sizeof<T>() == 8) return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
  return <f64>sumLanes(v);
}

/** Four pairs of 16-bit numbers at p minus those of c: the sum of squares of each pair, modulo 2^32. */
@inline export function squares16(p: usize, c: v128): v128 {
  const d = i16x8.sub(v128.load(p), c);
  return i32x4.dot_i16x8_s(d, d);
}

/** Adds the lanes of `v` to the two float64 sums at `p`; the total is the sum of the two. */
@inline export function addWide<T>(p: usize, v: v128): void {
  if (sizeof<T>() == 4) v = f64x2.promote_low_f32x4(f32x4.add(v, swapHalves(v)));
  v128.store(p, f64x2.add(v128.load(p), v));
}

/** The total of two float64 sums kept by `addWide`. */
@inline export function wide(p: usize): f64 {
  return load<f64>(p) + load<f64>(p, 8);
}

/** Two numbers of T as float64 */
@inline export function load2<T>(p: usize): v128 {
  return sizeof<T>() == 8 ? v128.load(p) : f64x2.promote_low_f32x4(v128.load64_zero(p));
}

/** The float64 at p and the one at q */
@inline export function gather2(p: usize, q: usize): v128 {
  return v128.load_lane<u64>(q, v128.load64_zero(p), 1);
}

/** The float64 at `p` += v */
@inline export function add(p: usize, v: f64): void {
  store<f64>(p, load<f64>(p) + v);
}
