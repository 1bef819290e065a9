// The physics under the simulation: helices, multiple scattering, and the streams of random numbers.
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { crossCylinder, curvatureConstant, type TrackState } from "../../src/simulation/helix.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { highlandAngle, scatter } from "../../src/simulation/scattering.ts";

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** Moves a short way along the path by the Lorentz force: the direction turns by −charge · length / bending radius. */
function step(s: TrackState, length: number, field: number): TrackState {
  const turn = (-s.charge * curvatureConstant * field * length) / s.p;
  const across = length * Math.sin(s.theta);
  const x = s.x + across * Math.cos(s.phi + turn / 2);
  const y = s.y + across * Math.sin(s.phi + turn / 2);
  return { ...s, x, y, z: s.z + length * Math.cos(s.theta), phi: s.phi + turn };
}

test("crossCylinder is where the Lorentz force first takes the particle through the cylinder", () => {
  const states = fc.record({
    x: number(-10, 10),
    y: number(-10, 10),
    z: number(-100, 100),
    phi: number(-4, 4),
    theta: number(0.3, 2.8),
    p: number(0.2, 5),
    charge: fc.constantFrom(1, -1),
  });
  fc.assert(
    fc.property(states, fc.constantFrom(32, 260, 1020), fc.constantFrom(1, 2, 4), (start, radius, field) => {
      const bend = (start.p * Math.sin(start.theta)) / (curvatureConstant * field);
      const crossing = crossCylinder(start, radius, field);
      const angle = crossing === undefined ? 2 * Math.PI : start.charge * (start.phi - crossing.phi);
      assert.ok(angle > 0 && angle <= 2 * Math.PI, `turned by ${angle}`);
      const tolerance = 1e-4 * (bend + 1);
      const steps = 500;
      let walker: TrackState = start;
      for (let i = 0; i < steps; i++) {
        assert.ok(Math.hypot(walker.x, walker.y) < radius + tolerance, "it had crossed before");
        walker = step(walker, (bend * angle) / Math.sin(start.theta) / steps, field);
      }
      if (crossing === undefined) return;
      assert.ok(Math.abs(Math.hypot(crossing.x, crossing.y) - radius) < 1e-8);
      assert.ok(Math.hypot(crossing.x - walker.x, crossing.y - walker.y) < tolerance);
      assert.ok(Math.abs(crossing.z - walker.z) < tolerance * 10);
      assert.equal([crossing.p, crossing.theta, crossing.charge], [start.p, start.theta, start.charge]);
    }),
    { numRuns: 300 },
  );
});

test("a particle reaches no farther than twice its bending radius: 0.3 GeV goes 1 m at 2 T", () => {
  const state = { x: 0, y: 0, z: 0, phi: 1, theta: Math.PI / 2, p: 0.3, charge: 1 };
  const reach = (2 * 0.3) / (curvatureConstant * 2);
  assert.ok(reach > 1000 && reach < 1002);
  assert.ok(crossCylinder(state, reach - 0.01, 2) !== undefined);
  assert.is(crossCylinder(state, reach + 0.01, 2), undefined);
});

test("Highland's angle is the PDG's, and falls with momentum", () => {
  // 13.6 MeV / (βcp) √0.02 (1 + 0.038 ln(0.02 / β²)) for a pion of 1 GeV, computed by hand with β² = 0.98089.
  assert.ok(Math.abs(highlandAngle(1, 0.02) - 1.6547e-3) < 1e-7, `${highlandAngle(1, 0.02)}`);
  assert.ok(highlandAngle(10, 0.02) < highlandAngle(1, 0.02) / 9);
});

test("scattering turns the direction by Highland's angle in both planes and keeps all else", () => {
  const random = randomStream(1, 0);
  const theta = 1.1;
  const state = { x: 100, y: 0, z: 5, phi: 0, theta, p: 1, charge: -1 };
  const n = 4000;
  let sideways = 0;
  let polar = 0;
  for (let i = 0; i < n; i++) {
    const after = scatter(state, 0.02, random);
    sideways += (Math.sin(theta) * after.phi) ** 2;
    polar += (after.theta - theta) ** 2;
    assert.equal({ ...after, phi: 0, theta }, state);
  }
  // The path through the layer is longer by 1 / sin(theta).
  const expected = highlandAngle(1, 0.02 / Math.sin(theta));
  for (const sum of [sideways, polar]) assert.ok(Math.abs(Math.sqrt(sum / n) / expected - 1) < 5 / Math.sqrt(2 * n));
  assert.is(scatter(state, 0, random), state);
});

test("streams are normal with the width asked for, and apart from one another", () => {
  const random = randomStream(11, 3);
  const values = Array.from({ length: 20_000 }, () => random.normal(2));
  const moment = (power: number): number => values.reduce((sum, v) => sum + (v / 2) ** power, 0) / values.length;
  assert.ok(Math.abs(moment(1)) < 5 / Math.sqrt(20_000));
  assert.ok(Math.abs(moment(2) - 1) < 5 * Math.sqrt(2 / 20_000));
  assert.ok(Math.abs(moment(4) - 3) < 5 * Math.sqrt(96 / 20_000));
  const first = [randomStream(11, 4), randomStream(11, 3), randomStream(12, 3)].map((r) => r.normal(2));
  assert.is(new Set(first).size, 3);
  assert.is(first[1], values[0]);
});

test.run();
