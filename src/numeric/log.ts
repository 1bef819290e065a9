/** The natural logarithm with the same bits on every engine, which Math.log does not promise; within 1 ulp or so. */

/** The upper 32 bits of ln 2, whose multiples by an exponent are exact, and the rest. */
const LN2_HIGH = 2977044471 / 2 ** 32;
const LN2_REST = 1.9082149292705877e-10;

/** @param value a whole number from 1 to 2^53 */
export function log(value: number): number {
  // value = m · 2^e with m from √½ to √2; halving is exact
  let m = value;
  let e = 0;
  while (m >= 2 ** 32) {
    m /= 2 ** 32;
    e += 32;
  }
  for (; m > Math.SQRT2; e++) m /= 2;
  // ln m = 2 artanh s; |s| < 0.172, so that the 12th term is below 2^−60 of the first
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let series = 0;
  for (let power = 23; power >= 3; power -= 2) series = (series + 1 / power) * square;
  return e * LN2_HIGH + (2 * s + (2 * s * series + e * LN2_REST));
}
