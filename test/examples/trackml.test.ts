/** The network of TrackML's detector: it learns, its steps leak nothing, and the table of an event. */
import * as tf from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { trackml } from "../../examples/training/detectors.ts";
import { createNetwork } from "../../examples/training/network.ts";
import { resolutionColumns, resolutions } from "../../examples/training/resolution.ts";
import { scoreNetwork, simulateEvents } from "../../examples/training/samples.ts";
import { oneEvent, trackmlTable } from "../../examples/training/trackml.ts";
import { train } from "../../examples/training/trainer.ts";
import { trackmlSurfaces } from "../../src/events.ts";

const settings = { betaThreshold: 0.05, radius: 0.4 };

test.before(() => startBackend("wasm"));

test("after 100 steps it finds most particles above 0.3 GeV of events that it has not seen; a step leaks nothing", () => {
  const network = createNetwork(1, "helix", trackml);
  const events = simulateEvents({ first: 70_001, count: 5 }, 64, trackml);
  const before = scoreNetwork(network, events, settings).doubleMajority;
  const tensors = tf.memory().numTensors;
  train(network, { steps: 100, particles: 64, seed: 1 });
  assert.is(tf.memory().numTensors, tensors);
  const after = scoreNetwork(network, events, settings).doubleMajority;
  network.variable.dispose();
  assert.ok(before < 0.75 && after > 0.9, `before: ${before}, after: ${after}`);
});

test("the same seed gives the same bits", () => {
  const weights = (): Float32Array => {
    const network = createNetwork(3, "helix", trackml);
    train(network, { steps: 2, particles: 8, seed: 3 });
    const values = network.variable.dataSync<"float32">().slice();
    network.variable.dispose();
    return values;
  };
  assert.equal(weights(), weights());
});

test("the resolution of a pair follows from the lever arm and the sensors", () => {
  // A pixel hit at r = 32.2 and a strip hit at r = 260.2, in the middle of the barrel.
  const pair = { own: Int32Array.of(0), partner: Int32Array.of(1), r: Float64Array.of(32.2, 260.2) };
  const graph = { ...pair, helix: new Float64Array(4) } as unknown as Parameters<typeof resolutions>[0];
  const columns = resolutions(graph, Int32Array.of(0, 4));
  assert.is(columns.length, resolutionColumns);
  const [pixel, strip] = [trackmlSurfaces[0].sigmaAlong, trackmlSurfaces[4].sigmaAlong];
  const slopeError = Math.hypot(pixel, strip) / 228;
  const z0Error = Math.hypot(pixel * 260.2, strip * 32.2) / 228;
  assert.ok(Math.abs(columns[0] - (Math.log(1e-3 + slopeError) / 3 + 1)) < 1e-6);
  assert.ok(Math.abs(columns[1] - Math.log(0.03 + z0Error) / 3) < 1e-6);
  assert.equal(columns.slice(2), Float32Array.of(0, 0));
});

test("the table of an event has its efficiencies by pT and by |eta|", () => {
  const [event] = simulateEvents({ first: 5, count: 1 }, 60, trackml);
  const lines = trackmlTable(createNetwork(1, "helix", trackml), event, settings).split("\n");
  assert.is(lines.length, 15);
  assert.match(lines[5], /^all hits, network( +([01]\.\d{3}|-) ([01]\.\d{3}|-) ([01]\.\d{3}|-)){4}$/);
  assert.match(lines[10], /^all hits, pT > 0\.3 GeV +\|eta\| 0 to 1 .*\|eta\| 3 to 4$/);
  assert.match(oneEvent(trackml), /one event, thinned/);
});

test.run();
