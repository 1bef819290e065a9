// How far a condensation point takes hits. All is computed in T: a product of two float32 is exact in float64, so that
// rounding it once gives the float32 product.
import { nearBelow } from "../cells/radius2";
import { numberAt } from "../numeric/numberAt";
import { Condensation } from "./condensation";

/** Rounds to T. */
@inline export function inPrecision(g: Condensation, v: f64): f64 {
  return g.bytes == 8 ? v : <f64>(<f32>v);
}

/** The radius of a hit as a condensation point. */
export function radiusOf(g: Condensation, alpha: usize): f64 {
  const radius = inPrecision(g, g.radius);
  return g.radii == 0 ? radius : inPrecision(g, numberAt(g.bytes, g.radii, alpha) * radius);
}

/** A hit is taken where its squared distance is below this. */
@inline export function radius2Of(g: Condensation, alpha: usize): f64 {
  return g.radii == 0 ? g.radius2 : nearBelow(radiusOf(g, alpha), g.inclusive, g.bytes == 4);
}

/** writes: radius2, the largest of all hits */
export function findLargestRadius(g: Condensation): void {
  let largest = g.radii == 0 ? inPrecision(g, g.radius) : 0;
  if (g.radii != 0) for (let j: usize = 0; j < g.hits; j++) largest = max(largest, radiusOf(g, j));
  g.radius2 = nearBelow(largest, g.inclusive, g.bytes == 4);
}
