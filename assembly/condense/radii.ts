// How far a condensation point takes hits.
import { Condensation } from "./condensation";

/** A hit is taken where its squared distance is below this; squared in T. */
@inline export function radius2Of<T>(g: Condensation, alpha: usize): T {
  return g.radii == 0 ? <T>g.radius2 : squared<T>(g, radiusOf<T>(g, alpha));
}


@inline export function radiusOf<T>(g: Condensation, alpha: usize): T {
  return g.radii == 0 ? <T>g.radius : <T>(load<T>(g.radii + alpha * sizeof<T>()) * <T>g.radius);
}

/** r², or with `inclusive` the next larger number, so that < takes in what is at exactly r. */
@inline function squared<T>(g: Condensation, r: T): T {
  const r2: T = r * r;
  if (g.inclusive == 0) return r2;
  if (sizeof<T>() == 8) return <T>reinterpret<f64>(reinterpret<u64>(<f64>r2) + 1);
  return <T>reinterpret<f32>(reinterpret<u32>(<f32>r2) + 1);
}

/** The largest of all hits. writes: radius2 */
export function findLargestRadius<T>(g: Condensation): void {
  let largest: T = 1;
  if (g.radii != 0) {
    largest = 0;
    for (let j: usize = 0; j < g.hits; j++) largest = max(largest, load<T>(g.radii + j * sizeof<T>()));
  }
  g.radius2 = <f64>squared<T>(g, <T>(largest * <T>g.radius));
}
