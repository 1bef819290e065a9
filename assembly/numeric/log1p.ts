// ln(1 + v) of two float64 lanes: fdlibm's operations in fdlibm's order, so bit-identical to it. Where
// fdlibm branches, both sides are computed.

/** ln(1 + v), v > −1 and finite: 1 + v = 2^k·(1 + f), 1 + f from √½ to √2; c corrects for the rounding of 1 + v. */
export function log1pLanes(v: v128): v128 {
  // v from √½ − 1 to √2 − 1, as fdlibm compares the upper 32 bits: k = 0 and f = v
  const near = v128.and(f64x2.gt(v, f64x2.splat(-0.292893648147583)), f64x2.lt(v, f64x2.splat(0.4142136573791504)));
  const one = f64x2.splat(1);
  const u = f64x2.add(one, v);
  const shifted = i64x2.add(u, i64x2.splat(0x3ff0000000000000 - 0x3fe6a09e00000000));
  // k + 1023 in the low bits of 2^52 makes k a float64
  const exponent = v128.or(i64x2.shr_u(shifted, 52), i64x2.splat(0x4330000000000000));
  const k = v128.andnot(f64x2.sub(exponent, f64x2.splat(4503599627370496 + 1023)), near);
  const mantissa = v128.and(shifted, i64x2.splat(0x000fffffffffffff));
  const reduced = f64x2.sub(i64x2.add(mantissa, i64x2.splat(0x3fe6a09e00000000)), one);
  const f = v128.bitselect(v, reduced, near);
  const lost = v128.bitselect(
    f64x2.sub(one, f64x2.sub(u, v)),
    f64x2.sub(v, f64x2.sub(u, one)),
    f64x2.ge(k, f64x2.splat(2)),
  );
  const rounded = v128.andnot(f64x2.lt(k, f64x2.splat(54)), near);
  const c = v128.and(rounded, f64x2.div(lost, u));

  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let even = plus(0.22222198432149784, f64x2.mul(w, f64x2.splat(0.15313837699209373)));
  even = f64x2.mul(w, plus(0.3999999999940942, f64x2.mul(w, even)));
  let odd = plus(0.1818357216161805, f64x2.mul(w, f64x2.splat(0.14798198605116586)));
  odd = plus(0.2857142874366239, f64x2.mul(w, odd));
  odd = f64x2.mul(z, plus(0.6666666666666735, f64x2.mul(w, odd)));
  const product = f64x2.mul(s, f64x2.add(half, f64x2.add(odd, even)));
  const low = f64x2.add(f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)), c);
  const sum = f64x2.add(f64x2.sub(f64x2.add(product, low), half), f);
  const result = f64x2.add(sum, f64x2.mul(k, f64x2.splat(0.6931471803691238)));
  const tiny = f64x2.lt(f64x2.abs(v), f64x2.splat(1.1102230246251565e-16)); // 2^-53
  return v128.bitselect(v, result, tiny);
}


@inline function plus(a: f64, b: v128): v128 {
  return f64x2.add(f64x2.splat(a), b);
}
