/** Which hits are where the pointer is: looked up in the arrays that were drawn. */
import type { Screen } from "./camera.ts";

/** The hit nearest to (x, y), at most `reach` pixels away, −1 for none; of equally near ones the one in front. */
export function nearestHit({ x, y, nearness }: Screen, at: { x: number; y: number }, reach: number): number {
  let best = -1;
  let least = reach * reach;
  for (let j = 0; j < x.length; j++) {
    const distance = (x[j] - at.x) ** 2 + (y[j] - at.y) ** 2;
    if (distance > least) continue;
    if (best >= 0 && distance === least && nearness[j] < nearness[best]) continue;
    best = j;
    least = distance;
  }
  return best;
}

/** [N] 1 for the hits inside the polygon (x0, y0, x1, y1, …), by the parity of its crossings. */
export function hitsInside({ x, y }: Screen, polygon: readonly number[]): Uint8Array {
  const mask = new Uint8Array(x.length);
  for (let j = 0; j < x.length; j++) {
    let within = false;
    for (let i = 0, k = polygon.length - 2; i < polygon.length; k = i, i += 2) {
      const [xi, yi, xk, yk] = [polygon[i], polygon[i + 1], polygon[k], polygon[k + 1]];
      if (yi > y[j] !== yk > y[j] && x[j] < ((xk - xi) * (y[j] - yi)) / (yk - yi) + xi) within = !within;
    }
    mask[j] = Number(within);
  }
  return mask;
}
