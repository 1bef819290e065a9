// e^v of vector lanes: a polynomial, no tables, bit-identical on every engine.
import { all } from "./lanes";

/** Below this exponent exp is exactly 0. */
@inline function lowest<T>(): f64 {
  return sizeof<T>() == 8 ? -708 : -87;
}

/** e^v for v ≤ 0: v = n·ln2 + r; e^r by its series, 2^n by setting the exponent bits. */
export function exp<T>(v: v128): v128 {
  const n = v128.nearest<T>(v128.mul<T>(v, all<T>(1.4426950408889634)));
  let r = v128.sub<T>(v, v128.mul<T>(n, all<T>(sizeof<T>() == 8 ? 0.6931471803691238 : 0.693145751953125)));
  r = v128.sub<T>(r, v128.mul<T>(n, all<T>(sizeof<T>() == 8 ? 1.9082149292705877e-10 : 1.428606765330187e-6)));
  let p = all<T>(1.0 / 720);
  if (sizeof<T>() == 8) {
    p = all<T>(1.0 / 6227020800);
    p = step<T>(p, r, 1.0 / 479001600);
    p = step<T>(p, r, 1.0 / 39916800);
    p = step<T>(p, r, 1.0 / 3628800);
    p = step<T>(p, r, 1.0 / 362880);
    p = step<T>(p, r, 1.0 / 40320);
    p = step<T>(p, r, 1.0 / 5040);
    p = step<T>(p, r, 1.0 / 720);
  }
  p = step<T>(p, r, 1.0 / 120);
  p = step<T>(p, r, 1.0 / 24);
  p = step<T>(p, r, 1.0 / 6);
  p = step<T>(p, r, 0.5);
  p = step<T>(p, r, 1);
  p = step<T>(p, r, 1);
  const live = v128.gt<T>(v, all<T>(lowest<T>()));
  return v128.and(live, v128.mul<T>(p, power2<T>(n)));
}


@inline function step<T>(p: v128, r: v128, coefficient: f64): v128 {
  return v128.add<T>(v128.mul<T>(p, r), all<T>(coefficient));
}

/** 2^n for a whole n: adds a number that leaves n + bias in the low bits, then shifts them to the exponent. */
@inline function power2<T>(n: v128): v128 {
  if (sizeof<T>() == 8) return i64x2.shl(v128.add<T>(n, all<T>(6755399441055744 + 1023)), 52);
  return i32x4.shl(v128.add<T>(n, all<T>(12582912 + 127)), 23);
}
