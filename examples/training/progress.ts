/**
 * Shows the progress of the training while it runs: as a bar on a terminal, and elsewhere as a plain line at about
 * every tenth of it.
 */
import { Presets, SingleBar } from "cli-progress";
import type { TrainingState } from "./trainer.ts";

/** Number of plain lines per training, besides the first. */
const lines = 10;

export interface Progress {
  show(state: TrainingState): void;
  stop(): void;
}

function describe({ step, terms, lossMs, networkMs }: TrainingState): string {
  const perStep = (lossMs + networkMs) / step;
  return `step ${step}  loss ${terms.total.toFixed(4)}  nRep ${terms.nRep}  ${perStep.toFixed(1)} ms per step`;
}

/** Creates the progress display on `stream`: a bar if it is a terminal, else lines. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) {
    let written = -1;
    return {
      show(state) {
        const due = Math.floor(state.done * lines);
        if (due === written) return;
        written = due;
        stream.write(`${describe(state)}\n`);
      },
      stop() {},
    };
  }
  const bar = new SingleBar(
    { stream, format: "{bar} {percentage}%  {state}", hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(1, 0, { state: "" });
  return {
    show: (state) => bar.update(state.done, { state: describe(state) }),
    stop: () => bar.stop(),
  };
}
