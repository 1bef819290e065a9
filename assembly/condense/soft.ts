// Soft condensation, after HGCalML's BuildCondensates: a condensation point lowers the betas of the hits that stay free,
// the more the nearer they are. It decides which hits become condensation points, not which hits they take. Every
// condensation point looks at all free hits.
import { distance2 } from "../cells/distance";
import { exp } from "../numeric/math";
import { begin, Condensation, isMasked, take } from "./condensation";
import { radius2Of, radiusOf } from "./radii";

/** The lowered betas, T[N], lie in `keys`, where the list of free hits, u32[N], lies in `order`. */
export function condenseSoftly<T>(g: Condensation): void {
  const list = g.order;
  memory.copy(g.keys, g.beta, g.hits * sizeof<T>());
  let free: usize = 0;
  for (let i: usize = 0; i < g.hits; i++) {
    const j = g.tieOrder != 0 ? <usize>load<u32>(g.tieOrder + i * 4) : i;
    if (isMasked(g, j)) continue;
    store<u32>(list + free * 4, <u32>j);
    free++;
  }
  while (true) {
    let highest = <T>g.betaThreshold;
    let alpha = g.hits;
    for (let f: usize = 0; f < free; f++) {
      const j = <usize>load<u32>(list + f * 4);
      const beta = load<T>(g.keys + j * sizeof<T>());
      if (!(beta > highest)) continue;
      highest = beta;
      alpha = j;
    }
    if (alpha == g.hits) return;
    begin(g, alpha);
    free = takeAndLower<T>(g, list, free, alpha);
  }
}

/** Takes the hits within the radius of `alpha`, lowers the betas of the others, and returns their number. */
@inline function takeAndLower<T>(g: Condensation, list: usize, free: usize, alpha: usize): usize {
  const radius2 = radius2Of<T>(g, alpha);
  const radius = radiusOf<T>(g, alpha);
  const unit2 = <T>(radius * radius);
  const reference = load<T>(g.beta + alpha * sizeof<T>());
  let left: usize = 0;
  for (let f: usize = 0; f < free; f++) {
    const j = <usize>load<u32>(list + f * 4);
    const d2 = distance2<T>(g.x, g.dimensions, j, alpha);
    if (j == alpha || d2 < radius2) {
      take(g, j);
      continue;
    }
    store<u32>(list + left * 4, <u32>j);
    left++;
    const u = <f64>d2 / (2 * <f64>unit2);
    // beyond that the exponential is 0 in T; a radius of 0 lowers nothing
    if (!(u < 700)) continue;
    const beta = g.keys + j * sizeof<T>();
    store<T>(beta, load<T>(beta) - <T>exp(-u) * reference);
  }
  return left;
}
