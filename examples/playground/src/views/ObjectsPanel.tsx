/** The table of found objects: sorted by any column; a click on a row selects and frames it. */
import { useState } from "preact/hooks";
import type { FoundObject } from "../data/objects.ts";
import { colourOf, shapeOf, styleOf } from "../draw/palette.ts";
import { clusteringShown, hitsShown, objectsShown, selectCluster, store, themeShown } from "../model.ts";
import { useStore } from "../store.ts";
import { Glyph } from "./Glyph.tsx";

const columns = {
  cluster: "found",
  object: "true",
  hits: "hits",
  purity: "purity",
  completeness: "complete",
  beta: "beta",
  pt: "pT / GeV",
} as const;
type Column = keyof typeof columns;

/** Rows in the document; more come with scrolling, so that 2,000 objects cost no more than 40. */
const page = 40;

const cells: Record<Column, (row: FoundObject, ids: readonly string[] | undefined) => string> = {
  cluster: ({ cluster }) => String(cluster),
  object: ({ object }, ids) => (object > 0 ? (ids?.[object - 1] ?? "–") : object === 0 ? "noise" : "–"),
  hits: ({ hits }) => String(hits),
  purity: ({ purity }) => digits(purity, 2),
  completeness: ({ completeness }) => digits(completeness, 2),
  beta: ({ beta }) => digits(beta, 3),
  pt: ({ pt }) => digits(pt, 2),
};

function digits(value: number, count: number): string {
  return Number.isNaN(value) ? "–" : value.toFixed(count);
}

function sorted(rows: readonly FoundObject[], column: Column, falling: boolean): FoundObject[] {
  const sign = falling ? -1 : 1;
  const value = (row: FoundObject): number => (Number.isNaN(row[column]) ? Number.NEGATIVE_INFINITY : row[column]);
  return [...rows].sort((a, b) => sign * (value(a) - value(b)) || a.cluster - b.cluster);
}

export function ObjectsPanel() {
  const rows = useStore(store, objectsShown);
  const ids = useStore(store, (state) => hitsShown(state).ids);
  const byTruth = useStore(store, (state) => state.settings.colour === "true" && hitsShown(state).object !== undefined);
  const theme = useStore(store, themeShown);
  const chosen = useStore(store, chosenCluster);
  const [order, setOrder] = useState<{ column: Column; falling: boolean }>({ column: "hits", falling: true });
  const [shown, setShown] = useState(page);
  const list = sorted(rows, order.column, order.falling);
  return (
    <>
      <p class="note">{rows.length} found objects of 3 hits or more. Choose one to see it in all views.</p>
      <table class="objects">
        <thead>
          <tr>
            {(Object.keys(columns) as Column[]).map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={order.column !== column ? "none" : order.falling ? "descending" : "ascending"}
              >
                <button
                  type="button"
                  onClick={() => setOrder({ column, falling: order.column !== column || !order.falling })}
                >
                  {columns[column]}
                  <span aria-hidden="true">{order.column === column ? (order.falling ? "▾" : "▴") : ""}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.slice(0, shown).map((row) => (
            <tr
              key={row.cluster}
              class={row.cluster === chosen ? "chosen" : ""}
              onClick={() => selectCluster(row.cluster)}
            >
              {(Object.keys(columns) as Column[]).map((column) =>
                column === "cluster" ? (
                  <th key={column} scope="row">
                    <button type="button" aria-pressed={row.cluster === chosen}>
                      <Glyph
                        colour={colourOf(styleOf(byTruth ? row.object : row.cluster + 1), theme)}
                        shape={shapeOf(styleOf(byTruth ? row.object : row.cluster + 1))}
                      />
                      {row.cluster}
                    </button>
                  </th>
                ) : (
                  <td key={column}>{cells[column](row, ids)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {list.length > shown && (
        <button type="button" class="quiet" onClick={() => setShown(shown + 5 * page)}>
          Show {Math.min(5 * page, list.length - shown)} more of {list.length}
        </button>
      )}
    </>
  );
}

/** The cluster that exactly the selected hits are, −1 if they are not one. */
function chosenCluster(state: Parameters<typeof objectsShown>[0]): number {
  const { selected } = state;
  if (!selected) return -1;
  const { clusterId, sizes } = clusteringShown(state);
  const cluster = clusterId[selected.indexOf(1)] ?? -1;
  if (cluster < 0) return -1;
  const size = selected.reduce((sum, one) => sum + one, 0);
  return size === sizes[cluster] && selected.every((one, j) => one === Number(clusterId[j] === cluster)) ? cluster : -1;
}
