/** Objects that count how often each of their values is read. */

/** The reads of a call, by the path of the value: "convention.lossWeights.noise", "rowSplits.1". */
export class Reads {
  readonly #counts = new Map<string, number>();

  note(path: string): void {
    this.#counts.set(path, (this.#counts.get(path) ?? 0) + 1);
  }

  of(path: string): number {
    return this.#counts.get(path) ?? 0;
  }

  /** What was read more than once. */
  get repeated(): string[] {
    return [...this.#counts].filter(([, count]) => count > 1).map(([path, count]) => `${path}: ${count} times`);
  }

  get paths(): string[] {
    return [...this.#counts.keys()];
  }
}

export type Style = "accessors" | "proxies";

/** `plain` with plain objects and arrays inside it that count; typed arrays and other values stay. */
export function counting<T>(plain: T, reads: Reads, style: Style, path = ""): T {
  if (!isPlain(plain)) return plain;
  const inner: Record<string, unknown> = Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [key, counting(value, reads, style, `${path}${key}.`)]),
  );
  const target = Array.isArray(plain) ? Object.assign([], { length: plain.length }) : {};
  if (style === "proxies") return new Proxy(Object.assign(target, inner), noting(reads, path)) as T;
  for (const [key, value] of Object.entries(inner)) {
    const get = (): unknown => {
      reads.note(path + key);
      return value;
    };
    Object.defineProperty(target, key, { get, enumerable: true, configurable: true });
  }
  return target as T;
}

/** Lengths of arrays do not count: an array's iterator asks for it at every step. */
function noting(reads: Reads, path: string): ProxyHandler<object> {
  return {
    get(target, key, receiver) {
      if (typeof key === "string" && Object.hasOwn(target, key) && key !== "length") reads.note(path + key);
      return Reflect.get(target, key, receiver);
    },
  };
}

export function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
