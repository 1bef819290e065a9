// What every engine is asked to do: share classes and kernels among the entries, reproduce one fixture in both
// precisions, then hash the golden results.
// Plain JavaScript without Node APIs; takes the functions to test, returns { engine, ok, hash } or throws.
// golden.js is test/golden/golden.ts, bundled by pack.ts.

import * as api from "object-condensation";
import { checkEntries } from "./entries.js";
import { fixture } from "./fixture.js";
import { goldenHash } from "./golden.js";

export async function smoke(functions = api) {
  await checkEntries();
  for (const [Numbers, tolerance] of [
    [Float64Array, 1e-12],
    [Float32Array, 2e-6],
  ]) {
    const { beta, x, objectId, qMin, noiseThreshold, expected } = fixture;
    const input = { beta: Numbers.from(beta), x: Numbers.from(x), objectId, qMin, noiseThreshold };
    const { nRep, ...values } = expected;
    compare("condensationLossGrad", functions.condensationLossGrad(input), values, tolerance);
    const tiger = functions.condensationLossTigerGrad(input);
    compare("condensationLossTigerGrad", tiger, values, tolerance);
    if (tiger.nRep !== nRep) throw new Error(`nRep: got ${tiger.nRep}, expected ${nRep}`);
  }
  return { engine: engineName(), ok: true, hash: await goldenHash(functions) };
}

// Relative to the largest component: what is tested here is the engine, the kernels have tests of their own.
function compare(name, got, expected, tolerance) {
  for (const [field, value] of Object.entries(expected)) {
    const wanted = [value].flat();
    const found = typeof value === "number" ? [got[field]] : Array.from(got[field]);
    const scale = Math.max(...wanted.map(Math.abs));
    if (found.length !== wanted.length) {
      throw new Error(`${name} ${field}: got ${found.length} components, expected ${wanted.length}`);
    }
    wanted.forEach((want, i) => {
      if (Math.abs(found[i] - want) <= tolerance * scale) return;
      throw new Error(`${name} ${field}[${i}]: got ${found[i]}, expected ${want}`);
    });
  }
}

// The engine's own word for itself, so that a test can tell that it ran in the engine it asked for.
function engineName() {
  const { Deno, Bun, EdgeRuntime, navigator, process } = globalThis;
  if (Deno) return `Deno ${Deno.version.deno}`;
  if (Bun) return `Bun ${Bun.version}`;
  if (EdgeRuntime) return `EdgeRuntime ${EdgeRuntime}`;
  return process?.versions?.v8 ? `Node ${process.version}` : navigator.userAgent;
}

// True where the host refuses to compile bytes, as edge runtimes do: elsewhere their tests would prove nothing.
export function refusesToCompile() {
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return false;
  } catch {
    return true;
  }
}
