// A whole call of the default loss at D = 3, object by object: the hits of an object are gathered once, find the other
// objects near them by one query, and their gradients are scattered once. Noise, and hits that strayed from their own
// object, are looked at one by one. It is the limit that the library's time is measured against.
#include "centreGrid.h"
#include "charges.h"

#define TINY 1.17549435e-38f

static void *reserve(size_t count, size_t size) {
  void *p = aligned_alloc(64, (count * size + 127) / 64 * 64);
  if (!p) abort();
  return p;
}

void openCall(struct Call *call) {
  const size_t n = call->hits;
  struct Scratch *s = call->scratch = reserve(1, sizeof *s);
  s->ids = reserve(3 * n + 1, sizeof *s->ids);
  s->starts = reserve(n + 2, 4);
  s->order = reserve(n, 4);
  s->alphas = reserve(n, 4);
  s->of = reserve(n, sizeof *s->of);
  s->sums = reserve(n, sizeof *s->sums);
  s->attraction = reserve(n, 8);
  s->cellStarts = reserve(MOST_CELLS(n) + 2, 4);
  s->entries = reserve(MOST_ENTRIES(n), 4);
  s->found = reserve(MOST_ENTRIES(n), 4);
  for (int axis = 0; axis < 3; axis++) {
    s->at[axis] = reserve(MOST_ENTRIES(n), 4);
    s->hits.x[axis] = reserve(n + LANES, 4);
    s->hits.dX[axis] = reserve(n + LANES, 4);
  }
  float **rest[] = {&s->hits.beta, &s->hits.charge, &s->hits.slope, &s->hits.dCharge, &s->hits.isFar};
  for (int i = 0; i < 5; i++) *rest[i] = reserve(n + LANES, 4);
}

// Checks every number; finds the box of the hits and the range of the ids.
static int check(const struct Call *call, struct Scratch *s) {
  const size_t n = call->hits, whole = n / 4 * 4;
  V low[3], high[3];
  for (int v = 0; v < 3; v++) low[v] = all(3e38f), high[v] = -low[v];
  M fine = {-1, -1, -1, -1};
  for (size_t i = 0; i < whole * 3; i += 12) {
    for (int v = 0; v < 3; v++) {
      const V x = loadAt(call->x + i + 4 * v);
      low[v] = smaller(low[v], x);
      high[v] = larger(high[v], x);
      fine &= x == x;
    }
  }
  for (int axis = 0; axis < 3; axis++) s->low[axis] = 3e38f, s->high[axis] = -3e38f;
  for (int i = 0; i < 12; i++) {
    s->low[i % 3] = low[i / 4][i % 4] < s->low[i % 3] ? low[i / 4][i % 4] : s->low[i % 3];
    s->high[i % 3] = high[i / 4][i % 4] > s->high[i % 3] ? high[i / 4][i % 4] : s->high[i % 3];
  }
  for (size_t i = 0; i < whole; i += 4) {
    const V b = loadAt(call->beta + i);
    fine &= (b >= all(0)) & (b <= all(1));
  }
  int isFine = bits(fine) == 15;
  for (size_t i = whole * 3; i < n * 3; i++) {
    const float x = call->x[i];
    s->low[i % 3] = x < s->low[i % 3] ? x : s->low[i % 3];
    s->high[i % 3] = x > s->high[i % 3] ? x : s->high[i % 3];
    isFine &= x == x;
  }
  for (size_t i = whole; i < n; i++) isFine &= call->beta[i] >= 0 && call->beta[i] <= 1;
  for (int axis = 0; axis < 3; axis++) isFine &= s->low[axis] >= -1e15f && s->high[axis] <= 1e15f;
  int32_t lowest = INT32_MAX, highest = 0;
  for (size_t i = 0; i < n; i++) {
    const int32_t id = call->ids[i];
    const int32_t signal = id > 0 ? id : INT32_MAX;
    lowest = signal < lowest ? signal : lowest;
    highest = id > highest ? id : highest;
  }
  s->lowestId = lowest;
  s->range = highest >= lowest ? (size_t)(highest - lowest) + 1 : 0;
  return isFine && s->range <= 3 * n;
}

