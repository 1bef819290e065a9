// An event as the pair pass sees it, all arrays on cache lines.
#pragma once
#include <stddef.h>

struct Event {
  size_t blockCount;
  size_t objects;
  // R
  size_t rows;
  float epsilon;
  // R + 2 rows of 16 a block
  const float *blocks;
  // R + 4 numbers an object
  const float *records;
  // out, added to: R + 1 rows of 16 a block
  double *dBlocks;
  // out, added to: R + 2 pairs an object
  double *dRecords;
  // R + 1 rows of 16
  float *scratch;
};

// Returns the number of pairs within reach.
double pairs(const struct Event *e);
