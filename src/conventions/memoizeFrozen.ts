/** Memoizes values derived from frozen conventions, which cannot change. The package's own conventions are frozen. */
import type { Convention } from "./convention.ts";

/** Returns `compute` with its results remembered for frozen conventions. For any other it is computed at every call. */
export function onceFrozen<T extends object>(compute: (convention: Convention) => T): (convention: Convention) => T {
  const known = new WeakMap<Convention, T>();
  return (convention) => {
    const before = known.get(convention);
    if (before !== undefined) return before;
    if (!isSettled(convention)) return compute(convention);
    const value = compute(convention);
    known.set(convention, value);
    return value;
  };
}

function isSettled(convention: Convention): boolean {
  return isConstant(convention) && (convention.lossWeights === undefined || isConstant(convention.lossWeights));
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
