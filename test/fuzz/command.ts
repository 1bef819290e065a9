/** `npm run fuzz`: its arguments and what it prints. Returns the exit code. */
import { parseArgs } from "node:util";
import { AREAS } from "./areas/index.ts";
import { type Failure, run, SEEDS } from "./run.ts";
import type { Subject } from "./subject.ts";

/** Of an example, so that one that did not shrink can still be read. */
const MOST_LETTERS = 6000;

export function fuzz(args: readonly string[], subject: Subject, print: (line: string) => void = console.log): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Math.floor(Math.random() * SEEDS)) },
      only: { type: "string" },
      path: { type: "string" },
    },
  });
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  const names = values.only?.split(",") ?? AREAS.map(({ name }) => name);
  const areas = AREAS.filter(({ name }) => names.includes(name));
  if (!(minutes > 0)) throw new RangeError(`--minutes: got ${values.minutes}, expected a number above 0`);
  if (!Number.isInteger(seed) || seed < 0 || seed >= SEEDS) {
    throw new RangeError(`--seed: got ${values.seed}, expected a whole number from 0 to ${SEEDS - 1}`);
  }
  if (areas.length < names.length) {
    throw new RangeError(`--only: got ${values.only}, expected some of ${AREAS.map(({ name }) => name).join(",")}`);
  }
  print(`fuzz: seed ${seed}, ${minutes} minutes, ${names.join(", ")}`);
  const { cases, failure } = run(subject, areas, { seed, milliseconds: minutes * 60_000, path: values.path });
  for (const [name, count] of Object.entries(cases)) print(`${name}: ${count} cases`);
  if (!failure) return 0;
  report(failure, print);
  return 1;
}

function report({ area, seed, example, message, path }: Failure, print: (line: string) => void): void {
  const rest = example.length - MOST_LETTERS;
  print(`${area} failed, seed ${seed}: ${message}`);
  print(`the smallest case that fails: ${example.slice(0, MOST_LETTERS)}${rest > 0 ? ` … ${rest} more` : ""}`);
  print(`to repeat it: npm run fuzz -- --seed ${seed} --only ${area}`);
  print(`the smallest alone: npm run fuzz -- --seed ${seed} --only ${area} --path ${path}`);
}
