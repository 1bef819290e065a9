/** The sliders under the views. */
import { change, openSimulated, selectObjectOf, store } from "../model.ts";
import { useStore } from "../store.ts";
import { Choice } from "./Choice.tsx";
import { Slider } from "./Slider.tsx";

export function Controls({ lassoing, setLassoing }: { lassoing: boolean; setLassoing: (on: boolean) => void }) {
  const settings = useStore(store, (state) => state.settings);
  const { betaThreshold, radius, seed, particles, colour, rings } = settings;
  const selected = useStore(store, (state) => state.selected !== undefined);
  return (
    <section class="controls" aria-label="Settings of the views">
      <Slider
        name="betaThreshold"
        hint="of condensation points"
        {...{ value: betaThreshold, low: 0, high: 1, step: 0.005, digits: 3 }}
        onChange={(value) => change({ betaThreshold: value })}
      />
      <Slider
        name="radius"
        hint="hits taken within"
        {...{ value: radius, low: 0.01, high: 2, step: 0.01, digits: 2 }}
        onChange={(value) => change({ radius: value })}
      />
      <Slider
        name="particles"
        hint="of a simulated event"
        {...{ value: particles, low: 8, high: 256, step: 1 }}
        onChange={(value) => openSimulated({ particles: Math.round(value) })}
      />
      <Slider
        name="seed"
        hint="another event"
        {...{ value: seed, low: 1, high: 999, step: 1 }}
        onChange={(value) => openSimulated({ seed: Math.round(value) })}
      />
      <div class="looks">
        <Choice
          label="Colours and shapes by"
          options={{ true: "True objects", found: "Found objects" }}
          value={colour}
          onChange={(value) => change({ colour: value as "true" | "found" })}
        />
        <label class="check">
          <input type="checkbox" checked={rings} onChange={() => change({ rings: !rings })} />
          Rings
        </label>
        <Choice
          label="What dragging does"
          options={{ move: "Move", lasso: "Lasso" }}
          value={lassoing ? "lasso" : "move"}
          onChange={(value) => setLassoing(value === "lasso")}
        />
        <button type="button" class="quiet" disabled={!selected} onClick={() => selectObjectOf(-1)}>
          Clear selection
        </button>
      </div>
    </section>
  );
}
