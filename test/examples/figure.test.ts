/** The figure of the latent space and the projection it draws. */
import { DOMParser } from "linkedom";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { latentFigure } from "../../examples/training/latentFigure.ts";
import { projectToPlane } from "../../examples/training/principalAxes.ts";

test("the figure is an SVG document of both panels with every hit and a ring for each condensation point", () => {
  const objectId = BigInt64Array.from({ length: 40 }, (_, j) => BigInt(j % 6));
  const hits = objectId.length;
  const dimensions = 3;
  const outputs = { beta: new Float32Array(hits), x: new Float32Array(hits * dimensions).map((_, i) => (i * i) % 17) };
  const panels = [
    { title: "before training", outputs, alphas: Int32Array.of(1, 5) },
    { title: "after 9 steps", outputs, alphas: Int32Array.of() },
  ];
  const text = latentFigure(panels, objectId, 0.4);
  assert.ok(text.startsWith('<svg xmlns="http://www.w3.org/2000/svg"'));
  assert.not.match(text, /NaN|Infinity|undefined/);
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  assert.is(svg.querySelectorAll("svg").length, 2);
  assert.is(svg.querySelectorAll("circle").length, 2 * hits + 2);
  assert.match(text, "before training");
  assert.match(text, "after 9 steps");
});

test("the plane of principal axes holds the points that lie in a plane, with their distances", () => {
  const corners = [0, 0, 0, 3, 0, 3, 0, 1, 0, 3, 1, 3];
  const points = projectToPlane(corners, 3);
  const distance = (a: number, b: number) => Math.hypot(points[a].u - points[b].u, points[a].v - points[b].v);
  assert.ok(Math.abs(distance(0, 1) - Math.sqrt(18)) < 1e-9);
  assert.ok(Math.abs(distance(0, 2) - 1) < 1e-9);
  assert.ok(Math.abs(distance(0, 3) - Math.sqrt(19)) < 1e-9);
  assert.equal(projectToPlane([1, 2], 1), [
    { u: 1, v: 0 },
    { u: 2, v: 0 },
  ]);
});

test.run();
