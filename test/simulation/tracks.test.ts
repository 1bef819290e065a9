// The simulated tracks obey the field and the resolutions they were simulated with.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { particleRows, simulateEvent, type TrackEvent } from "../../src/events.ts";
import { type BarrelLayer, barrelLayers } from "../../src/simulation/detector.ts";
import { crossCylinder, curvatureConstant } from "../../src/simulation/helix.ts";

/** Returns the radius of a circle fitted by least squares: x² + y² = 2ax + 2by + c, with equal weights. */
function circleRadius(points: readonly (readonly [number, number])[]): number {
  const m = [0, 1, 2].map(() => [0, 0, 0, 0]);
  for (const [x, y] of points) {
    const basis = [x, y, 1];
    for (const [r, a] of basis.entries()) {
      for (const [c, b] of basis.entries()) m[r][c] += a * b;
      m[r][3] += a * (x * x + y * y);
    }
  }
  for (const r of [0, 1, 2]) {
    for (const other of [0, 1, 2]) {
      if (other === r) continue;
      const factor = m[other][r] / m[r][r];
      for (let c = r; c < 4; c++) m[other][c] -= factor * m[r][c];
    }
  }
  const [a, b, c] = [0, 1, 2].map((r) => m[r][3] / m[r][r]);
  return Math.sqrt(c + (a * a + b * b) / 4);
}

test("a circle fitted to the hits has the radius pT / (0.3 B), for both fields", () => {
  for (const field of [2, 3.8]) {
    const event = simulateEvent({ seed: 9, particles: 200, field, material: 0, noiseFraction: 0, minPt: 0.4 });
    const rows = particleRows(event);
    let fitted = 0;
    for (const [row, pt] of event.particles.pt.entries()) {
      const hits = Array.from(rows.keys()).filter((j) => rows[j] === row);
      if (hits.length < 6 || pt > 2) continue;
      const radius = circleRadius(hits.map((j) => [event.hits.x[j], event.hits.y[j]]));
      assert.ok(Math.abs((curvatureConstant * field * radius) / pt - 1) < 0.02, `${pt} GeV: radius ${radius} mm`);
      fitted++;
    }
    assert.ok(fitted > 100, `fitted ${fitted}`);
  }
});

/** Returns the RMS distance of hits from the helix without scattering, along the circumference and z, in sigmas. */
function widths({ hits, particles }: TrackEvent, rows: Int32Array, at: BarrelLayer): { count: number; rms: number[] } {
  const pulls: number[][] = [];
  for (const [j, row] of rows.entries()) {
    if (hits.volume[j] !== at.volume || hits.layer[j] !== at.layer) continue;
    const theta = 2 * Math.atan(Math.exp(-particles.eta[row]));
    const p = particles.pt[row] / Math.sin(theta);
    const direction = { phi: particles.phi[row], theta, p, charge: particles.charge[row] };
    const origin = { x: particles.vx[row], y: particles.vy[row], z: particles.vz[row], ...direction };
    const truth = crossCylinder(origin, at.radius, 2)!;
    const sideways = (truth.x * hits.y[j] - truth.y * hits.x[j]) / at.radius;
    pulls.push([sideways / at.sigmaRPhi, (hits.z[j] - truth.z) / at.sigmaZ]);
  }
  const rms = [0, 1].map((side) => Math.sqrt(pulls.reduce((sum, pull) => sum + pull[side] ** 2, 0) / pulls.length));
  return { count: pulls.length, rms };
}

test("without material, hits are as far off the true helix as the resolution says", () => {
  const event = simulateEvent({ seed: 10, particles: 400, material: 0, noiseFraction: 0, maxEta: 1 });
  const rows = particleRows(event);
  for (const layer of barrelLayers) {
    const { count, rms } = widths(event, rows, layer);
    for (const width of rms) {
      assert.ok(Math.abs(width - 1) < 5 / Math.sqrt(2 * count), `radius ${layer.radius}: width ${width}`);
    }
  }
});

test("material scatters tracks off their helix, from the second layer on", () => {
  const event = simulateEvent({ seed: 10, particles: 400, noiseFraction: 0, maxEta: 0.5, minPt: 0.5 });
  const rows = particleRows(event);
  const [first, second] = barrelLayers.map((layer) => widths(event, rows, layer));
  assert.ok(first.rms.every((width) => Math.abs(width - 1) < 5 / Math.sqrt(2 * first.count)));
  // 1 to 4 mrad over the 40 mm between the layers, against a resolution of 15 µm.
  assert.ok(
    second.rms.every((width) => width > 3 && width < 12),
    `${second.rms}`,
  );
});

test.run();
