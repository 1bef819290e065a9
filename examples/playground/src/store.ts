/** The page's one store: a plain state, replaced as a whole, and those who watch it. */
import { useEffect, useState } from "preact/hooks";

export interface Store<State> {
  get(): State;
  set(patch: Partial<State>): void;
  watch(listener: () => void): () => void;
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What `select` takes from the state; the component is rendered again when that is another value. */
export function useStore<State extends object, Value>(store: Store<State>, select: (state: State) => Value): Value {
  const [value, setValue] = useState(() => select(store.get()));
  useEffect(() => {
    const update = (): void => setValue(() => select(store.get()));
    update();
    return store.watch(update);
  }, [store]);
  return value;
}

/** As useStore, for what changes at every frame and need not be seen so often: at most once in `restMs`. */
export function useStoreCalmly<State extends object, Value>(
  store: Store<State>,
  select: (state: State) => Value,
  restMs: number,
): Value {
  const [value, setValue] = useState(() => select(store.get()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (): void => {
      timer = undefined;
      setValue(() => select(store.get()));
    };
    update();
    const unwatch = store.watch(() => {
      timer ??= setTimeout(update, restMs);
    });
    return () => {
      unwatch();
      clearTimeout(timer);
    };
  }, [store]);
  return value;
}

/** Resolves in a task of its own, before which the browser may paint and answer. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Keeps the last result, for the same arguments. */
export function remember<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { args: Args; result: Result } | undefined;
  return (...args) => {
    if (!last || args.some((arg, i) => !Object.is(arg, last!.args[i]))) last = { args, result: compute(...args) };
    return last.result;
  };
}
