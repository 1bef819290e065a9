/** Checks of option names and single values. Each throws an InputError that says what was got and what was expected. */
import { InputError } from "../errors.ts";
import type { Precision } from "../types.ts";
import { typeOf } from "./typedArrays.ts";

/** An option that a function does not take → the function that does. */
export type Siblings = Readonly<Record<string, string>>;

/** What the paper and Python packages call an option, without underscores. */
const ALIASES: Siblings = {
  tbeta: "betaThreshold",
  tb: "betaThreshold",
  td: "radius",
  eps: "radius",
  particleid: "objectId",
};

/**
 * Every own key of `input` must be one of `known`, unless its value is undefined. `example`: what to pass, for messages;
 * a preset, where the names are too many to list.
 */
export function checkNames(
  name: string,
  input: unknown,
  known: readonly string[],
  siblings: Siblings = {},
  example?: string,
): void {
  if (!isOptions(input)) {
    const kind = example === undefined ? `of ${known.join(", ")}` : `such as ${example}`;
    throw new InputError(`${name}: got ${describe(input)}, expected an object ${kind}`);
  }
  for (const key of Object.keys(input)) {
    if (known.includes(key) || (input as Record<string, unknown>)[key] === undefined) continue;
    const option = aliasOf(key) ?? key;
    if (Object.hasOwn(siblings, option)) {
      const as = option === key ? "" : ` as ${option}`;
      const taker = siblings[option];
      throw new InputError(`${name}: got the option ${key}, which ${taker} takes${as}; call that, or leave it out`);
    }
    const near = closest(key, known);
    const hint = near ? `did you mean ${near}?` : `expected some of ${known.join(", ")}`;
    throw new InputError(`${name}: got an unknown option ${key}: ${hint}`);
  }
}

/** Checks that `value` is a number from `lowest` to `highest`. */
export function checkNumber(name: string, value: unknown, lowest: number, highest: number): number {
  if (typeof value !== "number" || !(value >= lowest && value <= highest)) {
    throw wrongNumber(name, value, lowest, highest);
  }
  return value;
}

/** Checks that `value` is a whole number from `lowest` to `highest`. */
export function checkInteger(name: string, value: unknown, lowest: number, highest: number): number {
  if (!isInteger(value, lowest, highest)) throw wrongInteger(name, value, lowest, highest);
  return value;
}

/** A copy of the fields of an object that are not undefined, each read once. */
export function copyFields(given: object, names: readonly string[]): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const name of names) {
    const value = (given as Record<string, unknown>)[name];
    if (value !== undefined) copy[name] = value;
  }
  return copy;
}

/** Checks that `value` is one of `words`. */
export function checkWord(name: string, value: unknown, words: readonly unknown[]): void {
  if (words.includes(value)) return;
  throw new InputError(`${name}: got ${describe(value)}, expected one of ${words.join(", ")}`);
}

export function checkText(name: string, value: unknown): void {
  if (typeof value !== "string") throw new InputError(`${name}: got ${describe(value)}, expected a string`);
}

export function checkFlag(name: string, value: unknown): void {
  if (typeof value === "boolean") return;
  throw new InputError(`${name}: got ${describe(value)}, expected true or false`);
}

/** Returns the bits of "float32", which is the default, or "float64". */
export function checkPrecision(name: string, precision: unknown): Precision {
  if (precision === undefined || precision === "float32") return 32;
  if (precision === "float64") return 64;
  throw new InputError(`${name}: got ${describe(precision)}, expected "float32" or "float64"`);
}

/** Checks the id at or below which hits are noise: a safe integer. */
export function checkThreshold(name: string, value: unknown): number {
  return checkInteger(name, value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}

/** The error of `checkNumber`. Large limits are powers of ten, and read better as such. */
export function wrongNumber(name: string, value: unknown, lowest: number, highest: number): InputError {
  const [from, to] = [lowest, highest].map((limit) => (Math.abs(limit) >= 1e15 ? limit.toExponential() : limit));
  return new InputError(`${name}: got ${describe(value)}, expected a number from ${from} to ${to}`);
}

export function isInteger(value: unknown, lowest: number, highest: number): value is number {
  return Number.isInteger(value) && (value as number) >= lowest && (value as number) <= highest;
}

/** The error of `checkInteger`. It is separate for callers that should not build `name` unless the check fails. */
export function wrongInteger(name: string, value: unknown, lowest: number, highest: number): InputError {
  return new InputError(`${name}: got ${describe(value)}, expected a whole number from ${lowest} to ${highest}`);
}

/** An object of options: no array, and none of the language's own kinds (Map, Date, Promise …), which hold theirs elsewhere. */
function isOptions(input: unknown): input is object {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return false;
  return Object.prototype.toString.call(input) === "[object Object]";
}

/** "1 number", "2 numbers" */
export function howMany(count: number): string {
  return count === 1 ? "1 number" : `${count} numbers`;
}

/** What a value is, in a few words, for messages. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string")
    return value.length > 60 ? `${JSON.stringify(value.slice(0, 60))}…` : JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" && typeof value !== "function") return String(value);
  try {
    if (Array.isArray(value)) return "an Array";
    const name = constructorName(value) ?? typeOf(value) ?? "null-prototype object";
    return `${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`;
  } catch {
    // a revoked proxy, or a getter that throws: a message must not throw in its turn
    return "an object that cannot be read";
  }
}

function constructorName(value: object): string | undefined {
  const name: unknown = value.constructor?.name;
  return typeof name === "string" && name !== "" ? name.slice(0, 60) : undefined;
}

/** A name without underscores and case, because Python packages use snake_case. */
const plain = (word: string): string => word.replaceAll("_", "").toLowerCase();

function aliasOf(key: string): string | undefined {
  return Object.hasOwn(ALIASES, plain(key)) ? ALIASES[plain(key)] : undefined;
}

/** Returns the known name most like `key`. */
function closest(key: string, known: readonly string[]): string | undefined {
  const alias = aliasOf(key);
  if (alias !== undefined && known.includes(alias)) return alias;
  const wanted = plain(key);
  let best: string | undefined;
  let least = Math.min(3, wanted.length / 2);
  for (const word of known) {
    const distance = editDistance(wanted, plain(word));
    if (distance < least) {
      best = word;
      least = distance;
    }
  }
  return best;
}

/** The Levenshtein distance: the number of insertions, deletions and replacements. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j] + 1, row[j - 1] + 1));
    }
    above = row;
  }
  return above[b.length];
}
