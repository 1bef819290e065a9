// DBSCAN against scikit-learn's labels, against its definition, written out, and at the edges of its input.
import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { dbscan } from "../../examples/training/dbscan.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const folder = `${process.env.OC_FIXTURES ?? "test/fixtures"}/pytorch-family`;

/** The definition in its own order: cores, then connected cores by lowest index, then borders. */
function naive(x: Float64Array, d: number, eps: number, minSamples: number): number[] {
  const n = x.length / d;
  const near = (i: number, j: number): boolean => {
    let squared = 0;
    for (let c = 0; c < d; c++) squared += (x[i * d + c] - x[j * d + c]) ** 2;
    return squared <= eps * eps;
  };
  const all = Array.from({ length: n }, (_, i) => i);
  const core = all.map((i) => all.filter((j) => near(i, j)).length >= minSamples);
  const component = all.map((i) => (core[i] ? i : -1));
  for (let changed = true; changed; ) {
    changed = false;
    for (const i of all) {
      for (const j of all) {
        if (!core[i] || !core[j] || component[j] >= component[i] || !near(i, j)) continue;
        component[i] = component[j];
        changed = true;
      }
    }
  }
  const numbers = [...new Set(component.filter((c) => c >= 0))].sort((a, b) => a - b);
  return all.map((i) => {
    const reaching = core[i] ? [component[i]] : all.filter((j) => core[j] && near(i, j)).map((j) => component[j]);
    return reaching.length === 0 ? -1 : numbers.indexOf(Math.min(...reaching));
  });
}

test("the labels are those of gnn_tracking's DBSCAN (scikit-learn)", () => {
  let compared = 0;
  for (const file of readdirSync(folder).filter((name) => name.startsWith("cl_"))) {
    const { d, inputs, results } = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
    for (const [name, result] of Object.entries<{ labels: number[] }>(results)) {
      const match = /^gnn_tracking\.DBSCAN eps=(\S+) min_samples=(\d+)$/.exec(name);
      if (match === null) continue;
      const options = { x: Float64Array.from(inputs.x), dimensions: d, eps: +match[1], minSamples: +match[2] };
      assert.equal([...dbscan(options)], result.labels, `${file} ${name}`);
      compared++;
    }
  }
  assert.ok(compared >= 6, `compared ${compared}`);
});

test("the labels are those of the definition, on a grid full of equal distances", () => {
  // Coordinates that are small whole numbers make many distances equal eps, and many points coincide.
  const cases = fc.record({
    d: fc.integer({ min: 1, max: 3 }),
    values: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 120 }),
    eps: fc.constantFrom(1, Math.SQRT2, 2, 2.5),
    minSamples: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(cases, ({ d, values, eps, minSamples }) => {
      const x = Float64Array.from(values.slice(0, values.length - (values.length % d)));
      assert.equal([...dbscan({ x, dimensions: d, eps, minSamples })], naive(x, d, eps, minSamples));
    }),
  );
});

test("a border point between two clusters belongs to the one numbered first, a lone point to none", () => {
  // Cores at 2 and at 0; the point at 1 (index 4) has three neighbours only; 9 is alone.
  const x = Float64Array.of(2.9, 2, 2.5, 2.6, 1, 0, -0.5, -0.6, 9, -0.9);
  const labels = [...dbscan({ x, dimensions: 1, eps: 1, minSamples: 4 })];
  assert.equal(labels, [0, 0, 0, 0, 0, 1, 1, 1, -1, 1]);
});

test("no points give no labels; single precision gives the labels of the same numbers", () => {
  assert.equal([...dbscan({ x: new Float64Array(0), dimensions: 2, eps: 1, minSamples: 1 })], []);
  const random = randomStream(3, 0);
  const x = Float32Array.from({ length: 600 }, () => random.uniform(0, 1));
  const options = { dimensions: 3, eps: 0.1, minSamples: 3 };
  assert.equal(dbscan({ x, ...options }), dbscan({ x: Float64Array.from(x), ...options }));
});

test("of 5,500 points on the cylinder of directions few distances are looked at", () => {
  const random = randomStream(4, 0);
  const x = new Float64Array(5500 * 3);
  for (let j = 0; j < 5500; j++) {
    const phi = random.uniform(-Math.PI, Math.PI);
    x.set([Math.cos(phi), Math.sin(phi), random.uniform(-1, 1)], 3 * j);
  }
  const work = { distances: 0 };
  dbscan({ x, dimensions: 3, eps: 0.05, minSamples: 3, work });
  // each point once, against a strip of twice eps in x; the strips at the ends of the circle hold the most
  assert.ok(work.distances > 5500, "nothing was counted");
  assert.ok(work.distances < 5500 ** 2 / 15, `${work.distances} distances`);
});

test("bad input is a typed error that says what it got", () => {
  const good = { x: Float64Array.of(0, 1, 2, 3), dimensions: 2, eps: 1, minSamples: 2 };
  for (const [change, message] of [
    [{ dimensions: 3 }, /x: got 4 values, expected a multiple of dimensions = 3/],
    [{ dimensions: 0 }, /dimensions: got 0, expected a whole number from 1/],
    [{ eps: 0 }, /eps: got 0, expected a finite number above 0/],
    [{ eps: Number.NaN }, /eps: got NaN/],
    [{ minSamples: 1.5 }, /minSamples: got 1.5, expected a whole number/],
    [{ x: Float64Array.of(0, Number.NaN) }, /x\[1\]: got NaN, expected a finite number/],
  ] as const) {
    throwsInputError(() => dbscan({ ...good, ...change }), message);
  }
});

test.run();
