/** One line about the hit under the pointer, or about what is selected. */
import { clusteringShown, hitsShown, type State, store } from "../model.ts";
import { useStore, useStoreCalmly } from "../store.ts";
import { counted } from "./words.ts";

function distance(x: ArrayLike<number>, d: number, a: number, b: number): number {
  let squared = 0;
  for (let c = 0; c < d; c++) squared += (x[a * d + c] - x[b * d + c]) ** 2;
  return Math.sqrt(squared);
}

/** Of the hit under the pointer, or of the selection. */
function describe(state: State): string | undefined {
  const hits = hitsShown(state);
  const { hovered, selected, settings } = state;
  if (hovered >= 0 && hovered < hits.count) {
    const { beta, object, ids, x, dimensions } = hits;
    const { clusterId, alphas } = clusteringShown(state);
    const charge = Math.atanh(Math.min(beta[hovered], 1 - 1e-7)) ** 2 + settings.qMin;
    const cluster = clusterId[hovered];
    const own = object && (object[hovered] > 0 ? `true object ${ids?.[object[hovered] - 1]}` : "noise");
    const found =
      cluster < 0
        ? "in no found object"
        : alphas[cluster] === hovered
          ? `condensation point of found object ${cluster}`
          : `found object ${cluster}, ${distance(x, dimensions, hovered, alphas[cluster]).toFixed(3)} from its condensation point`;
    return [`Hit ${hovered}`, `beta ${beta[hovered].toFixed(4)}`, `charge ${charge.toPrecision(3)}`, own, found]
      .filter(Boolean)
      .join("  ·  ");
  }
  if (selected) return `${selected.reduce((sum, one) => sum + one, 0)} of ${hits.count} hits selected`;
  return undefined;
}

/** Nobody reads a duration that is another at every frame. */
const durationMs = 200;

function Summary() {
  const size = useStore(store, (state) => {
    const { count, dimensions } = hitsShown(state);
    return `${counted(count, "hit")}, ${counted(dimensions, "latent dimension")}`;
  });
  const ms = useStoreCalmly(store, (state) => clusteringShown(state).ms, durationMs);
  return <>{`${size}, condensed in ${ms.toFixed(1)} ms`}</>;
}

export function Readout() {
  const text = useStore(store, describe);
  const untrained = useStore(store, (state) => hitsShown(state).untrained);
  return (
    <p class="readout">
      <span>{text ?? <Summary />}</span>
      <span class="note">
        {untrained
          ? "Before training: each hit at the mean of its helix proposals, beta 0.5"
          : "Point at a hit; click to select its object; shift-drag for a lasso"}
      </span>
    </p>
  );
}
