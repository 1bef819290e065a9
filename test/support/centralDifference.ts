/** What finite differences are made of. */

/** `evaluate` with array[i] a step above and a step below what it is, which it is again afterwards. */
export function aroundPoint<V>(array: Float64Array, i: number, step: number, evaluate: () => V): [above: V, below: V] {
  const at = array[i];
  array[i] = at + step;
  const above = evaluate();
  array[i] = at - step;
  const below = evaluate();
  array[i] = at;
  return [above, below];
}