INLINE struct Id *idOf(const struct Scratch *s, int32_t id) {
  const uint32_t i = (uint32_t)id - (uint32_t)s->lowestId;
  return s->ids + (i < s->range ? i : s->range);
}

// Ids → objects with their condensation points, and the order of the hits by object.
static void group(const struct Call *call, struct Scratch *s) {
  memset(s->ids, 0, (s->range + 1) * sizeof *s->ids);
  for (size_t i = 0; i <= s->range; i++) s->ids[i].beta = -1;
  for (size_t j = 0; j < call->hits; j++) {
    struct Id *id = idOf(s, call->ids[j]);
    const int isHigher = call->beta[j] > id->beta;
    id->beta = isHigher ? call->beta[j] : id->beta;
    id->alpha = isHigher ? j : id->alpha;
    id->hits++;
  }
  size_t k = 0, first = 0;
  for (size_t i = 0; i < s->range; i++) {
    if (!s->ids[i].hits) continue;
    s->ids[i].object = k;
    s->alphas[k] = s->ids[i].alpha;
    s->starts[k++] = first;
    first += s->ids[i].hits;
  }
  s->objects = s->ids[s->range].object = k;
  s->noiseHits = s->ids[s->range].hits;
  s->starts[k] = first;
  for (size_t j = 0; j < call->hits; j++) s->order[s->starts[idOf(s, call->ids[j])->object]++] = j;
  memmove(s->starts + 1, s->starts, k * sizeof *s->starts);
  s->starts[0] = 0;
}

INLINE size_t hitsOf(const struct Scratch *s, size_t k) { return s->starts[k + 1] - s->starts[k]; }

// Charges of the condensation points of four objects from k on, and their slopes.
static void alphaCharges(const struct Call *call, const struct Scratch *s, size_t k, V *q, V *slope) {
  V b = all(0);
  for (size_t i = 0; i < 4 && k + i < s->objects; i++) b[i] = call->beta[s->alphas[k + i]];
  chargesOf4(b, call->qMin, q, slope);
}

static void describeObjects(const struct Call *call, struct Scratch *s) {
  const double n = call->hits, objects = s->objects;
  // starts of noise are the end of the last object
  for (size_t k = 0; k < s->objects; k += 4) {
    V q, slope;
    alphaCharges(call, s, k, &q, &slope);
    for (size_t i = 0; i < 4 && k + i < s->objects; i++) {
      struct Object *object = s->of + k + i;
      const double hits = hitsOf(s, k + i);
      memcpy(object->x, call->x + 3 * s->alphas[k + i], sizeof object->x);
      object->charge = q[i];
      object->push = hits < n ? q[i] / (objects * (n - hits)) : 0;
      object->pull = 1 / (objects * hits);
    }
  }
  memset(s->sums, 0, s->objects * sizeof *s->sums);
}

// Gathers n hits from `first` on in the order, with their charges; lanes beyond them are far from everything.
INLINE void gather(const struct Call *call, struct Scratch *s, size_t first, size_t n) {
  struct Gathered *g = &s->hits;
  for (size_t i = 0; i < n; i++) {
    const size_t j = s->order[first + i];
    for (int axis = 0; axis < 3; axis++) g->x[axis][i] = call->x[3 * j + axis];
    g->beta[i] = call->beta[j];
  }
  for (size_t i = n; i % LANES; i++) {
    for (int axis = 0; axis < 3; axis++) g->x[axis][i] = 3e18f;
    g->beta[i] = 0;
  }
}

INLINE void scatter(const struct Call *call, struct Scratch *s, size_t first, size_t n, float dNoise) {
  const struct Gathered *g = &s->hits;
  for (size_t i = 0; i < n; i++) {
    const size_t j = s->order[first + i];
    for (int axis = 0; axis < 3; axis++) call->dX[3 * j + axis] = g->dX[axis][i];
    call->dBeta[j] = g->dCharge[i] * g->slope[i] + dNoise;
  }
}

