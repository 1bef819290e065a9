/**
 * Whatever is passed, the only errors are the package's own, and numbers that come out of a loss are finite. Each case
 * takes an argument that a function accepts and puts junk in place of some of it, or of all.
 */
import fc from "fast-check";
import * as assert from "uvu/assert";
import { InputError, MemoryError, UnsupportedError } from "../../../src/index.ts";
import { type Area, property } from "../area.ts";
import { type Junk, junk } from "../make/junk.ts";
import { VALID } from "../make/validInputs.ts";
import type { Subject } from "../subject.ts";

/** What to call, and what is put where: a path of names into the argument, none for the argument itself. */
export interface Call {
  readonly name: string;
  readonly variant: number;
  readonly changes: readonly { readonly path: readonly string[]; readonly junk: Junk }[];
  /** The options are getters of a frozen object */
  readonly accessors: boolean;
}

const OWN = [InputError, MemoryError, UnsupportedError];

/** Paths to the options, to what is in them, and to an option that does not exist. */
export function pathsOf(name: string, variant: number): string[][] {
  const inside = Object.entries(VALID[name][variant]()).flatMap(([option, value]) => [
    [option],
    ...(typeof value === "object" && value !== null && !ArrayBuffer.isView(value)
      ? Object.keys(value).map((key) => [option, key])
      : []),
  ]);
  return [[], ["unknown"], ...inside];
}

const calls: fc.Arbitrary<Call> = fc
  .constantFrom(...Object.keys(VALID))
  .chain((name) => fc.record({ name: fc.constant(name), variant: fc.nat(VALID[name].length - 1) }))
  .chain(({ name, variant }) =>
    fc.record({
      name: fc.constant(name),
      variant: fc.constant(variant),
      changes: fc.array(fc.record({ path: fc.constantFrom(...pathsOf(name, variant)), junk }), {
        minLength: 1,
        maxLength: 3,
      }),
      accessors: fc.boolean(),
    }),
  )
  .map((call) => ({ ...call, [fc.toStringMethod]: () => describe(call) }));

function describe({ name, variant, changes, accessors }: Call): string {
  const puts = changes.map(({ path, junk }) => `${["argument", ...path].join(".")} = ${junk.name}`);
  return `${name}, variant ${variant}${accessors ? ", options are accessors" : ""}: ${puts.join("; ")}`;
}

export function argumentOf({ name, variant, changes, accessors }: Call): unknown {
  let argument: unknown = VALID[name][variant]();
  for (const { path, junk } of changes) {
    const value = junk.make();
    if (path.length === 0) argument = value;
    else put(argument, path, value);
  }
  return accessors ? withAccessors(argument) : argument;
}

/** What cannot take it stays as it is: another change may have put junk there. */
function put(argument: unknown, path: readonly string[], value: unknown): void {
  try {
    const owner = path.slice(0, -1).reduce((at, key) => Reflect.get(at as object, key) as object, argument as object);
    Reflect.defineProperty(owner, path[path.length - 1], { value, enumerable: true, configurable: true });
  } catch {}
}

function withAccessors(argument: unknown): unknown {
  try {
    const object = {};
    for (const [key, value] of Object.entries(argument as object)) {
      Object.defineProperty(object, key, { get: () => value, enumerable: true });
    }
    return Object.freeze(object);
  } catch {
    return argument;
  }
}

export function check({ exported }: Subject, call: Call): void {
  let result: unknown;
  try {
    result = exported[call.name](argumentOf(call) as never);
  } catch (error) {
    assert.ok(
      OWN.some((type) => error instanceof type),
      `${call.name} threw ${sayError(error)}`,
    );
    return;
  }
  if (/^(condensation|payload)Loss|^memoryBytes|^matchObjects|^clusterProperties/.test(call.name))
    checkFinite(call.name, result);
}

function sayError(error: unknown): string {
  if (!(error instanceof Error)) return `what is no Error: ${typeof error}`;
  const [at = ""] = /(src|assembly)\/[^\s)]+/.exec(error.stack ?? "") ?? [];
  return `a ${error.constructor.name}: ${error.message} (${at})`;
}

function checkFinite(name: string, value: unknown): void {
  if (typeof value === "number") assert.ok(Number.isFinite(value), `${name} gave ${value}`);
  else if (typeof value === "object" && value !== null) for (const v of Object.values(value)) checkFinite(name, v);
}

export const input: Area = { name: "input", checks: [property(200, calls, check)] };
