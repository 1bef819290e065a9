// Vectors by the extension that gcc and clang share, and the operations that it lacks for three targets: 128-bit
// WebAssembly, 128-bit SSE, and AVX-512 if VECTOR_BYTES is 64.
#pragma once
#include <stdint.h>

#ifndef VECTOR_BYTES
#define VECTOR_BYTES 16
#endif

enum {
  LANES = VECTOR_BYTES / 4,
  // hits in a row of a block
  ROW = 16,
  VECTORS = ROW / LANES,
};

typedef float V __attribute__((vector_size(VECTOR_BYTES)));
typedef int32_t M __attribute__((vector_size(VECTOR_BYTES)));
typedef float V4 __attribute__((vector_size(16)));
typedef double Pair __attribute__((vector_size(16)));

#define INLINE static inline __attribute__((always_inline))

// Loops over the vectors of a row. It must be unrolled completely, so that they stay in registers.
#ifdef __clang__
#define EACH(v) _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)
#else
#define EACH(v) _Pragma("GCC unroll 4") for (int v = 0; v < VECTORS; v++)
#endif

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
INLINE V all(float x) { return (V)wasm_f32x4_splat(x); }
INLINE V root(V a) { return (V)wasm_f32x4_sqrt((v128_t)a); }
INLINE V larger(V a, V b) { return (V)wasm_f32x4_pmax((v128_t)a, (v128_t)b); }
INLINE V smaller(V a, V b) { return (V)wasm_f32x4_pmin((v128_t)a, (v128_t)b); }
INLINE uint32_t bits(M mask) { return wasm_i32x4_bitmask((v128_t)mask); }
INLINE Pair widenLow(V4 a) { return (Pair)wasm_f64x2_promote_low_f32x4((v128_t)a); }
#else
#include <immintrin.h>
INLINE Pair widenLow(V4 a) { return (Pair)_mm_cvtps_pd((__m128)a); }
#if VECTOR_BYTES == 64
INLINE V all(float x) { return (V)_mm512_set1_ps(x); }
INLINE V root(V a) { return (V)_mm512_sqrt_ps((__m512)a); }
INLINE V larger(V a, V b) { return (V)_mm512_max_ps((__m512)a, (__m512)b); }
INLINE V smaller(V a, V b) { return (V)_mm512_min_ps((__m512)a, (__m512)b); }
INLINE uint32_t bits(M mask) { return _mm512_movepi32_mask((__m512i)mask); }
#else
INLINE V all(float x) { return (V)_mm_set1_ps(x); }
INLINE V root(V a) { return (V)_mm_sqrt_ps((__m128)a); }
INLINE V larger(V a, V b) { return (V)_mm_max_ps((__m128)a, (__m128)b); }
INLINE V smaller(V a, V b) { return (V)_mm_min_ps((__m128)a, (__m128)b); }
INLINE uint32_t bits(M mask) { return _mm_movemask_ps((__m128)mask); }
#endif
#endif

INLINE V load(const float *p) { return *(const V *)p; }

INLINE V masked(M mask, V a) { return (V)(mask & (M)a); }

// The sum of a row's vectors as four lanes, added in the same order for every vector width.
INLINE V4 sumRow(const V row[VECTORS]) {
#if VECTOR_BYTES == 64
  const __m512 a = (__m512)row[0];
  return ((V4)_mm512_castps512_ps128(a) + (V4)_mm512_extractf32x4_ps(a, 1)) +
         ((V4)_mm512_extractf32x4_ps(a, 2) + (V4)_mm512_extractf32x4_ps(a, 3));
#else
  return (row[0] + row[1]) + (row[2] + row[3]);
#endif
}

INLINE V leastOfRow(const V row[VECTORS]) {
#if VECTOR_BYTES == 64
  return row[0];
#else
  return smaller(smaller(row[0], row[1]), smaller(row[2], row[3]));
#endif
}

// Adds the four lanes to two float64 sums; the total is the sum of the two.
INLINE void addWide(double *sums, V4 a) {
  *(Pair *)sums += widenLow(a + __builtin_shufflevector(a, a, 2, 3, 0, 1));
}
