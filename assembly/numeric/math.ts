// Transcendental functions in float64 that are bit-identical on every engine; Math.atanh, exp and log of hosts differ.
// No tables: several instances may share one memory.
import { artanhLanes } from "./artanh";
import { log1pLanes } from "./log1p";

/** ln(1 + v), v > −1, within 1 ulp. */
export function log1p(v: f64): f64 {
  return f64x2.extract_lane(log1pLanes(f64x2.splat(v)), 0);
}

/** artanh(b), 0 ≤ b < 1 */
export function artanh(b: f64): f64 {
  return f64x2.extract_lane(artanhLanes(f64x2.splat(b)), 0);
}

/** ln v, v > 0: from its exponent and log1p of the rest, which is from √½ to √2. */
export function log(v: f64): f64 {
  const bits = reinterpret<u64>(v) + (0x3ff0000000000000 - 0x3fe6a09e00000000);
  const n = <f64>(<i32>(bits >> 52) - 0x3ff);
  const rest = reinterpret<f64>((bits & 0x000fffffffffffff) + 0x3fe6a09e00000000);
  return n * 0.6931471805599453 + log1p(rest - 1);
}

/** e^v: v = n·ln2 + r, e^r = 1 + 2r / (c(r²) + 2 − r) with fdlibm's polynomial, 2^n by setting the exponent bits. */
export function exp(v: f64): f64 {
  if (v != v) return v;
  if (v > 709.782712893384) return Infinity;
  if (v < -745.1332191019412) return 0;
  const n = nearest<f64>(v * 1.4426950408889634);
  const high = v - n * 0.6931471803691238;
  const low = n * 1.9082149292705877e-10;
  const r = high - low;
  const z = r * r;
  const even =
    z *
    (0.16666666666666602 +
      z *
        (-0.0027777777777015593 +
          z * (6.613756321437934e-5 + z * (-1.6533902205465252e-6 + z * 4.1381367970572385e-8))));
  const c = r - even;
  const y = 1 + ((r * c) / (2 - c) - low + high);
  return scale2(y, <i32>n);
}

/** y·2^n in two exact steps, so that neither factor leaves the normal range (n from −1075 to 1024, y near 1). */
@inline function scale2(y: f64, n: i32): f64 {
  const half = n >> 1;
  return y * power2(half) * power2(n - half);
}

/** 2^n for a normal result. */
@inline export function power2(n: i32): f64 {
  return reinterpret<f64>((<u64>(n + 1023)) << 52);
}

/** The largest power of two that is at most |v|; 1 for 0. Dividing v by it is exact and gives 1 ≤ |quotient| < 2. */
@inline export function binade(v: f64): f64 {
  const exponent = reinterpret<u64>(v) & 0x7ff0000000000000;
  if (v == 0) return 1;
  return exponent == 0 ? power2(-1022) : reinterpret<f64>(exponent);
}
