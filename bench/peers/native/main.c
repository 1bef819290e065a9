// The native twin as a process. Arguments: an input file of int32 blockCount, objects, rows, float32 epsilon, blocks
// and records; an output file for the sums. For each line on stdin, "run" clears the sums, runs once and prints
// milliseconds; "sums" writes dBlocks and dRecords of the last run and prints its number of pairs.
#include "pairs.h"
#include "process.h"
#include <stdint.h>
#include <string.h>

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
  const float *blocks = readNumbers(file, blockCount * (rows + 2) * 16);
  const float *records = readNumbers(file, objects * (rows + 4));
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
      const double start = milliseconds(CLOCK_MONOTONIC);
      nRep = pairs(&event);
      printf("%.6f\n", milliseconds(CLOCK_MONOTONIC) - start);
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
