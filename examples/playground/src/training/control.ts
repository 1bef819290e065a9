/** The page's side of the training: starts the worker, hands on what changes, and starts another when it dies. */
import type { Hits, Positions } from "../data/hits.ts";
import { notify, type State, store } from "../model.ts";
import { lossFields, type Settings } from "../settings.ts";
import { addScore, addSteps, emptyHistory } from "./history.ts";
import type { FromWorker, LossSettings, Pace, ShownEvent, Snapshot, Thresholds, ToWorker } from "./protocol.ts";

const paces: Record<Settings["speed"], Pace> = {
  slow: { stepsPerFrame: 1, restMs: 250 },
  normal: { stepsPerFrame: 3, restMs: 0 },
  fast: { stepsPerFrame: 15, restMs: 0 },
};
/** A worker that runs and says nothing for so long is dead; a step takes a tenth of a second. */
const patienceMs = 12_000;
/** So many deaths in a row, and the page gives up. */
const mostDeaths = 3;

let worker: Worker | undefined;
let snapshot: Snapshot | undefined;
let lastWord = 0;
let deaths = 0;
let eventNumber = 0;
/** What the worker was told last. */
let told: State | undefined;
/** The event as it was before the network placed it. */
let untrained: Pick<Hits, "beta" | "x" | "dimensions" | "untrained"> | undefined;

function send(message: ToWorker, transfer: Transferable[] = []): void {
  worker?.postMessage(message, transfer);
}

function setTraining(patch: Partial<State["training"]>): void {
  store.set({ training: { ...store.get().training, ...patch } });
}

/** The first press starts the worker, later ones go on, or train on once the schedule has ended. */
export function train(): void {
  const { training, settings } = store.get();
  deaths = 0;
  if (training.status === "off") start("running");
  else if (training.status === "finished") {
    send({ type: "extend", steps: settings.steps });
    setTraining({ status: "running", end: training.step + settings.steps });
  } else {
    send({ type: "run" });
    setTraining({ status: "running" });
  }
  lastWord = performance.now();
}

export function pause(): void {
  send({ type: "pause" });
  setTraining({ status: "paused" });
}

export function step(): void {
  if (store.get().training.status === "off") start("paused");
  send({ type: "step" });
  setTraining({ status: "paused" });
}

/** Forgets the network, and what it made of the event. */
export function reset(): void {
  stop();
  snapshot = undefined;
  const { settings, event } = store.get();
  store.set({
    training: { status: "off", step: 0, end: settings.steps },
    history: emptyHistory(),
    event: event.untrained || !untrained ? event : { ...event, ...untrained },
  });
}

function stop(): void {
  worker?.terminate();
  worker = undefined;
}

function start(then: "running" | "paused"): void {
  const { settings, event } = store.get();
  const { seed, particles, steps, speed } = settings;
  worker = new Worker(new URL("./training.worker.ts", import.meta.url), { type: "module", name: "training" });
  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => receive(data));
  worker.addEventListener("error", (error) => {
    error.preventDefault();
    die(error.message || "it could not be loaded");
  });
  const loss = lossOf(settings);
  send({
    type: "begin",
    seed,
    particles,
    steps,
    pace: paces[speed],
    loss,
    thresholds: thresholdsOf(settings),
    from: snapshot,
  });
  told = store.get();
  if (event.positions) show(event.positions);
  if (then === "running") send({ type: "run" });
  lastWord = performance.now();
  setTraining({ status: then === "running" ? "loading" : "paused" });
}

/** A worker that has died is told, and another goes on from the last weights. */
function die(reason: string): void {
  stop();
  const { status } = store.get().training;
  if (++deaths > mostDeaths) {
    setTraining({ status: "off" });
    notify("error", `The training stopped: ${reason}. It was started ${mostDeaths} times; press Train to try again.`);
    return;
  }
  const from = snapshot ? `step ${snapshot.step}` : "the beginning";
  notify("error", `The training worker died: ${reason}. Another one goes on from ${from}.`);
  start(status === "running" || status === "loading" ? "running" : "paused");
}

function receive(message: FromWorker): void {
  lastWord = performance.now();
  const state = store.get();
  switch (message.type) {
    case "ready":
      if (state.training.status === "loading") setTraining({ status: "running" });
      break;
    case "outputs": {
      const { step, history, beta, x, event } = message;
      if (event !== eventNumber) return;
      if (state.event.untrained) {
        const { beta: b, x: places, dimensions } = state.event;
        untrained = { beta: b, x: places, dimensions, untrained: true };
      }
      store.set({
        event: { ...state.event, beta, x, dimensions: x.length / beta.length, untrained: false },
        training: { ...state.training, step },
        history: addSteps(state.history, history),
      });
      break;
    }
    case "scores":
      store.set({ history: addScore(state.history, message) });
      break;
    case "snapshot":
      snapshot = message.snapshot;
      deaths = 0;
      break;
    case "finished":
      setTraining({ status: "finished", step: message.step });
      break;
    case "failed":
      die(message.message);
  }
}

function lossOf({ convention, qMin, attractive, repulsive, coward, noise, maxNRep }: Settings): LossSettings {
  return { convention, qMin, attractive, repulsive, coward, noise, maxNRep };
}

function thresholdsOf({ betaThreshold, radius }: Settings): Thresholds {
  return { betaThreshold, radius };
}

function show({ x, y, z }: Positions): void {
  const event: ShownEvent = { number: ++eventNumber, x: x.slice(), y: y.slice(), z: z.slice() };
  send({ type: "show", event }, [event.x.buffer, event.y.buffer, event.z.buffer]);
}

/** Hands on what has changed since the worker was told last. */
function tell(): void {
  if (!worker || !told) return;
  const before = told;
  told = store.get();
  const { settings, event } = told;
  const changed = (...names: (keyof Settings)[]): boolean =>
    names.some((name) => settings[name] !== before.settings[name]);
  if (event.positions && event.positions !== before.event.positions) show(event.positions);
  if (changed("particles")) send({ type: "particles", particles: settings.particles });
  if (changed("speed")) send({ type: "pace", pace: paces[settings.speed] });
  if (changed("betaThreshold", "radius")) send({ type: "thresholds", thresholds: thresholdsOf(settings) });
  if (changed(...lossFields)) send({ type: "loss", loss: lossOf(settings) });
}

store.watch(tell);
setInterval(() => {
  const { status } = store.get().training;
  if (worker && status === "running" && performance.now() - lastWord > patienceMs) die("it no longer answers");
}, 1000);