// One gathered hit against the objects near it, except its own.
static void repelOne(struct Call *call, struct Scratch *s, size_t i, size_t own) {
  struct Gathered *g = &s->hits;
  const float p[3] = {g->x[0][i], g->x[1][i], g->x[2][i]};
  const float q = g->charge[i];
  const size_t found = query(s, p, 1.0001f);
  for (size_t n = 0; n < found; n++) {
    const size_t k = s->found[n];
    const struct Object *object = s->of + k;
    float d[3];
    for (int axis = 0; axis < 3; axis++) d[axis] = p[axis] - object->x[axis];
    const float d2 = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
    if (k == own || !(d2 < 1)) continue;
    call->nRep++;
    const float distance = __builtin_sqrtf(d2 > TINY ? d2 : TINY);
    const float push = q * object->push / distance;
    for (int axis = 0; axis < 3; axis++) {
      g->dX[axis][i] -= push * d[axis];
      s->sums[k].x[axis] += push * d[axis];
    }
    g->dCharge[i] += object->push * (1 - distance);
    s->sums[k].charge += q * (1 - distance);
  }
}

// The gathered hits of object k against its own centre; returns how many strayed, and the radius of the others.
INLINE size_t attract(struct Call *call, struct Scratch *s, size_t k, size_t n, float *radius) {
  struct Gathered *g = &s->hits;
  const struct Object *object = s->of + k;
  const V pull = all(object->pull), charge = all(object->charge);
  V sum = all(0), farthest = all(0), towards[3] = {sum, sum, sum};
  size_t strays = 0;
  for (size_t i = 0; i < n; i += LANES) {
    V q, slope, d[3];
    chargesOf4(loadAt(g->beta + i), call->qMin, &q, &slope);
    const M isHit = loadAt(g->x[0] + i) < all(2e18f);
    q = masked(isHit, q);
    for (int axis = 0; axis < 3; axis++) d[axis] = loadAt(g->x[axis] + i) - all(object->x[axis]);
    const V d2 = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
    const M isNear = d2 < all(NEAR * NEAR);
    farthest = larger(farthest, masked(isNear, d2));
    sum += masked(isHit, q * pull * d2);
    const V force = q * pull * charge * 2;
    for (int axis = 0; axis < 3; axis++) {
      const V y = masked(isHit, force * d[axis]);
      towards[axis] -= y;
      storeAt(g->dX[axis] + i, y);
    }
    storeAt(g->dCharge + i, masked(isHit, pull * charge * d2));
    storeAt(g->charge + i, q);
    storeAt(g->slope + i, slope);
    storeAt(g->isFar + i, masked(~isNear & isHit, all(1)));
    strays += __builtin_popcount(bits(~isNear & isHit));
  }
  s->attraction[k] = sumLanes(sum);
  call->attractive += s->attraction[k] * object->charge;
  for (int axis = 0; axis < 3; axis++) s->sums[k].x[axis] += sumLanes(towards[axis]);
  float most = farthest[0];
  for (int i = 1; i < LANES; i++) most = farthest[i] > most ? farthest[i] : most;
  *radius = __builtin_sqrtf(most);
  return strays;
}

// The gathered hits against object k; empty lanes and strays are far away.
INLINE void repelAll(struct Call *call, struct Scratch *s, size_t k, size_t n) {
  struct Gathered *g = &s->hits;
  const struct Object *object = s->of + k;
  const V x = all(object->x[0]), y = all(object->x[1]), z = all(object->x[2]), strength = all(object->push);
  V toCharge = all(0), toX = toCharge, toY = toCharge, toZ = toCharge;
  int within = 0;
  for (size_t i = 0; i < n; i += LANES) {
    const V dx = loadAt(g->x[0] + i) - x, dy = loadAt(g->x[1] + i) - y, dz = loadAt(g->x[2] + i) - z;
    const V d2 = dx * dx + dy * dy + dz * dz;
    const M mask = d2 < all(1);
    if (!bits(mask)) continue;
    within += __builtin_popcount(bits(mask));
    const V distance = root(larger(d2, all(TINY))), q = loadAt(g->charge + i);
    const V value = masked(mask, all(1) - distance), push = masked(mask, q * strength / distance);
    toCharge += q * value;
    storeAt(g->dCharge + i, loadAt(g->dCharge + i) + strength * value);
    storeAt(g->dX[0] + i, loadAt(g->dX[0] + i) - push * dx);
    storeAt(g->dX[1] + i, loadAt(g->dX[1] + i) - push * dy);
    storeAt(g->dX[2] + i, loadAt(g->dX[2] + i) - push * dz);
    toX += push * dx;
    toY += push * dy;
    toZ += push * dz;
  }
  if (!within) return;
  call->nRep += within;
  const double sums[4] = {sumLanes(toX), sumLanes(toY), sumLanes(toZ), sumLanes(toCharge)};
  for (int axis = 0; axis < 3; axis++) s->sums[k].x[axis] += sums[axis];
  s->sums[k].charge += sums[3];
}

