// Soft condensation, after HGCalML's BuildCondensates: a condensation point lowers the betas of the hits that stay free,
// the more the nearer they are. It decides which hits become condensation points, not which hits they take. Every
// condensation point looks at all free hits.
import { distance2Of } from "../cells/distance";
import { nearBelow } from "../cells/radius2";
import { exp } from "../numeric/math";
import { numberAt } from "../numeric/numberAt";
import { begin, Condensation, isMasked, take } from "./condensation";
import { inPrecision, radiusOf } from "./radii";

/** The lowered betas, f64[N] rounded to T, lie in `keys`, where the list of free hits, u32[N], lies in `order`. */
export function condenseSoftly(g: Condensation): void {
  const list = g.order;
  let free: usize = 0;
  for (let i: usize = 0; i < g.hits; i++) {
    const j = g.tieOrder != 0 ? <usize>load<u32>(g.tieOrder + i * 4) : i;
    store<f64>(g.keys + j * 8, numberAt(g.bytes, g.beta, j));
    if (isMasked(g, j)) continue;
    store<u32>(list + free * 4, <u32>j);
    free++;
  }
  while (true) {
    let highest = g.betaThreshold;
    let alpha = g.hits;
    for (let f: usize = 0; f < free; f++) {
      const j = <usize>load<u32>(list + f * 4);
      const beta = load<f64>(g.keys + j * 8);
      if (!(beta > highest)) continue;
      highest = beta;
      alpha = j;
    }
    if (alpha == g.hits) return;
    begin(g, alpha);
    free = takeAndLower(g, list, free, alpha);
  }
}

/** Takes the hits within the radius of `alpha`, lowers the betas of the others, and returns their number. */
@inline function takeAndLower(g: Condensation, list: usize, free: usize, alpha: usize): usize {
  const radius = radiusOf(g, alpha);
  const radius2 = nearBelow(radius, g.inclusive, g.bytes == 4);
  const unit2 = nearBelow(radius, 0, g.bytes == 4);
  const reference = numberAt(g.bytes, g.beta, alpha);
  let left: usize = 0;
  for (let f: usize = 0; f < free; f++) {
    const j = <usize>load<u32>(list + f * 4);
    const d2 = distance2Of(g.bytes, g.x, g.dimensions, j, alpha);
    if (j == alpha || d2 < radius2) {
      take(g, j);
      continue;
    }
    store<u32>(list + left * 4, <u32>j);
    left++;
    const u = d2 / (2 * unit2);
    // beyond that the exponential is 0 in T; a radius of 0 lowers nothing
    if (!(u < 700)) continue;
    const beta = g.keys + j * 8;
    const less = inPrecision(g, inPrecision(g, exp(-u)) * reference);
    store<f64>(beta, inPrecision(g, load<f64>(beta) - less));
  }
  return left;
}
