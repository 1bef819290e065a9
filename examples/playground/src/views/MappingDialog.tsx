/** Asks which column of a file is what. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Hits } from "../data/hits.ts";
import { assembleHits } from "../formats/assemble.ts";
import { type Events, eventsOf, oneEvent } from "../formats/events.ts";
import { type Mapping, roleTexts, type SingleRole, singleRoles } from "../formats/mapping.ts";
import { showMapped } from "../formats/open.ts";
import { FileError } from "../formats/table.ts";
import { store } from "../model.ts";
import { useStore } from "../store.ts";
import { EventChoice } from "./EventChoice.tsx";
import { counted } from "./words.ts";

const usual: readonly SingleRole[] = ["beta", "objectId", "event"];

export function MappingDialog() {
  const mapping = useStore(store, (state) => state.mapping);
  return mapping ? <Dialog key={numberOf(mapping)} mapping={mapping} /> : null;
}

const numbers = new WeakMap<Mapping, number>();
let opened = 0;

/** A number of its own for each file that is opened, also for one of the same name: its dialog begins anew. */
function numberOf(mapping: Mapping): number {
  const number = numbers.get(mapping) ?? ++opened;
  numbers.set(mapping, number);
  return number;
}

function close(): void {
  store.set({ mapping: undefined });
}

interface Summary {
  readonly text: string;
  readonly events?: Events;
  readonly own?: Mapping;
  readonly hits?: Hits;
}

/** What the mapping makes of the file and the event of it, or what is wrong with it. */
function summary(mapping: Mapping, chosen: number): Summary {
  try {
    const events = eventsOf(mapping);
    const own = oneEvent(mapping, events, Math.min(chosen, (events?.names.length ?? 1) - 1));
    const hits = assembleHits(own);
    const { count, dimensions, object, ids, beta } = hits;
    const truth = object
      ? `${counted(ids!.length, "true object")}, ${((100 * object.filter((k) => k === 0).length) / count).toFixed(0)} % noise`
      : "no truth: clusters without scores";
    const precision = beta instanceof Float32Array ? "float32" : "float64";
    return {
      text: `${counted(count, "hit")}, ${counted(dimensions, "latent dimension")} in ${precision}, ${truth}.`,
      events,
      own,
      hits,
    };
  } catch (error) {
    if (error instanceof FileError) return { text: error.message };
    throw error;
  }
}

function Dialog({ mapping }: { readonly mapping: Mapping }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [single, setSingle] = useState(mapping.single);
  const [x, setX] = useState(mapping.x);
  const [typed, setTyped] = useState(mapping.x.join(", "));
  const [chosen, setChosen] = useState(0);
  useEffect(() => dialog.current!.showModal(), []);
  const { table } = mapping;
  const { text, events, own, hits } = useMemo(() => summary({ table, single, x }, chosen), [table, single, x, chosen]);
  const severalEvents = events !== undefined && events.names.length > 1;
  const several = x.length !== 1;
  const known = new Set(table.columns.map(({ name }) => name));

  const select = (role: SingleRole) => (
    <label key={role} class="role">
      <span>
        {role}
        <small>{roleTexts[role]}</small>
      </span>
      <select
        value={single[role] ?? ""}
        onChange={({ currentTarget }) => setSingle({ ...single, [role]: currentTarget.value || undefined })}
      >
        <option value="">{role === "beta" ? "choose a column" : "none"}</option>
        {table.columns
          .filter(({ width }) => width === 1)
          .map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
      </select>
    </label>
  );

  return (
    <dialog ref={dialog} aria-labelledby="mapping-title" onClose={close}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          const series = severalEvents ? { mapping: { table, single, x }, events, chosen } : undefined;
          if (hits && own) void showMapped(hits, own.table, series);
        }}
      >
        <h2 id="mapping-title">Columns of {table.file}</h2>
        <p class="note">Guessed by their names. The file stays in this page.</p>
        {select("beta")}
        <label class="role">
          <span>
            x<small>latent coordinates</small>
          </span>
          <select
            value={several ? "" : x[0]}
            onChange={({ currentTarget }) => {
              const next = currentTarget.value === "" ? [] : [currentTarget.value];
              setX(next);
              setTyped(next.join(", "));
            }}
          >
            <option value="">several columns</option>
            {table.columns.map(({ name, width, rows }) => (
              <option key={name} value={name}>
                {width > 1 ? `${name} [${rows} × ${width}]` : name}
              </option>
            ))}
          </select>
        </label>
        {several && (
          <label class="role">
            <span>
              columns of x<small>with commas between them</small>
            </span>
            <input
              value={typed}
              spellcheck={false}
              onInput={({ currentTarget }) => {
                setTyped(currentTarget.value);
                const names = currentTarget.value.split(",").map((name) => name.trim());
                setX(names.filter((name) => known.has(name)));
              }}
            />
          </label>
        )}
        {usual.slice(1).map(select)}
        {severalEvents && (
          <div class="role">
            <span>
              event shown
              <small>of {events.names.length.toLocaleString("en")}; change it later beside the file's name</small>
            </span>
            <EventChoice label="Event shown" names={events.names} chosen={chosen} onChoice={setChosen} />
          </div>
        )}
        <details open={singleRoles.some((role) => !usual.includes(role) && single[role] !== undefined)}>
          <summary>Positions, pT and what only some conventions read</summary>
          {singleRoles.filter((role) => !usual.includes(role)).map(select)}
        </details>
        <p class={hits ? "verdict" : "verdict bad"} role="status">
          {text}
        </p>
        <div class="buttons">
          <button type="button" onClick={() => dialog.current!.close()}>
            Cancel
          </button>
          <button type="submit" class="main" disabled={!hits}>
            Show
          </button>
        </div>
      </form>
    </dialog>
  );
}
