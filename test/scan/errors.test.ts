/** Invalid options of `scan`: the InputError names the option, got and expected. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condenseRules, scan } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const event = () => ({
  x: Float32Array.of(0, 0, 1, 1),
  beta: Float32Array.of(0.9, 0.2),
  objectId: Int32Array.of(1, 2),
});
const grid = { betaThreshold: [0.1], radius: [0.5] };

test("bad options are an InputError that names the option, got and expected", () => {
  const good = { events: [event()], method: "condense", grid } as const;
  for (const [change, message] of [
    [{ method: "kmeans" }, /^scan: method: got "kmeans", expected one of condense, dbscan$/],
    [{ method: undefined }, /^scan: method: got undefined, expected one of condense, dbscan$/],
    [{ guide: "efficiency" }, /^scan: guide: got "efficiency", expected one of nParticles/],
    [{ events: [] }, /^scan: events: got an empty array, expected an array of at least one event$/],
    [{ events: event() }, /^scan: events: got an Object, expected an array of at least one event$/],
    [
      { events: [event(), { ...event(), x: Float64Array.of(0, 0, 1, 1) }] },
      /^scan: events\[1\]\.x: got a Float64Array, expected a Float32/,
    ],
    [{ events: [event(), { ...event(), x: new Float32Array(6) }] }, /^scan: events\[1\]\.x: got 3 coordinates a hit/],
    [{ events: [{ ...event(), beta: undefined }] }, /^scan: events\[0\]\.beta: got undefined, expected \[N\]/],
    [
      { events: [{ ...event(), beta: Float32Array.of(0, 2) }] },
      /^scan: events\[0\]\.beta\[1\]: got 2, expected a number/,
    ],
    [
      { events: [{ ...event(), object_id: [1, 2] }] },
      /^scan: events\[0\]: got an unknown option object_id: did you mean/,
    ],
    [
      { events: [{ ...event(), sampleWeight: event().beta }] },
      /^scan: events\[0\]: got an unknown option sampleWeight/,
    ],
    [{ grid: undefined }, /^scan: got neither grid nor trials, expected one of them/],
    [{ trials: 5 }, /^scan: got both grid and trials, expected one of them/],
    [{ seed: 5 }, /^scan: got seed with grid, expected it with trials$/],
    [
      { grid: { betaThreshold: [0.1] } },
      /^scan: grid\.radius: got undefined, expected an array of at least one number$/,
    ],
    [{ grid: { ...grid, eps: [1] } }, /^scan: grid: got an unknown option eps: did you mean radius\?$/],
    [{ grid: { ...grid, radius: [0.5, -1] } }, /^scan: grid\.radius\[1\]: got -1, expected a number from 0/],
    [{ grid: undefined, trials: 0 }, /^scan: trials: got 0, expected a whole number from 1/],
    [
      { grid: undefined, trials: 2, ranges: { radius: [1, 0] } },
      /^scan: ranges\.radius: got \[1, 0\], expected the lowest/,
    ],
    [
      { grid: undefined, trials: 2, ranges: { radius: 1 } },
      /^scan: ranges\.radius: got 1, expected \[lowest, highest\]$/,
    ],
    [{ ptThreshold: 1 }, /^scan: events\[0\]: got ptThreshold without pt/],
    [{ rule: (condenseRules as Record<string, unknown>).mlfp }, /^rule: got undefined, expected an object/],
    [{ method: "dbscan", rule: condenseRules.paper }, /^scan: got rule with the method "dbscan"/],
    [
      { events: [{ ...event(), beta: new Float32Array(event().beta.length).fill(-2) }] },
      /^scan: events\[0\]\.beta\[0\]: got -2, .*; if these are logits, pass their sigmoid$/,
    ],
    [{ dimensions: 3 }, /^scan: events\[0\]\.x: got 4 numbers, expected N·D = 2·3 = 6$/],
  ] as const) {
    throwsInputError(() => scan({ ...good, ...change } as never), message);
  }
});

test("events without hits, objects or clusters have counts of 0, and null where there is nothing to divide by", () => {
  const empty = { x: new Float32Array(0), beta: new Float32Array(0), objectId: new Int32Array(0) };
  const noise = { ...event(), objectId: Int32Array.of(0, 0) };
  const { trials, best } = scan({ events: [empty, noise], method: "condense", grid, dimensions: 2 });
  assert.is(trials[0].mean.nParticles, 0);
  assert.is(trials[0].mean.doubleMajority, null);
  assert.is(trials[0].error.doubleMajority, null);
  assert.is(best, null);
});

test.run();
