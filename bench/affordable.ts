/**
 * Whether a call is worth waiting for. In: the call, the layout and the sizes it is for, and the seconds it may take.
 * Out: whether it will, judged by a call on an eighth of the hits and of the objects, that is a sixty-fourth of the
 * pairs; a call that visits fewer than all pairs takes less than that says.
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
  // the first call compiles
  call(pilot);
  const start = performance.now();
  call(pilot);
  return (performance.now() - start) * PART ** 2 <= 1000 * seconds;
}
