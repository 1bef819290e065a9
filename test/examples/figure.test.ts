/** The figures: what they draw, and that none of an earlier run stays. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DOMParser } from "linkedom";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { detectorFigure } from "../../examples/training/figures/detectorView.ts";
import { efficiencyBins, efficiencyFigure } from "../../examples/training/figures/efficiency.ts";
import { type RunResults, removeFigures, writeFigures } from "../../examples/training/figures/files.ts";
import { hitRoles } from "../../examples/training/figures/hitRoles.ts";
import { latentFigure } from "../../examples/training/figures/latentSpace.ts";
import { overviewFigure } from "../../examples/training/figures/overview.ts";
import { projectToPlane } from "../../examples/training/figures/principalAxes.ts";
import { stepsFigure } from "../../examples/training/figures/steps.ts";
import { condenseSettings, scoreClusters, truthOf } from "../../examples/training/score.ts";
import { simulateEvent } from "../../src/events.ts";

const event = simulateEvent({ seed: 2, particles: 12 });
const { hits } = event;
/** The clusters of a perfect network. */
const perfect = Int32Array.from(hits.objectId, (id) => Number(id) - 1);
const bins = (clusterId: Int32Array) => scoreClusters(clusterId, truthOf([event]), { bins: efficiencyBins }).bins;
const terms = Array.from({ length: 40 }, (_, i) => {
  const term = 1 / (i + 1);
  return { attractive: term, repulsive: term, coward: term, noise: term, nRep: i, total: 4 * term };
});
const course = { terms, scores: [0, 20, 40].map((step) => ({ step, doubleMajority: 0.5, perfect: step / 80 })) };

/** The elements that a selector finds in a figure, which must be sound. */
function elements(svg: string, selector: string): Element[] {
  assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"'));
  assert.not.match(svg, /NaN|Infinity|undefined/);
  return [...new DOMParser().parseFromString(svg, "image/svg+xml").documentElement.querySelectorAll(selector)];
}

test("hits are right in the cluster of their particle, else wrong, missed, or left out rightly", () => {
  // Particle 9 has too few hits to count, and so has cluster 7.
  const objectId = BigInt64Array.of(1n, 1n, 1n, 1n, 2n, 2n, 2n, 0n, 0n, 9n, 2n);
  const found = Int32Array.of(4, 4, 4, 5, 5, 5, 5, 4, -1, 7, 7);
  const { roles, clusterId } = hitRoles(found, objectId);
  assert.equal(clusterId, Int32Array.of(4, 4, 4, 5, 5, 5, 5, 4, -1, -1, -1));
  const expected = ["right", "right", "right", "wrong", "right", "right", "right", "wrong", "other", "other", "missed"];
  assert.equal(roles, expected);
});

test("the detector view draws every hit in both panels, and marks what is wrong by shape", () => {
  const wrong = perfect.slice();
  const [here, there] = [perfect.findIndex((id) => id >= 0), perfect.lastIndexOf(Math.max(...perfect))];
  wrong[here] = -1;
  wrong[there] = wrong[there] === 0 ? 1 : 0;
  for (const [clusterId, missed, mistaken] of [
    [perfect, 0, 0],
    [wrong, 1, 1],
  ] as const) {
    const svg = detectorFigure(hits, clusterId, "An event");
    const marks = elements(svg, '[aria-label="dot"]').map(({ children }) => children.length);
    // The legend has four dots; each panel those left out, those in clusters, and the wrong and missed ones on top.
    const small = new Set(hitRoles(clusterId, hits.objectId).clusterId);
    small.delete(-1);
    assert.match(svg, `${hits.x.length} hits, ${small.size} tracks found`);
    assert.match(svg, `in another track (${mistaken})`);
    assert.match(svg, `missed (${missed})`);
    assert.is(
      marks.reduce((sum, n) => sum + n, 0),
      4 + 2 * (hits.x.length + mistaken),
    );
    assert.match(svg, "x (mm)");
    assert.match(svg, "z (mm)");
  }
});

test("the overview has the detector and both states of the latent space", () => {
  const outputs = { beta: new Float32Array(hits.x.length), x: new Float32Array(5 * hits.x.length) };
  const panels = ["before", "after"].map((title) => ({ title, outputs, alphas: Int32Array.of(0, 1) }));
  const svg = overviewFigure(hits, perfect, panels, 0.5);
  for (const words of ["across the beam", "latent space before", "latent space after", "with its radius 0.5"]) {
    assert.match(svg, words);
  }
  const rings = elements(svg, '[aria-label="dot"]').filter(({ children }) => children.length === 2);
  assert.is(rings.length, 2);
});

