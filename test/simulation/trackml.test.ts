// The simulation of TrackML's detector: its surfaces, its field, and the properties of its events.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { simulateEvent, trackmlMeanField, trackmlSurfaces } from "../../src/events.ts";
import { curvatureConstant, type TrackState } from "../../src/simulation/helix.ts";
import { overlaps } from "../../src/simulation/overlaps.ts";
import { axialField, axialFieldSlope } from "../../src/simulation/solenoid.ts";
import { momentumAt } from "../../src/simulation/spectrum.ts";
import { alongArc, distanceFromBeam, stepTrack } from "../../src/simulation/stepTrack.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const detector = "trackml";
const nothing = { radius: Number.POSITIVE_INFINITY, z: Number.POSITIVE_INFINITY };

test("the barrel is the default, and its events are those of before", () => {
  const { hits } = simulateEvent({ seed: 60_001 });
  assert.equal(simulateEvent({ seed: 60_001, detector: "barrel" }).hits, hits);
  assert.is(hits.x.length, 705);
  for (const [array, first, last] of [
    [hits.x, -31.996034572730522, -1019.9658081165467],
    [hits.y, -0.5037575018132687, 8.351662897884887],
    [hits.z, -106.82794527633096, -1261.776461785464],
  ] as const) {
    assert.ok(Math.abs(array[0] - first) < 1e-9 && Math.abs(array[704] - last) < 1e-9, `${array[0]} ${array[704]}`);
  }
});

test("48 surfaces with TrackML's numbers, no two the same", () => {
  assert.is(trackmlSurfaces.length, 48);
  assert.is(new Set(trackmlSurfaces.map(({ volume, layer }) => `${volume} ${layer}`)).size, 48);
  // Layers count along +z on both sides.
  for (const [volume, layer, position] of [
    [7, 2, -1500],
    [7, 14, -600],
    [9, 2, 600],
    [12, 2, -2950],
    [18, 12, 2950],
  ]) {
    const surface = trackmlSurfaces.find((one) => one.volume === volume && one.layer === layer);
    assert.is(surface?.position, position);
  }
  assert.throws(() => {
    (trackmlSurfaces[0] as { position: number }).position = 1;
  }, TypeError);
});

test("the field: 1 in the middle, its slope and mean are those of its values", () => {
  assert.ok(Math.abs(axialField(0) - 1) < 1e-15);
  let integral = 0;
  for (let z = 0; z < 3000; z += 10) {
    const slope = (axialField(z + 0.01) - axialField(z - 0.01)) / 0.02;
    assert.ok(Math.abs(axialFieldSlope(z) - slope) < 1e-9);
    assert.ok(Math.abs(axialFieldSlope(-z) + axialFieldSlope(z)) < 1e-18);
    integral += 10 * axialField(z + 5);
    assert.ok(
      Math.abs(trackmlMeanField(z + 10) - integral / (z + 10)) < 1e-6 && trackmlMeanField(z) === trackmlMeanField(-z),
    );
  }
});

test("the spectrum: a fraction of the particles above each momentum", () => {
  assert.ok(Math.abs(momentumAt(1, 0.15) - 0.15) < 1e-9);
  const density = (pt: number): number => pt * (1 + pt / 1.3) ** -8;
  const integral = (from: number, to: number): number => {
    let sum = 0;
    for (let pt = from; pt < to; pt += 1e-3) sum += 1e-3 * density(pt + 5e-4);
    return sum;
  };
  for (const fraction of [0.9, 0.5, 0.1]) {
    const pt = momentumAt(fraction, 0.15);
    assert.ok(Math.abs(integral(pt, 40) / integral(0.15, 40) - fraction) < 2e-3);
  }
});

test("a track conserves the canonical angular momentum around the axis, as the field has that symmetry", () => {
  // r p_φ + q · flux / 2π, where the flux through a circle of radius r is π r² B_z.
  const start: TrackState = { x: 0, y: 0, z: 0, phi: 0.3, theta: 0.35, p: 2, charge: 1 };
  let state = start;
  while (state.z < 2000) {
    state = stepTrack(state, nothing, 2).state;
    const pt = state.p * Math.sin(state.theta);
    const angular = pt * (state.x * Math.sin(state.phi) - state.y * Math.cos(state.phi));
    const flux = (curvatureConstant * 2 * axialField(state.z) * distanceFromBeam(state) ** 2) / 2;
    assert.ok(Math.abs(angular + flux) < 0.02 * Math.max(1, flux), `${state.z}: ${angular} ${flux}`);
  }
});

