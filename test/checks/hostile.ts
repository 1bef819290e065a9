/** What a caller can hand over besides values: options with accessors, proxies that are revoked. */
import type { Call } from "./calls/call.ts";
import { isPlain } from "./counting.ts";

/** What `run` throws; undefined if it returns. */
export function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Copies of `value` in each of which one value, however deep, has been replaced by a getter, or by another value. */
export function* replaced(
  value: object,
  by: (path: string) => PropertyDescriptor,
  path = "",
): Generator<{ path: string; copy: object }> {
  const copied = (): object => (Array.isArray(value) ? [...value] : { ...value });
  for (const [key, inner] of Object.entries(value)) {
    const own = path + key;
    yield { path: own, copy: Object.defineProperty(copied(), key, { ...by(own), enumerable: true }) };
    if (!isPlain(inner)) continue;
    for (const { path: at, copy } of replaced(inner, by, `${own}.`)) {
      yield { path: at, copy: Object.assign(copied(), { [key]: copy }) };
    }
  }
}

/** memoryBytes depends on no factor of a term, and reads none. */
export const isRead = ({ name }: Call, path: string): boolean =>
  name !== "memoryBytes" || !path.includes("lossWeights.");

/** A proxy that throws whatever is asked of it. */
export function revoked(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}
