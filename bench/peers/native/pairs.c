// The C twin of pairKernel.ts, specialisations.ts and repulsion.ts in assembly/pairs: the hinge, value and gradient,
// every block of 16 float32 hits against every object. It reads the library's own blocks and records and does the same
// operations in the same order. Layouts: assembly/event/event.ts.
#include "pairs.h"
#include "lanes.h"

// A block's float32 sums are flushed to float64 after this many objects.
enum { RUN = 256 };

// The smallest normal float32; replaces a squared distance of 0.
#define TINY 1.17549435e-38f

INLINE V square(V a) { return a * a; }

// Squared distances over the first `lead` coordinates.
INLINE V leading(size_t lead, const float *h, const float *k) {
  V s = square(load(h) - all(k[0])) + square(load(h + ROW) - all(k[1]));
  if (lead > 2) s += square(load(h + 2 * ROW) - all(k[2]));
  if (lead > 3) s += square(load(h + 3 * ROW) - all(k[3]));
  return s;
}

INLINE uint32_t anyBelow(const V s[VECTORS], V reach) { return bits(leastOfRow(s) < reach); }

INLINE void addRow(float *row, const V a[VECTORS]) {
  EACH(v) *(V *)(row + v * LANES) += a[v];
}

// Adds coordinate c of the gradient.
INLINE void along(size_t c, const float *h, const float *k, float *dH, double *dK, const V t[VECTORS]) {
  const V x = all(k[c]);
  V y[VECTORS];
  EACH(v) y[v] = t[v] * (x - load(h + c * ROW + v * LANES));
  addRow(dH + c * ROW, y);
  addWide(dK + 2 * c, sumRow(y));
}

// Block h against the objects from k up to kEnd; returns the number of pairs within reach.
INLINE uint32_t against(size_t lead, size_t rows, V epsilon, const float *h, const float *k, const float *kEnd,
                        float *dH, double *dK) {
  uint32_t count = 0;
  for (; k < kEnd; k += rows + 4, dK += 2 * (rows + 2)) {
    const float *own = k + rows;
    const V reach = all(own[1]);
    V s[VECTORS];
    EACH(v) s[v] = leading(lead, h + v * LANES, k);
    if (!anyBelow(s, reach)) continue;
    if (lead == 4) {
      for (size_t c = 4; c < rows; c++) {
        const V x = all(k[c]);
        EACH(v) s[v] += square(load(h + c * ROW + v * LANES) - x);
      }
      if (!anyBelow(s, reach)) continue;
    }

    const V number = all(own[0]);
    const V strength = all(own[3]);
    const float *q = h + rows * ROW;
    V value[VECTORS], push[VECTORS], toObject[VECTORS], toHits[VECTORS];
    uint32_t within = 0;
    EACH(v) {
      const M mask = (s[v] < reach) & (load(q + ROW + v * LANES) != number);
      within |= bits(mask) << (v * LANES);
      const V charge = load(q + v * LANES);
      const V distance = root(larger(s[v] + epsilon, all(TINY)));
      value[v] = masked(mask, all(1) - distance);
      push[v] = masked(mask, charge * strength / distance);
      toObject[v] = charge * value[v];
      toHits[v] = strength * value[v];
    }
    count += __builtin_popcount(within);
    addWide(dK + 2 * rows, sumRow(toObject));
    addRow(dH + rows * ROW, toHits);
    along(0, h, k, dH, dK, push);
    along(1, h, k, dH, dK, push);
    if (lead > 2) along(2, h, k, dH, dK, push);
    if (lead > 3) for (size_t c = 3; c < rows; c++) along(c, h, k, dH, dK, push);
  }
  return count;
}

INLINE double everyBlock(size_t lead, const struct Event *e) {
  const size_t rows = e->rows;
  const size_t sums = (rows + 1) * ROW;
  const float *kEnd = e->records + e->objects * (rows + 4);
  double nRep = 0;
  for (size_t b = 0; b < e->blockCount; b++) {
    const float *h = e->blocks + b * (rows + 2) * ROW;
    double *dH = e->dBlocks + b * sums;
    double *dK = e->dRecords;
    for (const float *k = e->records; k < kEnd; k += RUN * (rows + 4), dK += RUN * 2 * (rows + 2)) {
      __builtin_memset(e->scratch, 0, sums * sizeof(float));
      const float *end = k + RUN * (rows + 4) < kEnd ? k + RUN * (rows + 4) : kEnd;
      const uint32_t count = against(lead, rows, all(e->epsilon), h, k, end, e->scratch, dK);
      nRep += count;
      if (count == 0) continue;
      for (size_t i = 0; i < sums; i++) dH[i] += e->scratch[i];
    }
  }
  return nRep;
}

double pairs(const struct Event *e) {
  if (e->rows == 2) return everyBlock(2, e);
  if (e->rows == 3) return everyBlock(3, e);
  return everyBlock(4, e);
}