static void everyObject(struct Call *call, struct Scratch *s) {
  struct Gathered *g = &s->hits;
  for (size_t k = 0; k < s->objects; k++) {
    const size_t n = hitsOf(s, k);
    float radius;
    gather(call, s, s->starts[k], n);
    const size_t strays = attract(call, s, k, n, &radius);
    for (size_t i = 0; strays && i < n; i++) {
      if (g->isFar[i] == 0) continue;
      repelOne(call, s, i, k);
      g->x[0][i] = 3e18f;
    }
    const size_t found = strays < n ? query(s, s->of[k].x, 1.00001f + radius * 1.00001f) : 0;
    for (size_t i = 0; i < found; i++) {
      if (s->found[i] != k) repelAll(call, s, s->found[i], n);
    }
    scatter(call, s, s->starts[k], n, 0);
  }
}

static void everyNoiseHit(struct Call *call, struct Scratch *s) {
  struct Gathered *g = &s->hits;
  const float coefficient = s->noiseHits ? 1 / (float)s->noiseHits : 0;
  for (size_t first = s->starts[s->objects]; first < call->hits; first += LANES) {
    const size_t n = call->hits - first < LANES ? call->hits - first : LANES;
    gather(call, s, first, n);
    V q, slope;
    chargesOf4(loadAt(g->beta), call->qMin, &q, &slope);
    storeAt(g->charge, q);
    storeAt(g->slope, slope);
    storeAt(g->dCharge, all(0));
    for (int axis = 0; axis < 3; axis++) storeAt(g->dX[axis], all(0));
    for (size_t i = 0; i < n; i++) {
      call->noise += g->beta[i];
      repelOne(call, s, i, s->objects);
    }
    scatter(call, s, first, n, coefficient);
  }
  call->noise *= coefficient;
}

// Adds what was pushed onto each object to its condensation point.
static void finish(struct Call *call, struct Scratch *s) {
  const double objects = s->objects, n = call->hits;
  for (size_t k = 0; k < s->objects; k += 4) {
    V q, slope;
    alphaCharges(call, s, k, &q, &slope);
    for (size_t i = 0; i < 4 && k + i < s->objects; i++) {
      const size_t alpha = s->alphas[k + i];
      const struct Sums *sums = s->sums + k + i;
      const double hits = hitsOf(s, k + i);
      const double repulsion = hits < n ? sums->charge / (objects * (n - hits)) : 0;
      call->repulsive += repulsion * s->of[k + i].charge;
      call->coward += 1 - (double)call->beta[alpha];
      for (int axis = 0; axis < 3; axis++) call->dX[3 * alpha + axis] += sums->x[axis];
      call->dBeta[alpha] += (s->attraction[k + i] + repulsion) * slope[i] - 1 / objects;
    }
  }
  call->coward = s->objects ? call->coward / objects : 0;
}

int wholeLoss(struct Call *call) {
  struct Scratch *s = call->scratch;
  call->attractive = call->repulsive = call->coward = call->noise = call->nRep = 0;
  if (!check(call, s)) return 0;
  group(call, s);
  describeObjects(call, s);
  buildGrid(s, call->hits);
  everyObject(call, s);
  everyNoiseHit(call, s);
  finish(call, s);
  return 1;
}
