// The simulation is deterministic, and its events have the documented properties.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { simulateEvent, type TrackEvent } from "../../src/events.ts";
import { barrelLayers } from "../../src/simulation/detector.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

function noiseHits({ hits }: TrackEvent): number {
  return hits.objectId.filter((id) => id === 0n).length;
}

test("the same seed gives the same event, another seed another one", () => {
  assert.equal(simulateEvent({ seed: 5 }), simulateEvent({ seed: 5 }));
  const positions = new Set(seeds.map((seed) => simulateEvent({ seed }).hits.x.join()));
  assert.is(positions.size, seeds.length);
  const last = simulateEvent({ seed: Number.MAX_SAFE_INTEGER });
  assert.not.equal(last, simulateEvent({ seed: Number.MAX_SAFE_INTEGER - 2 ** 32 }));
});

test("the default event: 64 particles, about 700 hits, at least 15 % of them noise", () => {
  for (const seed of seeds) {
    const event = simulateEvent({ seed });
    const n = event.hits.x.length;
    assert.is(event.particles.id.length, 64);
    assert.ok(n > 650 && n < 750, `${n} hits`);
    const fraction = noiseHits(event) / n;
    assert.ok(fraction >= 0.15 && fraction < 0.155, `noise ${fraction}`);
    for (const array of Object.values(event.hits)) assert.is(array.length, n);
  }
});

test("every hit is on the surface of its layer, and hit ids are unique", () => {
  const { hits } = simulateEvent({ seed: 2, particles: 300 });
  assert.is(new Set(hits.id).size, hits.id.length);
  const used = new Set<number>();
  for (const j of hits.id.keys()) {
    const surface = barrelLayers.findIndex((l) => l.volume === hits.volume[j] && l.layer === hits.layer[j]);
    const { radius, halfLength } = barrelLayers[surface];
    assert.ok(Math.abs(Math.hypot(hits.x[j], hits.y[j]) - radius) < 1e-9);
    assert.ok(Math.abs(hits.z[j]) <= halfLength);
    used.add(surface);
  }
  assert.is(used.size, 10);
});

test("a track that passes beyond a layer's ends leaves no hit there", () => {
  const { hits, particles } = simulateEvent({ seed: 4, particles: 500, maxEta: 4, noiseFraction: 0 });
  const atAnEnd = hits.z.filter((z) => Math.abs(z) === 700 || Math.abs(z) === 2600).length;
  assert.ok(atAnEnd < hits.z.length / 100, `${atAnEnd} hits at an end`);
  // At |eta| > 3.2 a track is 2 m from the origin when it comes to the fourth layer.
  const far = Array.from(hits.objectId.keys()).filter((j) => {
    return hits.volume[j] === 8 && hits.layer[j] === 8 && Math.abs(particles.eta[Number(hits.objectId[j]) - 1]) > 3.2;
  });
  assert.is(far.length, 0);
});

test("particles come from the luminous region, flat in eta, with a spectrum falling as pT^-3", () => {
  const { particles } = simulateEvent({ seed: 3, particles: 4000, noiseFraction: 0 });
  const n = particles.id.length;
  const rms = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / n);
  assert.ok(Math.abs(rms(particles.vz) / 50 - 1) < 0.06);
  assert.ok(Math.abs(rms(particles.vx) / 0.01 - 1) < 0.06 && Math.abs(rms(particles.vy) / 0.01 - 1) < 0.06);
  assert.ok(Math.abs(rms(particles.eta) / (2 / Math.sqrt(3)) - 1) < 0.05);
  assert.ok(particles.eta.every((eta) => Math.abs(eta) <= 2));
  assert.ok(particles.pt.every((pt) => pt > 0.3 * (1 - 1e-12) && pt < 50));
  const above = (pt: number): number => particles.pt.filter((value) => value > pt).length / n;
  assert.ok(Math.abs(above(0.6) - 1 / 4) < 0.035 && Math.abs(above(0.9) - 1 / 9) < 0.025);
  assert.ok(Math.abs(particles.charge.reduce((sum, charge) => sum + charge, 0)) < 5 * Math.sqrt(n));
});

