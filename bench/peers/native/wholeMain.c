// Arguments: a file of int32 N, float32 qMin, beta [N], x [N·3], int32 ids [N]; a file for the gradients. For each line
// on stdin: "run" prints the milliseconds of processor time of a whole call; "result" writes dBeta [N] and dX [N·3] and
// prints the four terms and the number of pairs.
#include "process.h"
#include "wholeLoss.h"

int main(int count, char **arguments) {
  if (count != 3) return 2;
  FILE *file = fopen(arguments[1], "rb");
  if (!file) fail(arguments[1]);
  int32_t hits;
  struct Call call = {0};
  if (fread(&hits, 4, 1, file) != 1 || fread(&call.qMin, 4, 1, file) != 1) fail("reading the sizes");
  const size_t n = call.hits = hits;
  call.beta = readNumbers(file, n);
  call.x = readNumbers(file, 3 * n);
  call.ids = readNumbers(file, n);
  call.dBeta = reserve(n * 4);
  call.dX = reserve(3 * n * 4);
  fclose(file);
  openCall(&call);

  char line[16];
  while (fgets(line, sizeof line, stdin)) {
    const double start = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    if (!wholeLoss(&call)) return 3;
    const double time = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    if (line[1] == 'u') {
      printf("%.6f\n", time);
    } else {
      FILE *out = fopen(arguments[2], "wb");
      if (!out || fwrite(call.dBeta, 4, n, out) != n || fwrite(call.dX, 4, 3 * n, out) != 3 * n || fclose(out)) {
        fail(arguments[2]);
      }
      printf("%.17g %.17g %.17g %.17g %.0f\n", call.attractive, call.repulsive, call.coward, call.noise, call.nRep);
    }
    fflush(stdout);
  }
}
