/** Freezes the package's own conventions and rules. */

/**
 * Freezes data and every object in it: a change to one would change the results of calls elsewhere, and what is derived
 * from frozen data is computed only once (memoizeFrozen.ts).
 */
export function frozen<T extends object>(data: T): T {
  for (const value of Object.values(data)) if (typeof value === "object" && value !== null) frozen(value);
  return Object.freeze(data);
}
