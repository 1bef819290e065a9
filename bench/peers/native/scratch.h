// The memory of a whole call, and what its stages pass on.
#pragma once
#include "lanes.h"
#include "wholeLoss.h"
#include <stdlib.h>
#include <string.h>

typedef float Unaligned __attribute__((vector_size(16), aligned(4)));
typedef int32_t UnalignedInts __attribute__((vector_size(16), aligned(4)));

INLINE V loadAt(const float *p) { return *(const Unaligned *)p; }
INLINE void storeAt(float *p, V v) { *(Unaligned *)p = v; }
INLINE float sumLanes(V a) { return (a[0] + a[1]) + (a[2] + a[3]); }

// What is known of an id: its first hit of the highest beta, the number of its hits, its object.
struct Id {
  float beta;
  uint32_t alpha, hits, object;
};

// r_k·q_k and a_k, with the centre and the charge of the condensation point.
struct Object {
  float x[3], charge, push, pull;
};

// What is pushed onto an object's centre and charge.
struct Sums {
  double x[3], charge;
};

// Hits that are looked at together: the inputs, charges and gradients of each.
struct Gathered {
  float *x[3], *beta, *charge, *slope, *dX[3], *dCharge, *isFar;
};

struct Scratch {
  size_t objects, noiseHits, range;
  int32_t lowestId;
  float low[3], high[3];
  struct Id *ids;
  // [K + 1] where the hits of an object begin, noise last; [N] hits by object
  uint32_t *starts, *order, *alphas;
  struct Object *of;
  struct Sums *sums;
  double *attraction;
  // the grid of centres
  int cells[3];
  float inverse[3];
  uint32_t *cellStarts, *entries;
  float *at[3];
  // [K] the centres that a query found
  uint32_t *found;
  struct Gathered hits;
};
