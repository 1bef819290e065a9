/** The main job: the network generalises, steps leak nothing and repeat, and what surrounds them. */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { clusterWithoutLearning } from "../../examples/training/baselines.ts";
import { barrel } from "../../examples/training/detectors.ts";
import { buildGraph } from "../../examples/training/graph.ts";
import { barrelCuts } from "../../examples/training/helix.ts";
import { learnProposals } from "../../examples/training/learnedProposals.ts";
import { createNetwork } from "../../examples/training/network.ts";
import { clipGradient } from "../../examples/training/optimiser.ts";
import { parseOptions } from "../../examples/training/options.ts";
import { pairTensors } from "../../examples/training/pairs.ts";
import { weightTensors } from "../../examples/training/parameters.ts";
import { decodeWeights, encodeWeights } from "../../examples/training/safetensors.ts";
import { evaluate, scoreNetwork, simulateEvents } from "../../examples/training/samples.ts";
import {
  chooseSettings,
  condenseSettings,
  describeSettings,
  type Settings,
  scoreClusters,
  truthOf,
} from "../../examples/training/score.ts";
import { helixScales } from "../../examples/training/support.ts";
import { barrelSurfaces } from "../../examples/training/surfaces.ts";
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

test("so it does where the proposals are learned: after 120 steps it finds most", () => {
  const network = createNetwork(1, "learned");
  const events = simulateEvents({ first: 70_001, count: 5 }, 64);
  const settings = condenseSettings(0.1, 0.6, 0.8);
  const before = scoreNetwork(network, events, settings).doubleMajority;
  train(network, { steps: 120, particles: 64, seed: 1 });
  const after = scoreNetwork(network, events, settings).doubleMajority;
  network.variable.dispose();
  assert.ok(before < 0.1, `before: ${before}`);
  assert.ok(after > 0.8, `after: ${after}`);
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

const sizes = { helix: 2984, learned: 6344 };

for (const proposals of ["helix", "learned"] as const) {
  test(`a step leaks no tensor, and the same seed gives the same bits: ${proposals}`, () => {
    const weights = (): Float32Array => {
      const network = createNetwork(3, proposals);
      const before = tf.memory().numTensors;
      train(network, { steps: 3, particles: 8, seed: 3 });
      assert.is(tf.memory().numTensors, before);
      const values = network.variable.dataSync<"float32">().slice();
      network.variable.dispose();
      return values;
    };
    const first = weights();
    assert.is(first.length, sizes[proposals]);
    assert.equal(weights(), first);
  });

  test(`particles without hits or partners: an event of one particle trains: ${proposals}`, () => {
    const network = createNetwork(0, proposals);
    train(network, { steps: 3, particles: 1, seed: 0 });
    assert.ok(network.variable.dataSync().every(Number.isFinite));
  });
}

test("a gradient is cut to the largest norm where the proposals are learned, and to none otherwise", () => {
  const cut = (gradient: number[], proposals: "helix" | "learned"): Float32Array => {
    const values = Float32Array.from(gradient);
    clipGradient(values, proposals);
    return values;
  };
  assert.equal(cut([3, -4], "helix"), Float32Array.of(3, -4));
  assert.equal(cut([3, -4], "learned"), Float32Array.of(0.6, -0.8));
  assert.equal(cut([0.3, -0.4], "learned"), Float32Array.of(0.3, -0.4));
});

test("learned proposals: those of a pair are one helix, seen from both hits", () => {
  const { hits } = simulateEvents({ first: 3, count: 1 }, 6)[0];
  const graph = buildGraph(hits, barrelSurfaces(hits), barrelCuts);
  const network = createNetwork(1, "learned");
  const tensors = pairTensors(graph, hits.z);
  const { proposals, endProposals } = tf.tidy(() => {
    const made = learnProposals(tensors, weightTensors(network.variable, network.parts));
    return { proposals: made.proposals.dataSync().slice(), endProposals: made.endProposals.dataSync().slice() };
  });
  const azimuth = (e: number): number => graph.phi[graph.own[e]] + proposals[4 * e] / helixScales[0];
  for (const [e, back] of graph.reverse.entries()) {
    assert.ok(Math.abs(Math.sin((azimuth(e) - azimuth(back)) / 2)) < 1e-5, `edge ${e}`);
    assert.equal(proposals.slice(4 * e + 1, 4 * e + 4), proposals.slice(4 * back + 1, 4 * back + 4));
    assert.equal(endProposals.slice(8 * e, 8 * e + 4), proposals.slice(4 * e, 4 * e + 4));
    assert.equal(endProposals.slice(8 * e + 4, 8 * e + 8), proposals.slice(4 * back, 4 * back + 4));
  }
});

test("the features that proposals are learned from hold no helix, and each pair has those of its inner hit", () => {
  const { hits } = simulateEvents({ first: 3, count: 1 }, 6)[0];
  const graph = buildGraph(hits, barrelSurfaces(hits), barrelCuts);
  const other = { ...graph, helix: graph.helix.map((h) => h + 1) };
  const [tensors, same] = [pairTensors(graph, hits.z), pairTensors(other, hits.z)];
  assert.equal(same.edgeFeatures, tensors.edgeFeatures);
  assert.equal(same.pairFeatures.dataSync(), tensors.pairFeatures.dataSync());
  const [features, pair] = [tensors.pairFeatures.dataSync(), tensors.pair.dataSync()];
  for (const [e, i] of graph.own.entries()) {
    const [near, far] = [i, graph.partner[e]].sort((a, b) => graph.r[a] - graph.r[b]);
    assert.ok(Math.abs(features[12 * pair[e] + 3] - (graph.r[near] / 500 - 1)) < 1e-6);
    assert.ok(Math.abs(features[12 * pair[e] + 4] - (graph.r[far] / 500 - 1)) < 1e-6);
  }
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
  const found = clusterWithoutLearning(events, barrel);
  const [vote, mean, angles] = found.map(({ clusterId }) => scoreClusters(clusterId, truthOf(events)).doubleMajority);
  assert.ok(vote > 0.97 && mean < 0.95 && angles < 0.6, `${vote} ${mean} ${angles}`);
});

test("a TrackML event is scored by its barrel and by all its hits, above each threshold of pT", () => {
  const { hits, particles } = simulateEvents({ first: 5, count: 1 }, 8)[0];
  // The outermost layers are not of the barrel now.
  const event = { hits: { ...hits, volume: hits.volume.map((v) => (v === 17 ? 18 : v)) }, particles };
  const lines = trackmlTable(createNetwork(1), event, { betaThreshold: 0.1, radius: 0.5 }).split("\n");
  assert.is(lines.length, 15);
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

test("weights tell what they are of: a network with other proposals does not take them", () => {
  const [helix, learned] = [createNetwork(1), createNetwork(1, "learned")];
  const [file, other] = [encodeWeights(learned), createNetwork(2, "learned")];
  decodeWeights(file, other);
  assert.equal(other.variable.dataSync(), learned.variable.dataSync());
  for (const [wrong, network] of [
    [file, helix],
    [encodeWeights(helix), learned],
  ] as const) {
    assert.throws(
      () => decodeWeights(wrong, network),
      (error: Error) => error instanceof InputError && /got.*expected.*--proposals/.test(error.message),
    );
  }
});

test("the command line: defaults, and errors that say got and expected", () => {
  const { steps, particles, detector, seed, proposals, event, backend } = parseOptions([]);
  assert.equal([steps, particles, seed, event], [undefined, undefined, 1, undefined]);
  assert.equal([detector, proposals, backend], ["barrel", "helix", "wasm"]);
  assert.is(parseOptions(["--proposals", "learned"]).proposals, "learned");
  assert.is(parseOptions(["event000000001", "--seed", "0"]).event, "event000000001");
  assert.is(parseOptions(["--fit", "simulated", "--seconds", "5"]).seconds, 5);
  for (const args of [
    ["--steps", "0"],
    ["--steps", "1.5"],
    ["--particles", ""],
    ["--seconds", "5"],
    ["--backend", "gpu"],
    ["--detector", "atlas"],
    ["--fit", "simulated", "--detector", "trackml"],
    ["--proposals", "learned", "--detector", "trackml"],
    ["--proposals", "none"],
    ["--proposals", "learned", "--fit", "simulated"],
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
