/**
 * Shows the progress of a training while it runs: as a bar on a terminal, and elsewhere as a plain line at about every
 * tenth of it.
 */
import { Presets, SingleBar } from "cli-progress";
import type { TigerTerms } from "../../src/index.ts";

/** Number of plain lines per training, besides the first. */
const lines = 10;

/** Where a training is. */
export interface Moment {
  readonly step: number;
  /** Fraction of the training that is done; it reaches 1, or slightly more, at the end. */
  readonly done: number;
  readonly terms: TigerTerms;
  readonly msPerStep: number;
}

export interface Progress {
  show(moment: Moment): void;
  /** Writes a line of its own. */
  note(text: string): void;
  stop(): void;
}

function describe({ step, terms, msPerStep }: Moment): string {
  const { attractive, repulsive, coward, noise, nRep } = terms;
  const named = Object.entries({ attractive, repulsive, coward, noise });
  const numbers = named.map(([name, value]) => `${name} ${value.toFixed(4)}`).join("  ");
  return `step ${step}  ${numbers}  nRep ${nRep}  ${msPerStep.toFixed(1)} ms a step`;
}

/** Creates the progress display on `stream`: a bar if it is a terminal, else lines. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) {
    let written = -1;
    return {
      show(moment) {
        const due = Math.floor(moment.done * lines);
        if (due === written) return;
        written = due;
        stream.write(`${describe(moment)}\n`);
      },
      note: (text) => stream.write(`${text}\n`),
      stop() {},
    };
  }
  const format = "{bar} {percentage}%  {state}  {note}";
  const bar = new SingleBar({ stream, format, hideCursor: true, barsize: 20 }, Presets.shades_classic);
  bar.start(1, 0, { state: "", note: "" });
  return {
    show: (moment) => bar.update(Math.min(1, moment.done), { state: describe(moment) }),
    note: (note) => bar.update({ note }),
    stop: () => bar.stop(),
  };
}
