/** The large button, what the training is doing, and the four numbers. */
import { clusteringShown, hitsShown, type State, store, type TrainingStatus } from "../model.ts";
import { useStore } from "../store.ts";
import { pause, reset, step, train } from "../training/control.ts";

const words: Record<TrainingStatus, string> = {
  off: "Learns from fresh events, in this page",
  loading: "Loading TensorFlow.js …",
  running: "Training",
  paused: "Paused",
  finished: "Trained",
};

export function TrainBar() {
  const { status, step: steps, end } = useStore(store, (state) => state.training);
  const busy = status === "running" || status === "loading";
  return (
    <section class="bar" aria-label="Training">
      <button type="button" class="primary" onClick={busy ? pause : train}>
        {busy ? "Pause" : status === "finished" ? "Train on" : status === "paused" ? "Go on" : "Train"}
      </button>
      <div class="beside">
        <div class="small-buttons">
          <button type="button" onClick={step} disabled={busy}>
            Step
          </button>
          <button type="button" onClick={reset} disabled={status === "off"}>
            Reset
          </button>
        </div>
        <p class="progress" role="status">
          {status === "off" || status === "loading" ? words[status] : `${words[status]}: step ${steps} of ${end}`}
        </p>
        <progress class="thin" max={end} value={steps} aria-label="Steps of the training" />
      </div>
      <Numbers />
    </section>
  );
}

const percent = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? "–" : `${(100 * value).toFixed(1)} %`;

function numbersOf(state: State): [value: string, name: string, hint: string][] {
  const { found, scores, clusterId } = clusteringShown(state);
  if (scores) {
    return [
      [`${found}`, "objects found", `of ${scores.nParticles} true ones`],
      [percent(scores.doubleMajority), "efficiency", "double majority"],
      [percent(scores.perfect), "perfect", "all hits, no others"],
      [percent(scores.fakeDoubleMajority), "fakes", "of the clusters"],
    ];
  }
  const { count, beta } = hitsShown(state);
  const inside = clusterId.reduce((sum, id) => sum + Number(id >= 0), 0);
  const above = (beta as Float32Array).reduce((sum, b) => sum + Number(b > state.settings.betaThreshold), 0);
  return [
    [`${found}`, "objects found", "of 3 hits or more"],
    [percent(inside / count), "hits in objects", "the rest is noise"],
    [(inside / Math.max(1, found)).toFixed(1), "hits an object", "on average"],
    [percent(above / count), "high beta", "share of the hits"],
  ];
}

function Numbers() {
  const numbers = useStore(store, (state) => JSON.stringify(numbersOf(state)));
  return (
    <dl class="numbers">
      {(JSON.parse(numbers) as ReturnType<typeof numbersOf>).map(([value, name, hint]) => (
        <div key={name}>
          <dt>
            {name}
            <span>{hint}</span>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
