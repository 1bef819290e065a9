/** The curves of a training and what can be changed while it runs. */
import { change, store, themeShown } from "../model.ts";
import { type ConventionName, lossFields, type Settings, speeds, trainableConventions } from "../settings.ts";
import { remember, useStore, useStoreCalmly } from "../store.ts";
import type { History } from "../training/history.ts";
import { Choice } from "./Choice.tsx";
import { Curve, type Figure } from "./Curve.tsx";
import { NumberField } from "./NumberField.tsx";
import { useSettings } from "./useSettings.ts";

const figuresOf = remember(({ steps, scores }: History): Figure[] => {
  const terms = ["attractive", "repulsive", "coward", "noise"] as const;
  return [
    {
      title: "Efficiency on five unseen events",
      steps: scores.step,
      series: [
        { name: "double majority", colour: 2, values: scores.doubleMajority },
        { name: "perfect", colour: 0, values: scores.perfect },
      ],
      range: [0, 1],
    },
    {
      title: "Terms of the loss",
      steps: steps.step,
      series: terms.map((name, i) => ({ name, colour: [0, 1, 2, 3][i], values: steps[name] })),
      logarithmic: true,
    },
    {
      title: "Repulsive pairs within reach",
      steps: steps.step,
      series: [{ name: "nRep", colour: 6, values: steps.nRep }],
      logarithmic: true,
    },
  ];
});

/** Curves are drawn anew at most so often. */
const curvesMs = 200;

const shownSettings = [...lossFields, "steps", "speed"] as const;

type Number = Exclude<(typeof shownSettings)[number], "convention" | "speed">;

export function TrainingPanel() {
  const settings = useSettings(shownSettings);
  const history = useStoreCalmly(store, (state) => state.history, curvesMs);
  const theme = useStore(store, themeShown);
  const field = (name: Number, text: string, low: number, high: number, step: number | "any" = "any") => (
    <NumberField
      name={text}
      {...{ value: settings[name], low, high, step }}
      onChange={(value) => change({ [name]: value } as Partial<Settings>)}
    />
  );
  return (
    <>
      {figuresOf(history).map((figure) => (
        <Curve key={figure.title} {...figure} theme={theme} />
      ))}
      <h3 class="rule">Settings of the training</h3>
      <p class="note">They change the running training at its next step. A maxNRep of 0 is no cap.</p>
      <div class="fields">
        <label class="wide">
          <span>convention</span>
          <select
            value={settings.convention}
            onChange={({ currentTarget }) => change({ convention: currentTarget.value as ConventionName })}
          >
            {trainableConventions.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        {field("attractive", "× attractive", 0, 1000)}
        {field("repulsive", "× repulsive", 0, 10_000)}
        {field("coward", "× coward", 0, 1000)}
        {field("noise", "× noise", 0, 1000)}
        {field("qMin", "qMin", 0, 10)}
        {field("maxNRep", "maxNRep", 0, 10_000_000, 1)}
        {field("steps", "steps", 50, 5000, 1)}
        <div class="speed">
          <span>speed</span>
          <Choice
            label="Speed"
            options={speeds}
            value={settings.speed}
            onChange={(value) => change({ speed: value as Settings["speed"] })}
          />
        </div>
      </div>
    </>
  );
}
