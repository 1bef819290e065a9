// Input checks that must see every number.
import { all, bits } from "./simd";

/** The index of the first of n numbers at p that is not within [lowest, highest] (NaN never is); n where all are. */
@inline export function firstOutside<T>(p: usize, n: usize, lowest: f64, highest: f64): usize {
  const low = all<T>(lowest);
  const high = all<T>(highest);
  const step: usize = 16 / sizeof<T>();
  let i: usize = 0;
  for (; i + step <= n; i += step) {
    const v = v128.load(p + i * sizeof<T>());
    const inside = v128.and(v128.ge<T>(v, low), v128.le<T>(v, high));
    if (bits<T>(inside) != <u32>((1 << (<u32>step)) - 1)) break;
  }
  for (; i < n; i++) {
    const v = load<T>(p + i * sizeof<T>());
    if (!(v >= <T>lowest && v <= <T>highest)) return i;
  }
  return n;
}
