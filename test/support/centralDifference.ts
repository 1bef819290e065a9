/** Evaluates a function on both sides of a point, for finite differences. */

/** Evaluates with array[i] one step above and one step below its value, then restores it. */
export function aroundPoint<V>(array: Float64Array, i: number, step: number, evaluate: () => V): [above: V, below: V] {
  const at = array[i];
  array[i] = at + step;
  const above = evaluate();
  array[i] = at - step;
  const below = evaluate();
  array[i] = at;
  return [above, below];
}
