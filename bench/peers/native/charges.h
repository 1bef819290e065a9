// q = artanh²(beta) + qMin and dq/dbeta, of four hits, in float64 with one division.
#pragma once
#include "scratch.h"

typedef int64_t Bits __attribute__((vector_size(16)));

INLINE Pair both(double v) { return (Pair){v, v}; }

// artanh b = ½·ln((1 + b) / (1 − b)): the quotient is 2^k·(u / m) with u / m near 1, whose logarithm is a series in
// s = (u − m) / (u + m). r = 1 / ((u + m)(1 + b)(1 − b)) serves s and the derivative.
INLINE void chargesOf2(Pair b, double qMin, Pair *q, Pair *slope) {
  const Pair u = 1 + b, v = 1 - b;
  const Bits exponent = (Bits)v >> 52;
  Pair m = (Pair)(((Bits)v & 0x000fffffffffffff) | 0x3ff0000000000000);
  const Bits up = u > m * 1.4142135623730951, down = u * 1.4142135623730951 < m;
  m = m * (Pair)((Bits)both(1) + ((up & (1ll << 52)) - (down & (1ll << 52))));
  const Bits whole = 1023 - exponent - up + down;
  const Pair k = (Pair)((Bits)both(6755399441055744.0) + whole) - 6755399441055744.0;
  const Pair sum = u + m, product = u * v;
  const Pair r = 1 / (sum * product);
  const Pair s = (u - m) * (r * product), z = s * s;
  Pair p = both(1. / 19) * z + 1. / 17;
  p = p * z + 1. / 15;
  p = p * z + 1. / 13;
  p = p * z + 1. / 11;
  p = p * z + 1. / 9;
  p = p * z + 1. / 7;
  p = p * z + 1. / 5;
  p = p * z + 1. / 3;
  const Pair t = p * z * s + s + k * 0.34657359027997264;
  *q = t * t + qMin;
  *slope = (t + t) * (r * sum);
}

INLINE V narrow(Pair low, Pair high) {
  return (V)_mm_movelh_ps(_mm_cvtpd_ps((__m128d)low), _mm_cvtpd_ps((__m128d)high));
}

INLINE void chargesOf4(V b, double qMin, V *q, V *slope) {
  b = smaller(b, all(0.99999994f));
  Pair q0, q1, slope0, slope1;
  chargesOf2(widenLow(b), qMin, &q0, &slope0);
  chargesOf2(widenLow(__builtin_shufflevector(b, b, 2, 3, 2, 3)), qMin, &q1, &slope1);
  *q = narrow(q0, q1);
  *slope = narrow(slope0, slope1);
}
