// Runs the benchmarks at tiny sizes, so that they keep working: every suite gives the rows that it states, all
// measured.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { affordable } from "../../bench/affordable.ts";
import { layout } from "../../bench/data.ts";
import { strategyOf } from "../../bench/hooked.ts";
import { peers } from "../../bench/peers/index.ts";
import type { Row } from "../../bench/suite.ts";
import { suites } from "../../bench/suites/index.ts";
import { trainingEvents } from "../../bench/trainingEvents.ts";

// starting the outside peers takes longer than everything measured here, so they are left out; peers.test.ts tests them
const outside = peers.splice(0);

const options = { rounds: 1, scale: 0.003, steps: 3, before: "dist" };
/** Rows of each suite at all its dimensions, layouts and sizes. */
const expectedRows: Record<string, number> = {
  short: 4,
  losses: 25,
  forward: 25,
  kernels: 10,
  sizes: 50,
  scaling: 8,
  firstCall: 2,
  small: 3,
  condense: 35,
  condenseScaling: 12,
  metrics: 6,
  scan: 4,
  dbscan: 23,
  densityPeaks: 5,
  profile: 4,
  compare: 13,
  trained: 1,
  training: 3,
};

async function rowsOf(name: string, more = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of suites.find((suite) => suite.name === name)!.rows({ ...options, ...more })) rows.push(row);
  return rows;
}

for (const name of Object.keys(expectedRows)) {
  test(`the suite ${name} gives its rows, with times above 0 and finite ratios`, async () => {
    const rows = await rowsOf(name);
    assert.is(rows.length, expectedRows[name]);
    assert.is(new Set(rows.map(({ about }) => JSON.stringify(about))).size, rows.length);
    for (const { timings, ratios, extra = {} } of rows) {
      assert.ok(timings.length > 0);
      for (const { milliseconds, times } of timings) assert.ok(milliseconds > 0 && times.length === 1);
      for (const value of [...Object.values(ratios), ...Object.values(extra)]) {
        assert.ok(Number.isFinite(value) && value > 0, `${value}`);
      }
    }
  });
}

test("every suite is tested, and every name is one suite's", () => {
  assert.equal(suites.map(({ name }) => name).sort(), Object.keys(expectedRows).sort());
});

test("dimensions, layouts and sizes choose rows; a layout without a cap has all losses", async () => {
  const rows = await rowsOf("sizes", { dims: [3, 5], layouts: ["sep", "mid"], sizes: ["full"] });
  assert.equal(
    rows.map(({ about }) => [about.size, about.layout, about.D, about.hits, about.objects, about.maxNRep]),
    [
      ["full", "sep", 3, 378, 33, "–"],
      ["full", "mid", 3, 378, 33, 100_000],
    ],
  );
  const names = rows.map(({ timings }) => timings.map(({ name }) => name));
  assert.equal(names[1], ["Tiger f32", "TigerGrad f32", "TigerGrad f32, fresh", "Tiger f64", "TigerGrad f64"]);
  assert.equal(names[0], [...names[1], "LossGrad f32"]);
});

test("a trained space repeats, has its event's size and ids from 1 to K", async () => {
  const { trainedLayout } = await import("../../bench/trained.ts");
  const { simulateEvent } = await import("../../src/simulation/simulate.ts");
  const event = simulateEvent({ seed: 2, particles: 9 });
  const recipe = { dims: 3, repulsive: 20, steps: 3, seed: 1 };
  const got = await trainedLayout(event, recipe);
  assert.equal(await trainedLayout(event, recipe), got);
  assert.not.equal((await trainedLayout(event, { ...recipe, steps: 4 })).x, got.x);
  const hits = event.hits.x.length;
  assert.equal([got.beta.length, got.x.length, got.objectId.length], [hits, 3 * hits, hits]);
  const truth = new Set(event.hits.objectId.filter((id) => id !== 0n));
  assert.equal(
    [...new Set(got.objectId)].sort((a, b) => a - b),
    Array.from({ length: truth.size + 1 }, (_, k) => k),
  );
  got.objectId.forEach((id, j) => {
    assert.is(id === 0, event.hits.objectId[j] === 0n);
  });
});

test("--trackml takes an event or the folder it lies in, and refuses a folder without one", () => {
  const folder = mkdtempSync(join(tmpdir(), "oc-bench-"));
  try {
    assert.throws(() => trainingEvents(folder, 1), /got --trackml .*, expected a TrackML event or a folder with one/);
    const prefix = join(folder, "event000000001");
    writeFileSync(`${prefix}-hits.csv`, "hit_id,x,y,z,volume_id,layer_id\n1,30,10,5,8,2\n2,60,30,9,8,4\n");
    writeFileSync(`${prefix}-truth.csv`, "hit_id,particle_id\n1,4505867370102785\n2,0\n");
    writeFileSync(`${prefix}-particles.csv`, "particle_id,vx,vy,vz,px,py,pz,q\n4505867370102785,0,0,0,1,0.3,0.2,-1\n");
    const [simulated, read] = trainingEvents(folder, 1);
    assert.equal(trainingEvents(undefined, 1), [simulated]);
    assert.equal(trainingEvents(prefix, 1), [simulated, read]);
    assert.equal([...read.event.hits.objectId], [4505867370102785n, 0n]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a peer stands in the losses' rows with its own times, and is closed", async () => {
  let closed = 0;
  peers.push(
    async () => ({ name: "peer", run: async () => 1e6, close: () => void closed++ }),
    async () => undefined,
  );
  const rows = await rowsOf("losses", { dims: [3], layouts: ["sep"] });
  peers.length = 0;
  const [{ timings, ratios }] = rows;
  assert.is(timings.find(({ name }) => name === "peer")?.milliseconds, 1e6);
  assert.ok(ratios["peer ÷ TigerGrad"] > 1e3);
  assert.is(closed, 1);
});

test("the outside peers stand beside the losses, each where it is installed", async () => {
  assert.is(outside.length, 3);
  peers.push(...outside);
  const [{ timings }] = await rowsOf("losses", { dims: [3], layouts: ["sep"] });
  peers.length = 0;
  assert.ok(timings.some(({ name }) => name.startsWith("TensorFlow.js")));
});

test("rows name the search that the losses took, which where hits are few is none", async () => {
  for (const name of ["short", "losses", "forward", "sizes", "scaling"]) {
    const [{ about }] = await rowsOf(name, { dims: [3], layouts: ["sep"] });
    assert.is(about.search, "everyPair", name);
  }
  const searched = layout("sep", { hits: 5000, objects: 500, dims: 3, seed: 1 });
  assert.is(strategyOf({ ...searched, qMin: 0.1 }), "objects");
  assert.is(strategyOf({ ...searched, qMin: 0.1, maxNRep: 100 }), "panels");
});

test("what would take too long is not affordable", () => {
  const sizes = { hits: 800, objects: 80, dims: 3, seed: 1 };
  let hits = 0;
  const call = ({ beta }: { beta: Float32Array }) => {
    hits = beta.length;
  };
  assert.ok(affordable(10, "sep", sizes, call));
  assert.is(hits, 100);
  assert.not(affordable(0, "sep", sizes, call));
});

test.run();