test("a step ends on the next cylinder or disk, or after a while", () => {
  const start: TrackState = { x: 0, y: 0, z: 0, phi: 0.3, theta: 1, p: 1, charge: -1 };
  const onCylinder = stepTrack(start, { radius: 32.2, z: 600 }, 2);
  assert.is(onCylinder.reached, "cylinder");
  assert.ok(Math.abs(distanceFromBeam(onCylinder.state) - 32.2) < 1e-4);
  const onDisk = stepTrack(start, { radius: 500, z: 20 }, 2);
  assert.is(onDisk.reached, "disk");
  assert.ok(Math.abs(onDisk.state.z - 20) < 1e-9);
  const { reached, state, bend } = stepTrack(start, nothing, 2);
  assert.is(reached, undefined);
  // Backwards along the arc it comes to where it was.
  const length = state.z * Math.tan(1);
  const back = alongArc(state, -length, bend);
  for (const axis of ["x", "y", "z", "phi"] as const) assert.ok(Math.abs(back[axis] - start[axis]) < 1e-9);
});

test("the same seed gives the same event; hits lie on their surfaces and are ordered by them", () => {
  const event = simulateEvent({ seed: 3, detector, particles: 200 });
  assert.equal(simulateEvent({ seed: 3, detector, particles: 200 }), event);
  assert.not.equal(simulateEvent({ seed: 4, detector, particles: 200 }).hits.x, event.hits.x);
  const { hits } = event;
  const used = new Set<number>();
  for (const j of hits.id.keys()) {
    const number = trackmlSurfaces.findIndex((s) => s.volume === hits.volume[j] && s.layer === hits.layer[j]);
    const { shape, position, from, to, volume } = trackmlSurfaces[number];
    const r = Math.hypot(hits.x[j], hits.y[j]);
    const [across, along] = shape === "disk" ? [hits.z[j], r] : [r, hits.z[j]];
    const { gap } = overlaps[volume];
    assert.ok(Math.abs(across - position) < 0.55 * gap, `${volume}: ${across}`);
    assert.ok(along > from - 1e-9 && along < to + 1e-9, `${volume}: ${along}`);
    used.add(number);
  }
  assert.is(used.size, 48);
});

test("momenta from 0.15 GeV, |eta| up to 4, a tenth of the particles away from the beam, 15 % noise", () => {
  const { hits, particles } = simulateEvent({ seed: 5, detector, particles: 3000 });
  assert.ok(particles.pt.every((pt) => pt >= 0.15 - 1e-12) && particles.pt.some((pt) => pt > 3));
  assert.ok(particles.eta.every((eta) => Math.abs(eta) <= 4) && particles.eta.some((eta) => Math.abs(eta) > 3.9));
  const away = particles.vx.filter((x, k) => Math.hypot(x, particles.vy[k]) > 0.9).length / 3000;
  assert.ok(Math.abs(away - 0.1) < 5 * Math.sqrt((0.1 * 0.9) / 3000), `${away}`);
  const noise = hits.objectId.filter((id) => id === 0n).length / hits.x.length;
  assert.ok(noise >= 0.15 && noise < 0.151, `${noise}`);
});

test("second hits on a surface, as often as modules overlap", () => {
  const { hits } = simulateEvent({ seed: 6, detector, particles: 2000, noiseFraction: 0, efficiency: 1, material: 0 });
  const counts = new Map<string, number>();
  for (const [j, id] of hits.objectId.entries()) {
    const crossing = `${hits.volume[j]} ${hits.layer[j]} ${id}`;
    counts.set(crossing, (counts.get(crossing) ?? 0) + 1);
  }
  for (const [volume, { probability }] of Object.entries(overlaps)) {
    const own = [...counts].filter(([crossing]) => crossing.startsWith(`${volume} `)).map(([, count]) => count);
    const twice = own.filter((count) => count === 2).length / own.length;
    assert.ok(
      Math.abs(twice - probability) < 5 * Math.sqrt((probability * (1 - probability)) / own.length),
      `${volume}: ${twice}`,
    );
    assert.ok(Math.max(...own) <= 2);
  }
});

test("options at their ends, and wrong ones", () => {
  assert.is(simulateEvent({ seed: 1, detector, particles: 0 }).hits.x.length, 0);
  for (const options of [
    { minPt: 0.05, maxEta: 4, material: 0.2, field: 10 },
    { minPt: 10, field: 0.1, maxEta: 0 },
  ]) {
    const { hits, particles } = simulateEvent({ seed: 1, detector, particles: 300, ...options });
    const values = [hits.x, hits.y, hits.z, particles.pt, particles.eta];
    assert.ok(values.every((array) => array.every(Number.isFinite)) && hits.x.length > 100);
  }
  const wrong = { seed: 1, detector: "atlas" as "trackml" };
  throwsInputError(() => simulateEvent(wrong), /detector: got "atlas", expected one of barrel, trackml/);
});

test.run();
