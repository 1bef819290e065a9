/** The title line: which event is shown, opening files, the theme. */
import { showEvent } from "../formats/open.ts";
import { change, store } from "../model.ts";
import { useStore } from "../store.ts";
import { EventChoice } from "./EventChoice.tsx";
import { OpenButton } from "./OpenButton.tsx";

const themes = { auto: "Auto", light: "Light", dark: "Dark" } as const;

export function Header() {
  const source = useStore(store, (state) => state.source);
  const event = useStore(store, (state) => state.event.name);
  const opened = useStore(store, (state) => state.opened?.name);
  const series = useStore(store, (state) => state.series);
  const theme = useStore(store, ({ settings }) => settings.theme);
  const show = (next: typeof source): void => store.set({ source: next, selected: undefined, hovered: -1 });
  return (
    <header class="top">
      <h1>Object condensation</h1>
      <nav aria-label="Event">
        <button type="button" aria-pressed={source === "event"} onClick={() => show("event")}>
          {event}
        </button>
        {opened && (
          <button type="button" aria-pressed={source === "opened"} onClick={() => show("opened")}>
            {series?.mapping.table.file ?? opened}
          </button>
        )}
        {source === "opened" && series && (
          <EventChoice
            label="Event of the file"
            names={series.events.names}
            chosen={series.chosen}
            onChoice={(chosen) => void showEvent(series, chosen)}
          />
        )}
        <OpenButton />
      </nav>
      <p class="private">Everything is computed here: nothing leaves your browser.</p>
      <label class="theme">
        <span class="hidden">Colours of the page</span>
        <select value={theme} onChange={({ currentTarget }) => change({ theme: currentTarget.value as typeof theme })}>
          {Object.entries(themes).map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
