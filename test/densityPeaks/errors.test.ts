/** Invalid arguments of `densityPeaks`: the InputError names the argument, got and expected. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { densityPeaks, densityPeaksRules } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

test("bad input is an InputError that names the argument, got and expected", () => {
  const rule = densityPeaksRules.mlpfCld;
  const good = { x: Float64Array.of(0, 1, 2, 3), weight: Float64Array.of(1, 2), rule };
  const [before, clusters] = [structuredClone(good), densityPeaks(good)];
  for (const [change, message] of [
    [{ x: [0, 1] }, /^x: got an Array, expected a Float32Array or Float64Array; convert it/],
    [{ weight: Float32Array.of(1, 1) }, /^weight: got a Float32Array, expected a Float64Array like x/],
    [{ weight: Float64Array.of(1, -1) }, /^weight\[1\]: got -1, expected a number from 0 to 1e\+15$/],
    [{ weight: undefined }, /^dimensions: got undefined, expected D/],
    [{ rowSplits: [0, 1] }, /^rowSplits: got 1 as its last number, expected N = 2$/],
    [{ rule: "mlpfCld" }, /^rule: got "mlpfCld", expected an object such as densityPeaksRules/],
    [{ rule: { ...rule, radius: -1 } }, /^rule.radius: got -1, expected a number from 0 to 1e\+100$/],
    [{ rule: { ...rule, rhoMin: Number.NaN } }, /^rule.rhoMin: got NaN/],
    [{ rule: { ...rule, deltaMin: "1" } }, /^rule.deltaMin: got "1"/],
    [{ rule: { ...rule, coreRadius: undefined } }, /^rule.coreRadius: got undefined/],
    [{ rule: { ...rule, none: 1 } }, /^rule.none: got 1, expected one of -1, 0$/],
    [{ rule: { ...rule, name: 1 } }, /^rule.name: got 1, expected a string$/],
    [{ rule: { ...rule, rho_min: 1 } }, /^rule: got an unknown option rho_min: did you mean rhoMin\?$/],
    [{ weights: 1 }, /^densityPeaks: got an unknown option weights: did you mean weight\?$/],
  ] as const) {
    throwsInputError(() => densityPeaks({ ...good, ...change } as never), message);
  }
  assert.equal(good, before);
  assert.equal(densityPeaks(good), clusters);
});

test.run();
