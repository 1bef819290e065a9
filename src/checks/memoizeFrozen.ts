/** Memoizes values derived from frozen conventions and rules, which cannot change. The package's own are frozen. */

/** Returns `compute` with its results remembered for frozen arguments. For any other it is computed at every call. */
export function onceFrozen<C extends object, T extends object>(compute: (convention: C) => T): (convention: C) => T {
  const known = new WeakMap<C, T>();
  return (convention) => {
    const before = known.get(convention);
    if (before !== undefined) return before;
    if (!isSettled(convention)) return compute(convention);
    const value = compute(convention);
    known.set(convention, value);
    return value;
  };
}

function isSettled(convention: object): boolean {
  if (!isConstant(convention)) return false;
  const { lossWeights } = convention as { lossWeights?: unknown };
  return lossWeights === undefined || isConstant(lossWeights);
}

/** Whether an object is frozen and holds plain values. A getter or another prototype could give another value later. */
function isConstant(fields: unknown): boolean {
  return (
    typeof fields === "object" &&
    fields !== null &&
    Object.isFrozen(fields) &&
    Object.getPrototypeOf(fields) === Object.prototype &&
    Object.values(Object.getOwnPropertyDescriptors(fields)).every((property) => "value" in property)
  );
}
