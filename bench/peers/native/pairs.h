// An event as the pair pass reads it; all arrays are aligned to cache lines.
#pragma once
#include <stddef.h>

struct Event {
  size_t blockCount;
  size_t objects;
  // R
  size_t rows;
  float epsilon;
  // R + 2 rows of 16 numbers a block
  const float *blocks;
  // R + 4 numbers an object
  const float *records;
  // added to: R + 1 rows of 16 numbers a block
  double *dBlocks;
  // added to: R + 2 pairs of numbers an object
  double *dRecords;
  // R + 1 rows of 16 numbers
  float *scratch;
};

// Returns the number of pairs within reach.
double pairs(const struct Event *e);
