/** Which trials a scan makes: every pair of a grid, or random ones. */
import { checkInteger, checkNames, checkNumber, describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import { gridTrials, randomTrials } from "./trials.ts";

/** A parameter of trials. */
export interface Parameter {
  /** What random trials draw from, unless `ranges` says otherwise */
  readonly from: number;
  readonly to: number;
  /** What it may be */
  readonly lowest: number;
  readonly highest: number;
  readonly whole: boolean;
}

/** Two parameters by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

interface Given {
  readonly grid?: object;
  readonly ranges?: object;
  readonly trials?: number;
  readonly seed?: number;
}

const MOST_TRIALS = 2 ** 20;

/** Pairs of the two parameters, in their order. @throws {InputError} */
export function checkTrials(parameters: Parameters, { grid, ranges, trials, seed }: Given): [number, number][] {
  const names = Object.keys(parameters);
  if ((grid === undefined) === (trials === undefined)) {
    const got = grid === undefined ? "neither grid nor trials" : "both grid and trials";
    throw new InputError(`scan: got ${got}, expected one of them: values to combine, or how many random trials`);
  }
  if (grid !== undefined) {
    if (ranges !== undefined || seed !== undefined) {
      throw new InputError(`scan: got ${ranges === undefined ? "seed" : "ranges"} with grid, expected it with trials`);
    }
    checkNames("scan: grid", grid, names);
    const [first, second] = names.map((name) =>
      values(name, (grid as Record<string, unknown>)[name], parameters[name]),
    );
    return gridTrials(first, second);
  }
  const own = ranges === undefined ? {} : ranges;
  checkNames("scan: ranges", own, names);
  const [first, second] = names.map((name) => range(name, (own as Record<string, unknown>)[name], parameters[name]));
  const count = checkInteger("scan: trials", trials, 1, MOST_TRIALS);
  const key = seed === undefined ? 0 : checkInteger("scan: seed", seed, 0, Number.MAX_SAFE_INTEGER);
  return randomTrials(count, key, first, second);
}

function values(name: string, given: unknown, parameter: Parameter): number[] {
  if (!Array.isArray(given) || given.length === 0) {
    const got = Array.isArray(given) ? "an empty array" : describe(given);
    throw new InputError(`scan: grid.${name}: got ${got}, expected an array of at least one number`);
  }
  return Array.from(given, (value, i) => checkValue(`scan: grid.${name}[${i}]`, value, parameter));
}

function range(name: string, given: unknown, parameter: Parameter): Parameter {
  if (given === undefined) return parameter;
  const ends: unknown[] = Array.isArray(given) ? Array.from(given) : [];
  if (ends.length !== 2) {
    throw new InputError(`scan: ranges.${name}: got ${describe(given)}, expected [lowest, highest]`);
  }
  const [from, to] = ends.map((end, i) => checkValue(`scan: ranges.${name}[${i}]`, end, parameter));
  if (from <= to) return { ...parameter, from, to };
  throw new InputError(`scan: ranges.${name}: got [${from}, ${to}], expected the lowest first`);
}

function checkValue(name: string, value: unknown, { lowest, highest, whole }: Parameter): number {
  return whole ? checkInteger(name, value, lowest, highest) : checkNumber(name, value, lowest, highest);
}
