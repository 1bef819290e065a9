// What the twins need as processes: memory, input and a clock.
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void fail(const char *what) {
  perror(what);
  exit(1);
}

// Allocates memory aligned to a cache line, and one more behind it for vectors that read beyond the end.
static void *reserve(size_t bytes) {
  void *p = aligned_alloc(64, (bytes + 127) / 64 * 64);
  if (!p) fail("aligned_alloc");
  return p;
}

// Reads `count` numbers of four bytes.
static void *readNumbers(FILE *file, size_t count) {
  void *p = reserve(count * 4);
  if (fread(p, 4, count, file) != count) fail("reading the event");
  return p;
}

static double milliseconds(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}
