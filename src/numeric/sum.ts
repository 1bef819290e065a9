/** Returns Σ values[first … end − 1], added in order. */
export function sumOf(values: ArrayLike<number>, first = 0, end: number = values.length): number {
  let sum = 0;
  for (let i = first; i < end; i++) sum += values[i];
  return sum;
}
