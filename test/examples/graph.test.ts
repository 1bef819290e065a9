/** The graph of candidate pairs and the helices that they propose. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildGraph } from "../../examples/training/graph.ts";
import { barrelCuts, type Helix, proposeHelix } from "../../examples/training/helix.ts";
import { helixScales, supportOf } from "../../examples/training/support.ts";
import { barrelSurfaces } from "../../examples/training/surfaces.ts";
import { particleRows, simulateEvent } from "../../src/events.ts";

const event = simulateEvent({ seed: 9, particles: 40, material: 0 });
const { hits, particles } = event;
const surfaces = barrelSurfaces(hits);
const graph = buildGraph(hits, surfaces, barrelCuts);

test("each pair is there in both directions, and each hit's edges lie side by side", () => {
  const { first, own, partner, reverse, helix } = graph;
  assert.ok(own.length > 3 * hits.x.length);
  for (let e = 0; e < own.length; e++) {
    assert.is(own[reverse[e]], partner[e]);
    assert.is(partner[reverse[e]], own[e]);
    assert.ok(first[own[e]] <= e && e < first[own[e] + 1]);
    assert.equal(helix.slice(4 * e + 1, 4 * e + 4), helix.slice(4 * reverse[e] + 1, 4 * reverse[e] + 4));
  }
});

test("the edges are all pairs on adjacent layers whose helix passes the cuts", () => {
  const helix: Helix = { curvature: 0, eta: 0, z0: 0, turnI: 0, turnJ: 0 };
  const found = new Set(Array.from(graph.own, (i, e) => `${i} ${graph.partner[e]}`));
  let expected = 0;
  for (let i = 0; i < hits.x.length; i++) {
    for (let j = 0; j < hits.x.length; j++) {
      const apart = surfaces.surface[j] - surfaces.surface[i];
      if (apart !== 1 && apart !== 2) continue;
      const angle = Math.atan2(Math.sin(graph.phi[j] - graph.phi[i]), Math.cos(graph.phi[j] - graph.phi[i]));
      const [one, other] = [i, j].map((k) => ({ r: graph.r[k], z: hits.z[k], mean: 1 }));
      if (!proposeHelix(one, other, angle, barrelCuts, helix)) continue;
      expected++;
      assert.ok(found.has(`${i} ${j}`) && found.has(`${j} ${i}`), `pair ${i} ${j}`);
    }
  }
  assert.is(found.size, 2 * expected);
});

test("two hits of one particle propose its own helix", () => {
  const rows = particleRows(event);
  let right = 0;
  for (const [e, i] of graph.own.entries()) {
    const row = rows[i];
    if (row < 0 || rows[graph.partner[e]] !== row) continue;
    const [turn, curvature, eta, z0] = graph.helix.subarray(4 * e, 4 * e + 4);
    // A positive charge turns clockwise: its azimuth falls with the distance from the beam.
    const off = [
      Math.sin(graph.phi[i] + turn - particles.phi[row]),
      curvature + (particles.charge[row] * barrelCuts.minPt) / particles.pt[row],
      eta - particles.eta[row],
      z0 - particles.vz[row] / 100,
    ];
    if (Math.max(...off.map(Math.abs)) < 0.1) right++;
  }
  const candidates = graph.own.filter((i, e) => rows[i] >= 0 && rows[graph.partner[e]] === rows[i]).length;
  assert.ok(right > 0.9 * candidates, `${right} of ${candidates} pairs of one particle`);
});

test("proposals support each other as far as they agree", () => {
  const support = supportOf(graph, 4, helixScales);
  const e = graph.own.findIndex((i) => graph.first[i + 1] - graph.first[i] > 2);
  const i = graph.own[e];
  let expected = 0;
  for (let q = graph.first[i]; q < graph.first[i + 1]; q++) {
    if (q === e) continue;
    const squares = helixScales.map((s, c) => (s * (graph.helix[4 * e + c] - graph.helix[4 * q + c])) ** 2);
    expected += Math.exp(-4 * squares.reduce((a, b) => a + b));
  }
  assert.ok(Math.abs(support[e] - expected) < 1e-12);
});

test("events without hits, and hits without partners", () => {
  const none = { x: [], y: [], z: [] };
  assert.is(buildGraph(none, barrelSurfaces(none), barrelCuts).own.length, 0);
  const lonely = { x: [32, -1020], y: [0, 0], z: [0, 0] };
  assert.equal(buildGraph(lonely, barrelSurfaces(lonely), barrelCuts).first, Int32Array.of(0, 0, 0));
});

test.run();
