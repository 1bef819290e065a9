/** The graph over TrackML's cylinders and disks, on simulated events and on the real one. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { nearestSurfaces, trackmlSurfacesOf } from "../../examples/training/disks.ts";
import { buildGraph, type Graph } from "../../examples/training/graph.ts";
import { type Helix, proposeHelix, trackmlCuts } from "../../examples/training/helix.ts";
import { particleRows, simulateEvent, type TrackEvent, trackmlMeanField, trackmlSurfaces } from "../../src/events.ts";
import { readTrackml } from "../../src/formats/trackmlFiles.ts";
import { realTest } from "../support/realEvent.ts";

const detector = "trackml";
const event = simulateEvent({ seed: 9, detector, particles: 40 });
const none: Helix = { curvature: 0, eta: 0, z0: 0, turnI: 0, turnJ: 0 };

function graphOf({ hits }: TrackEvent): Graph {
  return buildGraph(hits, trackmlSurfacesOf(hits), trackmlCuts);
}

/** How many of `hits` the file and their positions put on different surfaces. */
function misplaced({ hits }: TrackEvent): number {
  const names = trackmlSurfaces.map(({ volume, layer }) => `${volume} ${layer}`);
  return nearestSurfaces(hits).filter((s, j) => names[s] !== `${hits.volume[j]} ${hits.layer[j]}`).length;
}

test("positions alone tell the surface of each simulated hit", () => {
  assert.is(misplaced(simulateEvent({ seed: 10, detector, particles: 300, noiseFraction: 0.5 })), 0);
});

test("the windows lose nothing: the edges are all pairs on adjacent surfaces that pass the cuts and may follow", () => {
  const { hits } = event;
  const surfaces = trackmlSurfacesOf(hits);
  const graph = graphOf(event);
  const found = new Set(Array.from(graph.own, (i, e) => `${i} ${graph.partner[e]}`));
  const adjacent = new Set(surfaces.adjacent.map(([a, b]) => `${a} ${b}`));
  assert.is(new Set(surfaces.adjacent.map((pair) => `${Math.min(...pair)} ${Math.max(...pair)}`)).size, adjacent.size);
  const places = Array.from(hits.z, (z, j) => ({ r: graph.r[j], z, mean: trackmlMeanField(z) }));
  let expected = 0;
  for (const [i, at] of places.entries()) {
    for (const [j, other] of places.entries()) {
      if (!adjacent.has(`${surfaces.surface[i]} ${surfaces.surface[j]}`)) continue;
      const angle = Math.atan2(Math.sin(graph.phi[j] - graph.phi[i]), Math.cos(graph.phi[j] - graph.phi[i]));
      if (!proposeHelix(at, other, angle, trackmlCuts, none) || !surfaces.follow(at, i, other, j)) continue;
      expected++;
      assert.ok(found.has(`${i} ${j}`) && found.has(`${j} ${i}`), `pair ${i} ${j}`);
    }
  }
  assert.ok(expected > 500);
  assert.is(found.size, 2 * expected);
  assert.is(found.size, graph.own.length);
});

/** The share of pairs of successive hits, of particles from the beam line above 0.4 GeV, that are edges. */
function keptPairs(one: TrackEvent): number {
  const { hits, particles } = one;
  const graph = graphOf(one);
  const surface = nearestSurfaces(hits);
  const found = new Set(Array.from(graph.own, (i, e) => `${i} ${graph.partner[e]}`));
  const tracks = new Map<number, number[]>();
  for (const [j, row] of particleRows(one).entries()) {
    if (row < 0 || particles.pt[row] < 0.4 || Math.hypot(particles.vx[row], particles.vy[row]) > 0.9) continue;
    tracks.set(row, [...(tracks.get(row) ?? []), j]);
  }
  const length = (j: number): number => Math.hypot(hits.x[j], hits.y[j], hits.z[j]);
  let [pairs, kept] = [0, 0];
  for (const track of tracks.values()) {
    track.sort((a, b) => length(a) - length(b));
    for (const [k, j] of track.slice(1).entries()) {
      if (surface[track[k]] === surface[j]) continue;
      pairs++;
      if (found.has(`${track[k]} ${j}`)) kept++;
    }
  }
  return kept / pairs;
}

test("the cuts keep more than 99 % of the pairs of successive hits", () => {
  const kept = keptPairs(simulateEvent({ seed: 11, detector, particles: 300, noiseFraction: 0 }));
  assert.ok(kept > 0.99, `${kept}`);
});

test("the mean field corrects the curvature that hits far along the beam propose", () => {
  const { hits, particles } = simulateEvent({ seed: 12, detector, particles: 400, noiseFraction: 0, material: 0 });
  const graph = graphOf({ hits, particles });
  const rows = particleRows({ hits, particles });
  // Ratios of the proposed to the true curvature, of pairs beyond z = 2 m on the short strips' disks.
  const ratios: number[] = [];
  for (const [e, i] of graph.own.entries()) {
    const row = rows[i];
    if (rows[graph.partner[e]] !== row || Math.abs(hits.z[i]) < 2000 || ![12, 14].includes(hits.volume[i])) continue;
    ratios.push((-particles.charge[row] * graph.helix[4 * e + 1] * particles.pt[row]) / trackmlCuts.minPt);
  }
  ratios.sort((a, b) => a - b);
  assert.ok(ratios.length > 200);
  const median = ratios[ratios.length >> 1];
  assert.ok(Math.abs(median - 1) < 0.02, `median ${median} of ${ratios.length}`);
});

realTest("the real event: positions alone tell each hit's surface, and the cuts keep 99 % of the pairs", (path) => {
  const one = readTrackml(path);
  assert.is(misplaced(one), 0);
  const kept = keptPairs(one);
  assert.ok(kept > 0.99, `${kept}`);
});

test.run();
