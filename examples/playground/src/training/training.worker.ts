/** The training worker. It answers between steps: each step is a task of its own. */
import { startBackend } from "./backend.ts";
import { type FromWorker, historyColumns, type ShownEvent, type ToWorker } from "./protocol.ts";
import { createScorer, createTrainer, outputsFor, type Trainer } from "./trainer.ts";

type Begin = Extract<ToWorker, { type: "begin" }>;

/** The shown event is computed at most this often. */
const frameMs = 30;
const stepsPerScore = 25;
const stepsPerSnapshot = 25;

const scope = self as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromWorker, transfer: Transferable[] = []): void => scope.postMessage(message, transfer);
const score = createScorer();
let settings: Begin;
let trainer: Trainer | undefined;
let shown: ShownEvent | undefined;
let running = false;
/** Steps that were asked for while the network was loading. */
let awaited = 0;
let scheduled = false;
let history: number[] = [];
let lastFrame = 0;
const tasks = new MessageChannel();
tasks.port1.onmessage = next;

/** Errors end the worker: the page tells of it and starts another. */
function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    running = false;
    post({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

function showEvent(): void {
  if (!trainer || !shown) return;
  const { beta, x } = outputsFor(trainer.network, shown);
  const rows = Float64Array.from(history);
  history = [];
  lastFrame = performance.now();
  const message = { type: "outputs", step: trainer.step, event: shown.number, beta, x, history: rows } as const;
  post(message, [beta.buffer, x.buffer, rows.buffer]);
}

function scoreEvents(): void {
  if (trainer)
    post({ type: "scores", step: trainer.step, ...score(trainer.network, settings.particles, settings.thresholds) });
}

function advance(): void {
  if (!trainer) return;
  const start = performance.now();
  const terms = trainer.advance(settings.particles, settings.loss);
  const ms = performance.now() - start;
  const values: Record<(typeof historyColumns)[number], number> = { ...terms, step: trainer.step, ms };
  for (const name of historyColumns) history.push(values[name]);
  const last = trainer.step >= trainer.begin + trainer.steps;
  const due = trainer.step % settings.pace.stepsPerFrame === 0 && performance.now() - lastFrame >= frameMs;
  if (due || last || !running) showEvent();
  if (trainer.step % stepsPerScore === 0 || last || !running) scoreEvents();
  if (trainer.step % stepsPerSnapshot === 0) {
    const weights = trainer.network.variable.dataSync<"float32">().slice();
    post({ type: "snapshot", snapshot: { step: trainer.step, weights } }, [weights.buffer]);
  }
  if (last) {
    running = false;
    post({ type: "finished", step: trainer.step });
  }
}

/** The next step, after whatever the page has said meanwhile. */
function schedule(): void {
  if (scheduled || !running) return;
  scheduled = true;
  // A timer of 0 ms takes four; a message to itself does not.
  if (settings.pace.restMs > 0) setTimeout(next, settings.pace.restMs);
  else tasks.port2.postMessage(undefined);
}

function next(): void {
  scheduled = false;
  if (running) guarded(advance);
  schedule();
}

async function begin(message: Begin): Promise<void> {
  settings = message;
  await startBackend();
  trainer = createTrainer(message.seed, message.steps, message.from);
  post({ type: "ready", backend: "wasm" });
  guarded(() => {
    showEvent();
    scoreEvents();
    for (; awaited > 0; awaited--) advance();
  });
  schedule();
}

function receive(message: ToWorker): void {
  switch (message.type) {
    case "begin":
      begin(message).catch((error: Error) => post({ type: "failed", message: error.message }));
      break;
    case "run":
      running = true;
      schedule();
      break;
    case "pause":
      // Steps since the last frame have not been shown.
      if (running) showEvent();
      running = false;
      break;
    case "step":
      running = false;
      if (trainer) advance();
      else awaited++;
      break;
    case "extend":
      if (trainer) [trainer.begin, trainer.steps] = [trainer.step, message.steps];
      running = true;
      schedule();
      break;
    case "show":
      shown = message.event;
      showEvent();
      break;
    case "particles":
      settings = { ...settings, particles: message.particles };
      break;
    case "pace":
      settings = { ...settings, pace: message.pace };
      break;
    case "loss":
      settings = { ...settings, loss: message.loss };
      break;
    case "thresholds":
      settings = { ...settings, thresholds: message.thresholds };
  }
}

scope.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => guarded(() => receive(data)));
