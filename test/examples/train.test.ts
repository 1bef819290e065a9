/** The main job: the network generalises, steps leak nothing and repeat, and what surrounds them. */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { baselines, scoreBaseline } from "../../examples/training/baselines.ts";
import { createNetwork } from "../../examples/training/network.ts";
import { parseOptions } from "../../examples/training/options.ts";
import { scoreNetwork } from "../../examples/training/report.ts";
import { decodeWeights, encodeWeights } from "../../examples/training/safetensors.ts";
import { evaluate, simulateEvents } from "../../examples/training/samples.ts";
import { chooseSettings, condenseSettings, describeSettings, type Settings } from "../../examples/training/score.ts";
import { formatTable } from "../../examples/training/table.ts";
import { trackmlTable } from "../../examples/training/trackml.ts";
import { train } from "../../examples/training/trainer.ts";
import { InputError } from "../../src/index.ts";

test.before(() => startBackend("wasm"));

test("after 150 steps it finds more than 90 % of the particles of events that it has not seen", () => {
  const network = createNetwork(1);
  const events = simulateEvents({ first: 80_001, count: 10 }, 64);
  const settings = condenseSettings(0.1, 0.5, 0.7);
  const before = scoreNetwork(network, events, settings).doubleMajority;
  train(network, { steps: 150, particles: 64, seed: 1 });
  const after = scoreNetwork(network, events, settings).doubleMajority;
  network.variable.dispose();
  assert.ok(before < 0.4, `before: ${before}`);
  assert.ok(after > 0.9, `after: ${after}`);
});

test("a step leaks no tensor, and the same seed gives the same bits", () => {
  const weights = (): Float32Array => {
    const network = createNetwork(3);
    const before = tf.memory().numTensors;
    train(network, { steps: 3, particles: 8, seed: 3 });
    assert.is(tf.memory().numTensors, before);
    const values = network.variable.dataSync<"float32">().slice();
    network.variable.dispose();
    return values;
  };
  const first = weights();
  assert.is(first.length, 2984);
  assert.equal(weights(), first);
});

test("the files of the network import nothing of Node, so that a page can use them", () => {
  const start = ["trainer", "score", "samples", "safetensors"].map((name) => `examples/training/${name}.ts`);
  const files = new Set(start);
  const packages = new Set<string>();
  for (const file of files) {
    for (const [, target] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)) {
      if (target.startsWith(".")) files.add(join(dirname(file), target));
      else packages.add(target);
    }
  }
  assert.ok(files.has("examples/training/network.ts") && files.has("src/index.ts"));
  assert.ok(packages.has("@tensorflow/tfjs-core"));
  assert.equal([...packages].filter(isBuiltin), []);
});

test("particles without hits or partners: an event of one particle trains", () => {
  const network = createNetwork(0);
  train(network, { steps: 3, particles: 1, seed: 0 });
  assert.ok(network.variable.dataSync().every(Number.isFinite));
});

test("settings are those with the best efficiency on the events given", () => {
  const network = createNetwork(1);
  const events = simulateEvents({ first: 1, count: 3 }, 16);
  const outputs = events.map((event) => evaluate(network, event));
  const settings = chooseSettings(outputs, events);
  const sum = (tried: Settings): number => {
    const { doubleMajority, perfect, lhc } = scoreNetwork(network, events, tried).mean;
    return doubleMajority! + perfect! + lhc!;
  };
  const best = sum(settings) + 1e-12;
  for (const separation of [0.3, 0.6]) {
    for (const radius of [0.5, 0.8]) {
      for (const betaThreshold of [0.01, 0.1]) {
        assert.ok(sum(condenseSettings(betaThreshold, separation, radius)) <= best);
      }
    }
  }
  assert.match(describeSettings(settings), /^betaThreshold [\d.]+, separation [\d.]+, radius [\d.]+$/);
});

test("without learning: the vote finds nearly all, DBSCAN on the angles does not", () => {
  const events = simulateEvents({ first: 1, count: 3 }, 32);
  const [vote, mean, angles] = baselines.map((baseline) => scoreBaseline(baseline, events).doubleMajority);
  assert.ok(vote > 0.97 && mean < 0.95 && angles < 0.6, `${vote} ${mean} ${angles}`);
});

test("a TrackML event is scored by its barrel and by all its hits, above each threshold of pT", () => {
  const { hits, particles } = simulateEvents({ first: 5, count: 1 }, 8)[0];
  // The outermost layers are not of the barrel now.
  const event = { hits: { ...hits, volume: hits.volume.map((v) => (v === 17 ? 18 : v)) }, particles };
  const lines = trackmlTable(createNetwork(1), event, { betaThreshold: 0.1, radius: 0.5 }).split("\n");
  assert.is(lines.length, 9);
  assert.match(lines[0], /pT > 0 GeV .*pT > 0.9 GeV/);
  assert.match(lines[2], /^barrel hits, vote over helix proposals( +[01]\.\d{3} [01]\.\d{3} [01]\.\d{3}){4}$/);
  assert.is.not(lines[2], lines[6].replace("all", "barrel"));
});

test("weights survive the way through a file", () => {
  const [network, other] = [createNetwork(1), createNetwork(2)];
  const file = encodeWeights(network);
  decodeWeights(file, other);
  assert.equal(other.variable.dataSync(), network.variable.dataSync());
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + file[0] + 256 * file[1])));
  assert.equal(header["top.weight"].shape, [32, 32]);
  for (const wrong of [file.subarray(0, 100), new Uint8Array(3), file.subarray(0, file.length - 4)]) {
    assert.throws(
      () => decodeWeights(wrong, other),
      (error: Error) => error instanceof InputError,
    );
  }
});

test("the command line: defaults, and errors that say got and expected", () => {
  const { steps, particles, seed, event, backend } = parseOptions([]);
  assert.equal([steps, particles, seed, event, backend], [undefined, 64, 1, undefined, "wasm"]);
  assert.is(parseOptions(["event000000001", "--seed", "0"]).event, "event000000001");
  assert.is(parseOptions(["--fit", "simulated", "--seconds", "5"]).seconds, 5);
  for (const args of [
    ["--steps", "0"],
    ["--steps", "1.5"],
    ["--particles", ""],
    ["--seconds", "5"],
    ["--backend", "gpu"],
    ["--fit", "simulated", "--load", "w"],
    ["a", "b"],
    ["a", "--event", "b"],
  ]) {
    assert.throws(
      () => parseOptions(args),
      (error: Error) => error instanceof InputError && /got.*expected/.test(error.message),
      args.join(" "),
    );
  }
  assert.throws(() => parseOptions(["--stepz", "1"]), /stepz/);
});

test("tables align the first column left and the others right", () => {
  assert.is(
    formatTable([
      ["a", "bcd"],
      ["ef", "g"],
    ]),
    "a   bcd\nef    g",
  );
});

test.run();
