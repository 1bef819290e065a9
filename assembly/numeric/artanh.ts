// artanh of two float64 lanes, with one division. artanh b = ½·ln(u / v), u = 1 + b and v = 1 − b: the quotient is
// 2^k·(u / m) with u / m from 5/6 to 5/3, and ½·ln(u / m) = artanh s of s = (u − m) / (u + m), a series in s². From k = 1
// on the result is so much larger than s that the rounding of s hardly counts; for k = 0, s is b but for its last bit.

const HALF_LN2: f64 = 0.34657359027997264;

/** artanh(b), 0 ≤ b < 1, within 2 ulp. */
export function artanhLanes(b: v128): v128 {
  const one = f64x2.splat(1);
  const u = f64x2.add(one, b);
  const v = f64x2.sub(one, b);
  // what rounding has taken from u and v
  const lostU = f64x2.sub(b, f64x2.sub(u, one));
  const lostV = f64x2.sub(f64x2.sub(one, v), b);
  const mantissa = v128.or(v128.and(v, i64x2.splat(0x000fffffffffffff)), one);
  const up = f64x2.gt(u, f64x2.mul(mantissa, f64x2.splat(5.0 / 3)));
  const down = f64x2.lt(u, f64x2.mul(mantissa, f64x2.splat(5.0 / 6)));
  // a mask is −1: k is one more where the mantissa is doubled
  const k = i64x2.add(i64x2.sub(i64x2.sub(i64x2.splat(1023), i64x2.shr_u(v, 52)), up), down);
  const scale = i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52); // 2^k
  const m = f64x2.mul(v, scale);
  const numerator = f64x2.add(f64x2.sub(u, m), f64x2.sub(lostU, f64x2.mul(lostV, scale)));
  const s = f64x2.div(numerator, f64x2.add(u, m));
  const z = f64x2.mul(s, s);
  // even and odd powers of z side by side: each waits for half as many operations
  const w = f64x2.mul(z, z);
  let even = f64x2.splat(1.0 / 27);
  let odd = f64x2.splat(1.0 / 25);
  even = step(even, w, 1.0 / 23);
  odd = step(odd, w, 1.0 / 21);
  even = step(even, w, 1.0 / 19);
  odd = step(odd, w, 1.0 / 17);
  even = step(even, w, 1.0 / 15);
  odd = step(odd, w, 1.0 / 13);
  even = step(even, w, 1.0 / 11);
  odd = step(odd, w, 1.0 / 9);
  even = step(even, w, 1.0 / 7);
  odd = step(odd, w, 1.0 / 5);
  even = step(even, w, 1.0 / 3);
  const p = f64x2.add(even, f64x2.mul(z, odd));
  const series = f64x2.add(s, f64x2.mul(s, f64x2.mul(z, p)));
  return f64x2.add(f64x2.mul(wholeNumber(k), f64x2.splat(HALF_LN2)), series);
}


@inline function step(p: v128, w: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(p, w), f64x2.splat(coefficient));
}

/** A small integer as float64: added to 1.5·2^52 it stands in the low bits. */
@inline function wholeNumber(k: v128): v128 {
  const base = f64x2.splat(6755399441055744);
  return f64x2.sub(i64x2.add(k, base), base);
}
