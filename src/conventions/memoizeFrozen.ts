/** What follows from a convention that cannot change is found out once: the package's own are frozen. */
import type { Convention } from "./convention.ts";

/** `compute`, remembered for frozen conventions; for any other it is asked at every call. */
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

/** Frozen, of plain values: no getter and no prototype of its own that may answer otherwise the next time. */
function isConstant(fields: unknown): boolean {
  return (
    typeof fields === "object" &&
    fields !== null &&
    Object.isFrozen(fields) &&
    Object.getPrototypeOf(fields) === Object.prototype &&
    Object.values(Object.getOwnPropertyDescriptors(fields)).every((property) => "value" in property)
  );
}
