// What dbscan is compared with gives its labels.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { LAYOUTS, layout } from "../../bench/data.ts";
import { plainDbscan } from "../../bench/peers/plainDbscan.ts";
import { openSklearn } from "../../bench/peers/sklearn.ts";
import { dbscan } from "../../src/index.ts";

const cases = LAYOUTS.flatMap((name) =>
  [1, 3, 8].map((dimensions) => {
    const { x } = layout(name, { hits: 900, objects: 70, dims: dimensions, seed: 9 });
    return { x, dimensions, eps: 0.3, minSamples: 3 };
  }),
);

test("the plain loop gives the labels of dbscan", () => {
  for (const options of cases) assert.equal(plainDbscan(options), dbscan(options).clusterId);
});

test("scikit-learn, where it is installed, gives the labels of dbscan, and is refused if it does not", async () => {
  const { clusterId } = dbscan(cases[0]);
  const peer = await openSklearn(cases[0], clusterId);
  if (peer === undefined) return;
  assert.ok(Number(await peer.run()) > 0);
  peer.close?.();
  const wrong = clusterId.map((label) => label + 1);
  let refused = false;
  await openSklearn(cases[0], wrong).catch(() => {
    refused = true;
  });
  assert.ok(refused);
});

test.run();
