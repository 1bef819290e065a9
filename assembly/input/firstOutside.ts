// Input checks that read every number.
import { all } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";

/**
 * Index of the first of n numbers at p that is not within [lowest, highest] (NaN never is); n if all are.
 * reads: p T[n]
 */
export function firstOutside<T>(p: usize, n: usize, lowest: f64, highest: f64): usize {
  const low = all<T>(lowest);
  const high = all<T>(highest);
  const row = ROW / sizeof<T>();
  let i: usize = 0;
  // a row at a time, up to the first row with an offender; the loop below finds it
  for (; i + row <= n; i += row) {
    const v = p + i * sizeof<T>();
    const left = v128.and(inside<T>(v, low, high), inside<T>(v + 16, low, high));
    const right = v128.and(inside<T>(v + 32, low, high), inside<T>(v + 48, low, high));
    if (!i8x16.all_true(v128.and(left, right))) break;
  }
  for (; i < n; i++) {
    const v = load<T>(p + i * sizeof<T>());
    if (!(v >= <T>lowest && v <= <T>highest)) return i;
  }
  return n;
}


@inline function inside<T>(p: usize, low: v128, high: v128): v128 {
  const v = v128.load(p);
  return v128.and(v128.ge<T>(v, low), v128.le<T>(v, high));
}