test("the course of a training has a line for each term and for each efficiency", () => {
  const svg = stepsFigure(course, { repulsive: 100, noise: 0.1 }, 5);
  assert.is(elements(svg, '[aria-label="line"] path').length, 6);
  for (const words of ["100 · repulsive", "0.1 · noise", "coward", "double majority", "5 validation events"]) {
    assert.match(svg, words);
  }
});

test("efficiencies have a dot with an interval in each bin with particles", () => {
  const found = bins(perfect);
  const filled = found.flat().filter(({ nParticles }) => nParticles > 0).length;
  const svg = efficiencyFigure(found, "one event");
  // One more dot of each kind is in the legend.
  const count = (selector: string) => elements(svg, selector).reduce((sum, { children }) => sum + children.length, 0);
  assert.is(count('[aria-label="dot"]'), 2 * filled + 2);
  assert.is(count('[aria-label="rule"]'), 4 * filled);
  assert.match(svg, "transverse momentum pT (GeV)");
});

test("an event without hits, bins without particles and a course without steps can be drawn", () => {
  const none = { ...hits, x: new Float64Array(0), objectId: new BigInt64Array(0) };
  elements(detectorFigure(none, new Int32Array(0), "Nothing"), "svg");
  elements(
    efficiencyFigure(
      bins(perfect.map(() => -1)).map((of) => of.slice(0, 0)),
      "nothing",
    ),
    "svg",
  );
  elements(stepsFigure({ terms: [], scores: [] }, {}, 0), "svg");
});

test("a run writes all its figures and one page, and leaves none of an earlier run", () => {
  const folder = mkdtempSync(join(tmpdir(), "oc-figures-"));
  const beta = new Float32Array(hits.x.length).fill(0.5);
  const outputs = { beta, x: Float32Array.from({ length: 5 * beta.length }, (_, i) => (i * 7919) % 13) };
  const settings = condenseSettings(0.1, 0.5, 0.7);
  const results: RunResults = {
    ...{ settings, event, name: "An event", before: outputs, after: outputs, bins: bins(perfect), binned: "one event" },
    ...{ course, weights: {}, validated: 5, report: [{ title: "Table", text: "a < b & c" }], summary: "held-out: 1" },
  };
  const exists = () =>
    ["detector.svg", "latent-before-after.svg", "efficiency.svg", "training-steps.svg"].map((name) =>
      existsSync(join(folder, name)),
    );
  writeFileSync(join(folder, "mine.svg"), "");
  const page = readFileSync(writeFigures(folder, results), "utf8");
  assert.equal(exists(), [true, true, true, true]);
  assert.match(page, "a &lt; b &amp; c");
  assert.not.match(page, /<(img|script|link)|https?:\/\/(?!www\.w3\.org)/);
  assert.is(page.split("<figure>").length, 5);

  removeFigures(folder);
  assert.equal(exists(), [false, false, false, false]);
  const loaded = readFileSync(writeFigures(folder, { ...results, course: undefined }), "utf8");
  assert.equal(exists(), [true, true, true, false]);
  assert.match(loaded, "The weights were loaded");
  assert.ok(existsSync(join(folder, "mine.svg")));
  rmSync(folder, { recursive: true });
});

test("the latent space has both panels with every hit and a ring for each condensation point", () => {
  const objectId = BigInt64Array.from({ length: 40 }, (_, j) => BigInt(j % 6));
  const hits = objectId.length;
  const dimensions = 3;
  const outputs = { beta: new Float32Array(hits), x: new Float32Array(hits * dimensions).map((_, i) => (i * i) % 17) };
  const panels = [
    { title: "before training", outputs, alphas: Int32Array.of(1, 5) },
    { title: "after 9 steps", outputs, alphas: Int32Array.of() },
  ];
  const text = latentFigure(panels, objectId, 0.4);
  const marks = elements(text, '[aria-label="dot"]').map(({ children }) => children.length);
  // Three dots more are in the legend.
  assert.is(
    marks.reduce((sum, n) => sum + n, 0),
    3 + 2 * hits + 2,
  );
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