test("97 % of the crossings leave a hit, and a particle at most one on a layer", () => {
  // Above 0.5 GeV and below |eta| = 0.5 every particle crosses all ten layers.
  const event = simulateEvent({ seed: 6, particles: 2000, minPt: 0.5, maxEta: 0.5, noiseFraction: 0 });
  assert.ok(Math.abs(event.hits.x.length / 20_000 - 0.97) < 5 * Math.sqrt((0.97 * 0.03) / 20_000));
  const { hits } = simulateEvent({ seed: 6, particles: 500, noiseFraction: 0 });
  const crossings = Array.from(hits.objectId, (id, j) => `${id} ${hits.volume[j]} ${hits.layer[j]}`);
  assert.is(new Set(crossings).size, crossings.length);
});

test("noise is spread evenly over layers, azimuth and length", () => {
  const { hits } = simulateEvent({ seed: 8, particles: 500, noiseFraction: 0.7 });
  const noise = Array.from(hits.id.keys()).filter((j) => hits.objectId[j] === 0n);
  const near = (count: number, p: number): boolean =>
    Math.abs(count - noise.length * p) < 5 * Math.sqrt(noise.length * p * (1 - p));
  for (const { volume, layer } of barrelLayers) {
    assert.ok(near(noise.filter((j) => hits.volume[j] === volume && hits.layer[j] === layer).length, 0.1));
  }
  assert.ok(near(noise.filter((j) => hits.x[j] > 0 && hits.y[j] > 0).length, 0.25));
  const inner = (j: number): boolean => Math.abs(hits.z[j]) < (hits.volume[j] === 8 ? 350 : 1300);
  assert.ok(near(noise.filter(inner).length, 0.5));
});

test("knobs at their ends: no particles, no noise, no efficiency, straight and thick", () => {
  const empty = simulateEvent({ seed: 1, particles: 0 });
  assert.equal([empty.hits.x.length, empty.particles.id.length], [0, 0]);
  assert.is(noiseHits(simulateEvent({ seed: 1, noiseFraction: 0 })), 0);
  assert.is(simulateEvent({ seed: 1, efficiency: 0 }).hits.x.length, 0);
  for (const options of [
    { minPt: 0.05, maxEta: 4, material: 0.2, field: 10 },
    { minPt: 10, field: 0.1 },
  ]) {
    const { hits, particles } = simulateEvent({ seed: 1, particles: 500, ...options });
    const values = [hits.x, hits.y, hits.z, particles.pt, particles.eta, particles.phi];
    assert.ok(values.every((array) => array.every(Number.isFinite)));
    assert.ok(hits.x.length > 500);
  }
});

test("knobs out of range are typed errors that say what they got", () => {
  throwsInputError(
    () => simulateEvent({ seed: -1 }),
    /seed: got -1, expected a whole number from 0 to 9007199254740991/,
  );
  throwsInputError(() => simulateEvent({ seed: 0.5 }), /seed: got 0.5/);
  throwsInputError(() => simulateEvent({} as { seed: number }), /seed: got undefined/);
  throwsInputError(() => simulateEvent({ seed: 1, particles: 1.5 }), /particles: got 1.5, expected a whole number/);
  throwsInputError(() => simulateEvent({ seed: 1, noiseFraction: 1 }), /noiseFraction: got 1, .* from 0 to 0.99/);
  throwsInputError(() => simulateEvent({ seed: 1, minPt: Number.NaN }), /minPt: got NaN, expected a number/);
  throwsInputError(() => simulateEvent({ seed: 1, max_eta: 3 } as { seed: number }), /max_eta: did you mean maxEta/);
});

test.run();
