/** log1p of lanes, without branches, is bit-identical to fdlibm's with its branches. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { uniforms } from "../support/samples.ts";

const { wasm } = instantiate(loadModule());
const next = uniforms(3);
const view = new DataView(new ArrayBuffer(8));

function high(v: number): number {
  view.setFloat64(0, v);
  return view.getUint32(0);
}

/** Replaces the upper 32 bits of a number. */
function withHigh(v: number, upper: number): number {
  view.setFloat64(0, v);
  view.setUint32(0, upper);
  return view.getFloat64(0);
}

/** fdlibm's s_log1p.c, v > −1. */
function log1p(v: number): number {
  const hv = high(v);
  let [k, c, f] = [0, 0, v];
  if (Math.abs(v) < 2 ** -53) return v;
  if (v >= 0 ? hv >= 0x3fda827a : hv > 0xbfd2bec4) {
    const u = 1 + v;
    const hu = high(u) + (0x3ff00000 - 0x3fe6a09e);
    k = (hu >>> 20) - 0x3ff;
    if (k < 54) c = (k >= 2 ? 1 - (u - v) : v - (u - 1)) / u;
    f = withHigh(u, (hu & 0x000fffff) + 0x3fe6a09e) - 1;
  }
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = 0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586);
  const r = z * (0.6666666666666735 + w * odd) + even;
  return s * (half + r) + (k * 1.9082149292705877e-10 + c) - half + f + k * 0.6931471803691238;
}

/** A number, and the two whose upper 32 bits differ by ±1. */
const around = (v: number): number[] => [-1, 0, 1].map((step) => withHigh(v, high(v) + step));

test("log1p has fdlibm's bits, on either side of each of its branches", () => {
  const edges = [2 ** -53, 2 ** -29, 0.41421356237309503, 1, 2, 2 ** 53, 2 ** 54, 2 ** 1000].flatMap(around);
  const below = [-(2 ** -53), -(2 ** -29), -0.2928932188134524, -0.5, -0.75, -1 + 2 ** -53];
  const random = Array.from({ length: 100_000 }, () => next() * 2 ** (60 * next() - 40));
  const negative = random.map((v) => -v / (1 + v)).filter((v) => v > -1);
  for (const v of [0, ...edges, ...below, ...below.slice(0, 5).flatMap(around), ...random, ...negative]) {
    if (!Object.is(wasm.log1p(v), log1p(v))) assert.unreachable(`log1p(${v}): ${wasm.log1p(v)}, fdlibm ${log1p(v)}`);
  }
});

test.run();
