/**
 * Decides whether a call is worth waiting for: whether it will take at most so many seconds at the given layout and
 * sizes. The estimate is 64 times the time of a call on an eighth of the hits and objects, that is on a sixty-fourth of
 * the pairs. It is too high for a call that visits fewer than all pairs.
 */
import { type Layout, type LayoutName, type LayoutSizes, layout } from "./data.ts";

const PART = 8;

export function affordable(
  seconds: number,
  name: LayoutName,
  sizes: LayoutSizes,
  call: (data: Layout) => unknown,
): boolean {
  const objects = Math.ceil(sizes.objects / PART);
  const pilot = layout(name, { ...sizes, hits: Math.max(2 * objects, Math.ceil(sizes.hits / PART)), objects });
  // the first call includes compilation
  call(pilot);
  const start = performance.now();
  call(pilot);
  return (performance.now() - start) * PART ** 2 <= 1000 * seconds;
}
