/** artanh, log1p and exp of the module against decimal.js: within 2 ulp over their whole domains. */
import { Decimal } from "decimal.js";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { uniforms } from "../support/samples.ts";

const { wasm } = instantiate(loadModule());
const High = Decimal.clone({ precision: 40, toExpNeg: -9e15, toExpPos: 9e15, minE: -9e15, maxE: 9e15 });
const POINTS = 1500;
const next = uniforms(1);

/** The distance from a double to the next one of larger magnitude. */
function ulp(value: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value) || Number.MIN_VALUE)), -1022);
  // log2 may round up to the next binade
  return 2 ** Math.max((2 ** exponent > Math.abs(value) && exponent > -1022 ? exponent - 1 : exponent) - 52, -1074);
}

/** Converts a double exactly; decimal.js would read its shortest decimal form. */
function exactly(v: number): Decimal {
  const unit = ulp(v);
  return new High(v / unit).times(new High(2).pow(Math.log2(unit)));
}

function check(name: "artanh" | "exp" | "log1p", points: number[], exact: (v: Decimal) => Decimal): number {
  let worst = 0;
  for (const v of points) {
    const got = wasm[name](v);
    const wanted = exact(exactly(v));
    const error = wanted.minus(exactly(got)).abs().toNumber() / ulp(wanted.toNumber());
    assert.ok(error <= 2, `${name}(${v}): got ${got}, expected ${wanted.toPrecision(20)}, off by ${error} ulp`);
    worst = Math.max(worst, error);
  }
  return worst;
}

/** Draws numbers with exponents spread evenly from `lowest` to `highest`. */
const powers = (lowest: number, highest: number): number[] =>
  Array.from({ length: POINTS }, () => 2 ** (lowest + (highest - lowest) * next()) * (1 + next() * 2 ** -20));

test("artanh on [0, 1)", () => {
  const even = Array.from({ length: POINTS }, next);
  const near1 = powers(-53, -1).map((gap) => 1 - Math.max(gap, 2 ** -53));
  const edges = [0, Number.MIN_VALUE, 2 ** -28, 0.5 - 2 ** -54, 0.5, 1 - 2 ** -24, 1 - 2 ** -53];
  // where the rounding of 1 − v, and of 1 + v, would count most
  edges.push(0.2523575820917497, 0.2739693632087777, 0.26019724023279756, 0.27506272789558006);
  const worst = check("artanh", [...even, ...near1.filter((v) => v < 1), ...powers(-1074, -1), ...edges], (v) =>
    // artanh v = ½ ln((1 + v) / (1 − v)) loses digits where v is small; there its series does not
    v.lt(1e-9) ? v.plus(v.pow(3).div(3)) : High.atanh(v),
  );
  console.log(`artanh: at most ${worst.toFixed(3)} ulp`);
});

test("log1p on (−1, ∞)", () => {
  const negative = powers(-53, -1).map((gap) => Math.max(gap, 2 ** -53) - 1);
  const small = powers(-1070, -1);
  const points = [...negative, ...small, ...small.map((v) => -v), ...powers(0, 1023), 0, Number.MAX_VALUE];
  const worst = check("log1p", points, (v) =>
    v.abs().lt(1e-15) ? v.minus(v.pow(2).div(2)).plus(v.pow(3).div(3)) : High.ln(v.plus(1)),
  );
  console.log(`log1p: at most ${worst.toFixed(3)} ulp`);
});

test("exp, from where it underflows to where it overflows", () => {
  const even = Array.from({ length: POINTS }, () => -745 + 1454 * next());
  const small = powers(-60, 2);
  const edges = [0, 709.782712893384, -708.3964185322641, -745.1332191019411, -744.5, 1, -1];
  const worst = check("exp", [...even, ...small, ...small.map((v) => -v), ...edges], (v) => High.exp(v));
  console.log(`exp: at most ${worst.toFixed(3)} ulp`);
  assert.is(wasm.exp(709.7827128933841), Number.POSITIVE_INFINITY);
  assert.is(wasm.exp(-745.1332191019412), 0);
  assert.is(wasm.exp(Number.NEGATIVE_INFINITY), 0);
  assert.ok(Number.isNaN(wasm.exp(Number.NaN)));
});

test.run();
