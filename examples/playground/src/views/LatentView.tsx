/** The latent space, along its principal axes or three of its coordinates, flat or to be turned. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Plot } from "../draw/plot.ts";
import type { Scene } from "../draw/scene.ts";
import {
  change,
  clusteringShown,
  hitsShown,
  latentPoints,
  type State,
  store,
  stylesShown,
  themeShown,
} from "../model.ts";
import { remember, useStore } from "../store.ts";
import { Choice } from "./Choice.tsx";
import { useSettings } from "./useSettings.ts";
import { View } from "./View.tsx";

const ringsFor = remember((hits: Int32Array, sizes: Int32Array, radius: number) => ({
  hits: hits.filter((_, cluster) => sizes[cluster] >= 3),
  radius,
}));

function sceneOf(state: State): Scene {
  const { alphas, sizes } = clusteringShown(state);
  const { space, rings, radius } = state.settings;
  return {
    points: latentPoints(state),
    dimensions: space,
    styles: stylesShown(state),
    selected: state.selected,
    rings: rings ? ringsFor(alphas, sizes, radius) : undefined,
    theme: themeShown(state),
  };
}

const namesFor = remember((a: number, b: number, c: number, dimensions: number): readonly string[] => {
  const own = [a, b, c];
  if (own.every((axis) => axis < 0)) return ["PC1", "PC2", "PC3"].map((name, k) => (k < dimensions ? name : ""));
  return own.map((axis) => (axis < 0 ? "" : `x${axis}`));
});

/** The loss of the default convention repels up to here, in latent units. */
const reach = 1;

function overlayOf(state: State) {
  const { axis1, axis2, axis3, space } = state.settings;
  const { clusterId, alphas } = clusteringShown(state);
  const { hovered } = state;
  return {
    ...{ theme: themeShown(state), hovered, dimensions: space },
    alpha: alphas[clusterId[hovered] ?? -1] ?? -1,
    reach,
    axes: namesFor(axis1, axis2, axis3, hitsShown(state).dimensions),
  };
}

const shownSettings = ["space", "axis1", "axis2", "axis3"] as const;

export function LatentView({ lassoing }: { readonly lassoing: boolean }) {
  const { space, axis1, axis2, axis3 } = useSettings(shownSettings);
  const dimensions = useStore(store, (state) => hitsShown(state).dimensions);
  const [spinning, setSpinning] = useState(false);
  const plot = useRef<Plot | undefined>(undefined);

  useEffect(() => {
    if (!spinning || space === 2) return;
    let frame = 0;
    const turn = (): void => {
      const camera = plot.current?.camera();
      if (camera) plot.current?.setCamera({ yaw: (camera.yaw + 0.4) % 360 });
      frame = requestAnimationFrame(turn);
    };
    frame = requestAnimationFrame(turn);
    return () => cancelAnimationFrame(frame);
  }, [spinning, space]);

  const axes = { axis1, axis2, axis3 };
  const principal = Object.values(axes).every((axis) => axis < 0);
  return (
    <section class="view latent" aria-labelledby="latent-title">
      <header>
        <h2 id="latent-title">Latent space</h2>
        <div class="tools">
          <select
            aria-label="Axes of the latent space"
            value={principal ? "principal" : "own"}
            onChange={({ currentTarget }) =>
              change(
                currentTarget.value === "principal"
                  ? { axis1: -1, axis2: -1, axis3: -1 }
                  : { axis1: 0, axis2: dimensions > 1 ? 1 : -1, axis3: dimensions > 2 ? 2 : -1 },
              )
            }
          >
            <option value="principal">principal axes</option>
            <option value="own">coordinates</option>
          </select>
          {!principal &&
            (["axis1", "axis2", "axis3"] as const).slice(0, space).map((name, k) => (
              <select
                key={name}
                aria-label={`Coordinate along axis ${k + 1}`}
                value={axes[name]}
                onChange={({ currentTarget }) => change({ [name]: Number(currentTarget.value) })}
              >
                {Array.from({ length: dimensions }, (_, c) => (
                  <option key={c} value={c}>{`x${c}`}</option>
                ))}
              </select>
            ))}
          {space === 3 && (
            <button type="button" class="quiet" aria-pressed={spinning} onClick={() => setSpinning(!spinning)}>
              Spin
            </button>
          )}
          <Choice
            label="Dimensions of the view"
            options={{ 2: "2D", 3: "3D" }}
            value={space}
            onChange={(value) => change({ space: Number(value) as 2 | 3 })}
          />
        </div>
      </header>
      <View
        name="latent"
        description="Latent space. Arrow keys turn or shift it, plus and minus zoom, 0 frames all hits, Escape clears the selection."
        lassoing={lassoing}
        scene={sceneOf}
        overlay={overlayOf}
        turn={({ settings: { yaw, pitch } }) => ({ yaw, pitch })}
        onTurned={({ yaw, pitch }) => change({ yaw: Math.round(yaw) % 360, pitch: Math.round(pitch) % 360 })}
        onPlot={(made) => {
          plot.current = made;
        }}
      />
    </section>
  );
}
