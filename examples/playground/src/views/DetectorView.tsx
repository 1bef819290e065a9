/** The hits in the detector, along the beam (x–y) or from the side (r–z). */
import type { Hits, Positions } from "../data/hits.ts";
import type { Backdrop, Scene } from "../draw/scene.ts";
import { clusteringShown, hitsShown, type State, stylesShown, themeShown } from "../model.ts";
import { remember } from "../store.ts";
import { View } from "./View.tsx";

type Side = "xy" | "rz";

/** Radii and half lengths of the simulated cylinders, in mm. */
const layers = [32, 72, 116, 172, 260, 360, 500, 660, 820, 1020].map((radius, i) => ({
  radius,
  halfLength: i < 4 ? 700 : 2600,
}));
const backdrops: Record<Side, Backdrop> = {
  xy: { circles: layers.map(({ radius }) => radius) },
  rz: { lines: layers },
};

function pointsOf(side: Side, { x, y, z }: Positions): Float32Array {
  const points = new Float32Array(3 * x.length);
  for (let j = 0; j < x.length; j++) {
    points[3 * j] = side === "xy" ? x[j] : z[j];
    points[3 * j + 1] = side === "xy" ? y[j] : Math.hypot(x[j], y[j]);
  }
  return points;
}

/** The hits of the object that the hovered hit is found in, from the beam outwards: its track. */
const pathFor = remember((clusterId: Int32Array, hovered: number, hits: Hits): Int32Array | undefined => {
  const { positions } = hits;
  const cluster = clusterId[hovered];
  if (!positions || cluster === undefined || cluster < 0) return undefined;
  const r = (j: number): number => Math.hypot(positions.x[j], positions.y[j]);
  return Int32Array.from(clusterId.keys())
    .filter((j) => clusterId[j] === cluster)
    .sort((a, b) => r(a) - r(b));
});

function createView(side: Side) {
  // By positions, which stay while the network's outputs change.
  const pointsFor = remember((positions: Positions | undefined) => positions && pointsOf(side, positions));
  return {
    scene(state: State): Scene | undefined {
      const hits = hitsShown(state);
      const places = pointsFor(hits.positions);
      if (!places) return undefined;
      return {
        points: places,
        dimensions: 2,
        styles: stylesShown(state),
        selected: state.selected,
        backdrop: hits.simulated ? backdrops[side] : undefined,
        theme: themeShown(state),
      };
    },
    overlay(state: State) {
      const { hovered } = state;
      const path = pathFor(clusteringShown(state).clusterId, hovered, hitsShown(state));
      return { theme: themeShown(state), hovered, alpha: -1, reach: 0, path, dimensions: 2 as const };
    },
  };
}

const views = { xy: createView("xy"), rz: createView("rz") };
const titles = { xy: "Detector, x–y", rz: "Detector, r–z" };

export function DetectorView({ side, lassoing }: { readonly side: Side; readonly lassoing: boolean }) {
  return (
    <section class={`view detector ${side}`} aria-labelledby={`${side}-title`}>
      <header>
        <h2 id={`${side}-title`}>{titles[side]}</h2>
      </header>
      <View
        name={side}
        description={`${titles[side]}. Arrow keys shift it, plus and minus zoom, 0 frames all hits.`}
        lassoing={lassoing}
        {...views[side]}
      />
    </section>
  );
}
