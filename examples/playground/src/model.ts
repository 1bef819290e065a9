/** The state of the page and what follows from it. Views are functions of these. */
import type { TrackEvent } from "../../../src/events.ts";
import { type Axes, coordinateAxes, principalAxes, projectTo } from "./data/axes.ts";
import { clusteringOf } from "./data/clustering.ts";
import type { Hits } from "./data/hits.ts";
import { foundObjects } from "./data/objects.ts";
import { heldOutEvent, hitsOf, simulatedName, untrainedOutputs } from "./data/simulated.ts";
import { styleOf, type Theme } from "./draw/palette.ts";
import type { Series } from "./formats/events.ts";
import type { Mapping } from "./formats/mapping.ts";
import type { Table } from "./formats/table.ts";
import { decodeSettings, type Settings } from "./settings.ts";
import { createStore, remember, type Store } from "./store.ts";
import { emptyHistory, type History } from "./training/history.ts";

export type TrainingStatus = "off" | "loading" | "running" | "paused" | "finished";

/** A sentence at the top of the page. */
export interface Notice {
  readonly number: number;
  readonly kind: "error" | "news";
  readonly text: string;
}

export interface State {
  readonly settings: Settings;
  /** The event that the network sees: simulated, or TrackML's. */
  readonly event: Hits;
  /** The event of a file that brings its own beta and x. */
  readonly opened?: Hits;
  /** Which of the two the views show. */
  readonly source: "event" | "opened";
  readonly training: { readonly status: TrainingStatus; readonly step: number; readonly end: number };
  readonly history: History;
  /** The hit under the pointer, −1 for none. */
  readonly hovered: number;
  /** [N] 1 for the hits that are selected; absent if none is. */
  readonly selected?: Uint8Array;
  /** Counts up when the views shall frame what is selected. */
  readonly framed: number;
  readonly notices: readonly Notice[];
  /** A file whose columns wait to be mapped. */
  readonly mapping?: Mapping;
  /** The columns of the file that is shown. */
  readonly table?: Table;
  /** All events of that file, if they are several. */
  readonly series?: Series;
  /** An ONNX model that waits for its features to be chosen. */
  readonly model?: File;
  /** What the page is busy with. */
  readonly busy?: string;
}

/** More would cover the page. */
const mostNotices = 3;

/** Until `openSimulated` has made the first event. */
const noHits: Hits = { name: "", count: 0, dimensions: 1, beta: new Float32Array(0), x: new Float32Array(0) };

function initialState(): State {
  const { settings, problems } = decodeSettings(location.hash);
  return {
    settings,
    event: noHits,
    source: "event",
    training: { status: "off", step: 0, end: settings.steps },
    history: emptyHistory(),
    hovered: -1,
    framed: 0,
    notices: [...new Set(problems)].slice(0, mostNotices).map((text, number) => ({ number, kind: "error", text })),
  };
}

export const store: Store<State> = createStore(initialState());

/** Opens the simulated event of the settings, or `event`, which is that one. */
export function openSimulated(patch: Partial<Pick<Settings, "seed" | "particles">> = {}, event?: TrackEvent): void {
  const settings = { ...store.get().settings, ...patch };
  const { seed, particles } = settings;
  const made = event ?? heldOutEvent(seed, particles);
  const hits = { ...hitsOf(simulatedName(seed, particles), made), ...untrainedOutputs(made), simulated: true };
  store.set({ settings, event: hits, source: "event", selected: undefined, hovered: -1 });
}

export function change(patch: Partial<Settings>): void {
  store.set({ settings: { ...store.get().settings, ...patch } });
}

let notices = 1000;

export function notify(kind: Notice["kind"], text: string): void {
  const others = store.get().notices.filter((notice) => notice.text !== text);
  store.set({ notices: [...others.slice(1 - mostNotices), { number: notices++, kind, text }] });
}

export function dismiss(number: number): void {
  store.set({ notices: store.get().notices.filter((notice) => notice.number !== number) });
}

/** The hits that the views show. */
export function hitsShown({ source, opened, event }: State): Hits {
  return source === "opened" && opened ? opened : event;
}

const clusteringFor = remember((hits: Hits, betaThreshold: number, radius: number) =>
  clusteringOf(hits, { betaThreshold, radius }),
);

export function clusteringShown(state: State): ReturnType<typeof clusteringFor> {
  const { betaThreshold, radius } = state.settings;
  return clusteringFor(hitsShown(state), betaThreshold, radius);
}

const objectsFor = remember(foundObjects);

export function objectsShown(state: State): ReturnType<typeof objectsFor> {
  return objectsFor(hitsShown(state), clusteringShown(state));
}

let lastAxes: Axes | undefined;
const axesFor = remember((hits: Hits, a: number, b: number, c: number): Axes => {
  const { x, dimensions } = hits;
  if (a >= 0 || b >= 0 || c >= 0) return coordinateAxes(x, dimensions, [a, b, c]);
  lastAxes = principalAxes(x, dimensions, lastAxes);
  return lastAxes;
});
const pointsFor = remember((hits: Hits, axes: Axes) => projectTo(axes, hits.x));

/** [3 · N] the hits along the axes of the view of the latent space. */
export function latentPoints(state: State): Float32Array {
  const { axis1, axis2, axis3 } = state.settings;
  const hits = hitsShown(state);
  return pointsFor(hits, axesFor(hits, axis1, axis2, axis3));
}

function stylesOf(ids: Int32Array, shift: number): Uint8Array {
  const styles = new Uint8Array(ids.length);
  for (let j = 0; j < ids.length; j++) styles[j] = styleOf(ids[j] + shift);
  return styles;
}

const stylesFor = remember(stylesOf);

/** [N] colour and shape of each hit, by true or by found object; by found ones where there is no truth. */
export function stylesShown(state: State): Uint8Array {
  const { object } = hitsShown(state);
  if (state.settings.colour === "true" && object) return stylesFor(object, 0);
  return stylesFor(clusteringShown(state).clusterId, 1);
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

export function themeShown({ settings }: State): Theme {
  if (settings.theme !== "auto") return settings.theme;
  return darkness.matches ? "dark" : "light";
}

/** Selects the object that the hit is in, by what the colours show; −1: nothing. `add`: besides what is selected. */
export function selectObjectOf(hit: number, add = false): void {
  const state = store.get();
  if (hit < 0) {
    // What was framed with a selection is not without it.
    if (state.selected) store.set({ selected: undefined, framed: state.framed + 1 });
    return;
  }
  const { object } = hitsShown(state);
  const { clusterId } = clusteringShown(state);
  const same = (ids: ArrayLike<number>, none: number): Uint8Array =>
    Uint8Array.from(ids, (id, j) => Number(ids[hit] === none ? j === hit : id === ids[hit]));
  select(state.settings.colour === "true" && object ? same(object, 0) : same(clusterId, -1), add);
}

export function selectCluster(cluster: number): void {
  const { clusterId } = clusteringShown(store.get());
  store.set({ selected: Uint8Array.from(clusterId, (id) => Number(id === cluster)), framed: store.get().framed + 1 });
}

export function select(mask: Uint8Array, add = false): void {
  const { selected } = store.get();
  const all = add && selected ? mask.map((one, j) => one | selected[j]) : mask;
  store.set({ selected: all.includes(1) ? all : undefined });
}
