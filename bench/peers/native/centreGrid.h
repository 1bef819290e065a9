// A grid of the centres in which a query is one contiguous range: each column along x, TILE wide in y and z, holds all
// centres within MARGIN of it, sorted into cells along x.
#pragma once
#include "scratch.h"

// Hits farther than NEAR from their own centre are looked at one by one.
#define NEAR 0.6f
#define MARGIN (1.0001f + NEAR)
#define TILE 2.5f
// More tiles or cells than hits would not pay.
#define MOST_CELLS(hits) (4 * (hits) + 64)
// A centre is in up to 3·3 columns.
#define MOST_ENTRIES(hits) (9 * (hits) + 64)

INLINE int clamp(float v, int n) {
  const int c = (int)v;
  return c < 0 ? 0 : c >= n ? n - 1 : c;
}

INLINE int cellOf(const struct Scratch *s, int axis, float v) {
  return clamp((v - s->low[axis]) * s->inverse[axis], s->cells[axis]);
}

INLINE uint32_t *columnOf(const struct Scratch *s, int y, int z) {
  return s->cellStarts + (size_t)(z * s->cells[1] + y) * s->cells[0];
}

static void chooseCells(struct Scratch *s, size_t hits) {
  for (double width = 1;; width *= 1.5) {
    double cells = 1;
    for (int axis = 0; axis < 3; axis++) {
      const double size = width * (axis ? TILE : 1);
      const double along = (s->high[axis] - s->low[axis]) / size + 1;
      s->inverse[axis] = 1 / size;
      s->cells[axis] = along < 1e6 ? (int)along : 1000000;
      cells *= along;
    }
    if (cells < MOST_CELLS(hits)) return;
  }
}

static void buildGrid(struct Scratch *s, size_t hits) {
  chooseCells(s, hits);
  const size_t cells = (size_t)s->cells[0] * s->cells[1] * s->cells[2];
  memset(s->cellStarts, 0, (cells + 2) * sizeof(uint32_t));
  for (int pass = 0; pass < 2; pass++) {
    for (size_t k = 0; k < s->objects; k++) {
      const float *x = s->of[k].x;
      const int cell = cellOf(s, 0, x[0]);
      const int yEnd = cellOf(s, 1, x[1] + MARGIN), zEnd = cellOf(s, 2, x[2] + MARGIN);
      for (int z = cellOf(s, 2, x[2] - MARGIN); z <= zEnd; z++) {
        for (int y = cellOf(s, 1, x[1] - MARGIN); y <= yEnd; y++) {
          uint32_t *count = columnOf(s, y, z) + cell;
          if (pass == 0) {
            count[1]++;
            continue;
          }
          const uint32_t i = count[0]++;
          for (int axis = 0; axis < 3; axis++) s->at[axis][i] = x[axis];
          s->entries[i] = k;
        }
      }
    }
    if (pass == 0) {
      for (size_t i = 1; i <= cells; i++) s->cellStarts[i] += s->cellStarts[i - 1];
    } else {
      memmove(s->cellStarts + 1, s->cellStarts, cells * sizeof(uint32_t));
      s->cellStarts[0] = 0;
    }
  }
}

// Writes the objects nearer than `radius`, at most MARGIN, to `found`; returns their number.
INLINE size_t query(struct Scratch *s, const float p[3], float radius) {
  const uint32_t *column = columnOf(s, cellOf(s, 1, p[1]), cellOf(s, 2, p[2]));
  const uint32_t end = column[cellOf(s, 0, p[0] + radius) + 1];
  const V within = all(radius * radius), x = all(p[0]), y = all(p[1]), z = all(p[2]);
  size_t n = 0;
  for (uint32_t i = column[cellOf(s, 0, p[0] - radius)]; i < end; i += LANES) {
    const V dx = loadAt(s->at[0] + i) - x, dy = loadAt(s->at[1] + i) - y, dz = loadAt(s->at[2] + i) - z;
    uint32_t mask = bits(dx * dx + dy * dy + dz * dz < within);
    if (end - i < LANES) mask &= (1u << (end - i)) - 1;
    for (; mask; mask &= mask - 1) s->found[n++] = s->entries[i + __builtin_ctz(mask)];
  }
  return n;
}
