// How far a condensation point takes hits. All is computed in T: a product of two float32 is exact in float64, so that
// rounding it once gives the float32 product.
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

/** r², or if `inclusive` is 1 the next larger number, so that < takes in what is at exactly r. */
export function squared(g: Condensation, r: f64, inclusive: u32): f64 {
  const r2 = inPrecision(g, r * r);
  if (inclusive == 0) return r2;
  if (g.bytes == 8) return reinterpret<f64>(reinterpret<u64>(r2) + 1);
  return <f64>reinterpret<f32>(reinterpret<u32>(<f32>r2) + 1);
}

/** A hit is taken where its squared distance is below this. */
@inline export function radius2Of(g: Condensation, alpha: usize): f64 {
  return g.radii == 0 ? g.radius2 : squared(g, radiusOf(g, alpha), g.inclusive);
}

/** writes: radius2, the largest of all hits */
export function findLargestRadius(g: Condensation): void {
  let largest = g.radii == 0 ? inPrecision(g, g.radius) : 0;
  if (g.radii != 0) for (let j: usize = 0; j < g.hits; j++) largest = max(largest, radiusOf(g, j));
  g.radius2 = squared(g, largest, g.inclusive);
}
