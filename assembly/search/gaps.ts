// Distances between two boxes along each direction.

/** The gap between two intervals in each lane; 0 where they overlap. */
@inline export function gaps(low: v128, high: v128, otherLow: v128, otherHigh: v128): v128 {
  const below = f32x4.sub(otherLow, high);
  const above = f32x4.sub(low, otherHigh);
  return f32x4.pmax(f32x4.splat(0), f32x4.pmax(below, above));
}

/** Minus the largest distance between a point of one interval and a point of the other, in each lane. */
@inline export function farthest(low: v128, high: v128, otherLow: v128, otherHigh: v128): v128 {
  return f32x4.pmin(f32x4.sub(otherLow, high), f32x4.sub(low, otherHigh));
}
