/** The side of the page: one panel at a time, by tabs. */
import type { ComponentType } from "preact";
import { change, store } from "../model.ts";
import { panels, type Settings } from "../settings.ts";
import { useStore } from "../store.ts";
import { LossesPanel } from "./LossesPanel.tsx";
import { ObjectsPanel } from "./ObjectsPanel.tsx";
import { ScanPanel } from "./ScanPanel.tsx";
import { TakeAwayPanel } from "./TakeAwayPanel.tsx";
import { TrainingPanel } from "./TrainingPanel.tsx";

type Name = Settings["panel"];

const views: Record<Name, ComponentType> = {
  training: TrainingPanel,
  objects: ObjectsPanel,
  scan: ScanPanel,
  losses: LossesPanel,
  export: TakeAwayPanel,
};
const names = Object.keys(panels) as Name[];

export function Panel() {
  const panel = useStore(store, ({ settings }) => settings.panel);
  const Shown = views[panel];
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = names[(names.indexOf(panel) + by + names.length) % names.length];
    change({ panel: next });
    document.getElementById(`tab-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <aside class="panel" aria-label="Details">
      <div role="tablist" aria-label="Details" onKeyDown={move}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={panel === name}
            aria-controls="panel"
            tabIndex={panel === name ? 0 : -1}
            onClick={() => change({ panel: name })}
          >
            {panels[name]}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
      <div class="content" role="tabpanel" id="panel" aria-labelledby={`tab-${panel}`} tabIndex={0}>
        <Shown />
      </div>
    </aside>
  );
}
