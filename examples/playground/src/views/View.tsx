/** One view of the hits: a canvas of points, one over it for the pointer, and the gestures of both. */
import { useEffect, useRef } from "preact/hooks";
import { addGestures } from "../draw/gestures.ts";
import { type Overlay, paintOverlay } from "../draw/overlay.ts";
import { createPlot, type Plot } from "../draw/plot.ts";
import { plots } from "../draw/plots.ts";
import type { Scene } from "../draw/scene.ts";
import { type State, select, selectObjectOf, store } from "../model.ts";

interface ViewProps {
  readonly name: string;
  /** For those who do not see it. */
  readonly description: string;
  readonly lassoing: boolean;
  /** What the state makes of the view. */
  readonly scene: (state: State) => Scene | undefined;
  readonly overlay: (state: State) => Omit<Overlay, "lasso">;
  readonly turn?: (state: State) => { yaw: number; pitch: number };
  readonly onTurned?: (turn: { yaw: number; pitch: number }) => void;
  readonly onPlot?: (plot: Plot) => void;
}

export function View(props: ViewProps) {
  const { name, description, lassoing } = props;
  const holder = useRef<HTMLDivElement>(null);
  const points = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const [canvas, above] = [points.current!, over.current!];
    const plot = createPlot(canvas);
    let lasso: readonly number[] = [];
    let framed = store.get().framed;
    let last: { scene?: Scene; overlay?: Omit<Overlay, "lasso">; turn?: { yaw: number; pitch: number } } = {};
    plots.set(name, { plot, canvas });
    latest.current.onPlot?.(plot);

    let painted: object | undefined;
    const paintAbove = (): void => {
      if (above.width !== canvas.width || above.height !== canvas.height) {
        [above.width, above.height] = [canvas.width, canvas.height];
      }
      const overlay = { ...latest.current.overlay(store.get()), lasso };
      // Without a hit or a path, which move with the points, it shows no more of the view than how it is turned.
      const { yaw, pitch } = plot.camera();
      const next = { ...overlay, yaw, pitch, width: above.width, height: above.height };
      const follows = overlay.hovered >= 0 || overlay.path !== undefined;
      if (!follows && !differs(next, painted)) return;
      painted = follows ? undefined : next;
      paintOverlay(above, overlay, plot.screen(), plot.camera());
    };
    const update = (): void => {
      const state = store.get();
      const { scene, overlay, turn } = latest.current;
      const turned = turn?.(state);
      if (turned && (turned.yaw !== last.turn?.yaw || turned.pitch !== last.turn?.pitch)) plot.setCamera(turned);
      const next = { scene: scene(state), overlay: overlay(state), turn: turned };
      if (next.scene && differs(next.scene, last.scene)) plot.show(next.scene);
      else if (differs(next.overlay, last.overlay)) paintAbove();
      last = next;
      if (state.framed !== framed) plot.frame(state.selected);
      framed = state.framed;
    };
    plot.onPaint(paintAbove);
    const removeGestures = addGestures(holder.current!, canvas, plot, {
      hover: (hit) => hit !== store.get().hovered && store.set({ hovered: hit }),
      pick: selectObjectOf,
      lasso: select,
      drawLasso(polygon) {
        lasso = polygon;
        paintAbove();
      },
      turned() {
        const { yaw, pitch } = plot.camera();
        latest.current.onTurned?.({ yaw, pitch });
      },
      lassoing: () => latest.current.lassoing,
    });
    update();
    const unwatch = store.watch(update);
    return () => {
      unwatch();
      removeGestures();
      plots.delete(name);
      plot.dispose();
    };
  }, []);

  return (
    <div
      ref={holder}
      class={`canvases${lassoing ? " lassoing" : ""}`}
      data-view={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, so it must take the focus
      tabIndex={0}
      role="application"
      aria-roledescription="view"
      aria-label={description}
    >
      <canvas ref={points} />
      <canvas ref={over} />
    </div>
  );
}

function differs(a: object, b: object | undefined): boolean {
  if (!b) return true;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return Object.keys({ ...left, ...right }).some((name) => !Object.is(left[name], right[name]));
}
