/** Some of the settings. The component is rendered again when one of these changes, not when a slider moves another. */
import { useRef } from "preact/hooks";
import { store } from "../model.ts";
import type { Settings } from "../settings.ts";
import { useStore } from "../store.ts";

export function useSettings<Name extends keyof Settings>(names: readonly Name[]): Pick<Settings, Name> {
  const last = useRef(store.get().settings);
  return useStore(store, ({ settings }) => {
    if (names.some((name) => settings[name] !== last.current[name])) last.current = settings;
    return last.current;
  });
}
