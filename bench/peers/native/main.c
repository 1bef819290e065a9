// The native twin as a process. Arguments: an input file of int32 blockCount, objects, rows, float32 epsilon, blocks
// and records; an output file for the sums. For each line on stdin, "run" clears the sums, runs once and prints
// milliseconds; "sums" writes dBlocks and dRecords of the last run and prints its number of pairs.
#include "pairs.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void fail(const char *what) {
  perror(what);
  exit(1);
}

// Allocates memory aligned to a cache line.
static void *reserve(size_t bytes) {
  void *p = aligned_alloc(64, (bytes + 63) / 64 * 64);
  if (!p) fail("aligned_alloc");
  return p;
}

static float *readFloats(FILE *file, size_t count) {
  float *p = reserve(count * sizeof(float));
  if (fread(p, sizeof(float), count, file) != count) fail("reading the event");
  return p;
}

static double milliseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  FILE *file = fopen(arguments[1], "rb");
  if (!file) fail(arguments[1]);
  int32_t sizes[3];
  float epsilon;
  if (fread(sizes, 4, 3, file) != 3 || fread(&epsilon, 4, 1, file) != 1) fail("reading the sizes");
  const size_t blockCount = sizes[0], objects = sizes[1], rows = sizes[2];
  const size_t dBlocksLength = blockCount * (rows + 1) * 16;
  const size_t dRecordsLength = objects * (rows + 2) * 2;
  const float *blocks = readFloats(file, blockCount * (rows + 2) * 16);
  const float *records = readFloats(file, objects * (rows + 4));
  const struct Event event = {
      .blockCount = blockCount,
      .objects = objects,
      .rows = rows,
      .epsilon = epsilon,
      .blocks = blocks,
      .records = records,
      .dBlocks = reserve(dBlocksLength * sizeof(double)),
      .dRecords = reserve(dRecordsLength * sizeof(double)),
      .scratch = reserve((rows + 1) * 64),
  };
  fclose(file);

  double nRep = 0;
  char line[16];
  while (fgets(line, sizeof line, stdin)) {
    if (line[0] == 'r') {
      memset(event.dBlocks, 0, dBlocksLength * sizeof(double));
      memset(event.dRecords, 0, dRecordsLength * sizeof(double));
      const double start = milliseconds();
      nRep = pairs(&event);
      printf("%.6f\n", milliseconds() - start);
    } else {
      FILE *out = fopen(arguments[2], "wb");
      if (!out || fwrite(event.dBlocks, sizeof(double), dBlocksLength, out) != dBlocksLength ||
          fwrite(event.dRecords, sizeof(double), dRecordsLength, out) != dRecordsLength || fclose(out)) {
        fail(arguments[2]);
      }
      printf("%.0f\n", nRep);
    }
    fflush(stdout);
  }
}
