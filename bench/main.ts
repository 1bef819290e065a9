/**
 * `npm run bench`: runs the suites one after the other. Takes the arguments of options.ts; writes Markdown tables to
 * stdout, the progress of each row to stderr, and a JSON file for each suite.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BenchOptions, parseOptions, usage } from "./options.ts";
import { machine, suiteTable } from "./report.ts";
import type { Row, Suite } from "./suite.ts";

async function run(suite: Suite, options: BenchOptions): Promise<void> {
  const rows: Row[] = [];
  for await (const row of suite.rows(options)) {
    rows.push(row);
    console.error(`${suite.name}: ${Object.values(row.about).join(" ")}`);
  }
  if (rows.length === 0) throw new Error(`suite ${suite.name}: nothing is left to measure with these options.`);
  const { cpu, node, v8, date } = machine();
  console.log(`## ${suite.name}

${suite.text}
Medians of ${roundsOf(rows)} rounds, one thread.

${suiteTable(suite, rows)}

${cpu}, Node ${node}, V8 ${v8}, ${date}
`);
  mkdirSync(options.out, { recursive: true });
  // no paths: they only mean something on this machine
  const { suites, out, trackml, before, help, ...settings } = options;
  const result = {
    suite: suite.name,
    text: suite.text,
    machine: machine(),
    options: settings,
    rows: rows.map(summary),
  };
  writeFileSync(join(options.out, `${suite.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** A row without the times of each round, to keep the file small. */
function summary({ timings, ...row }: Row) {
  return { ...row, timings: timings.map(({ times, ...timing }) => ({ ...timing, rounds: times.length })) };
}

/** Slow rows have fewer rounds than fast ones. */
function roundsOf(rows: readonly Row[]): string {
  const counts = rows.flatMap(({ timings }) => timings.map(({ times }) => times.length));
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return fewest === most ? `${most}` : `${fewest} to ${most}`;
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else for (const suite of options.suites) await run(suite, options);
} catch (error) {
  console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
  process.exitCode = 2;
}
