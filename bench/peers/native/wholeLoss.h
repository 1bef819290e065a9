// The default loss with its gradients at D = 3, in float32: a whole call, from raw inputs to terms and gradients.
#pragma once
#include <stddef.h>
#include <stdint.h>

struct Call {
  // N
  size_t hits;
  // lowest charge
  float qMin;
  // [N], [N·3] and [N]; ids up to 0 are noise. Each is followed by a vector that may be read.
  const float *beta;
  const float *x;
  const int32_t *ids;
  // [N] and [N·3]
  float *dBeta;
  float *dX;
  double attractive, repulsive, coward, noise;
  // pairs within reach
  double nRep;
  // memory of `openCall`
  struct Scratch *scratch;
};

// Allocates what a call needs.
void openCall(struct Call *call);

// Returns 0 where an input is out of range.
int wholeLoss(struct Call *call);
