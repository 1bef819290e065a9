/** Each area sees a fault in what it is about. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { TigerLoss } from "../../src/index.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { payloadWith } from "../../src/payload/payloadLoss.ts";
import { AREAS } from "./areas/index.ts";
import { run } from "./run.ts";
import { type Subject, subject } from "./subject.ts";

const right = subject();

/** The losses, changed after the fact; `capped`: only under a cap. */
const losses = (change: (loss: TigerLoss) => void, capped = false): Partial<Subject> => ({
  computeLoss: ((...args: Parameters<typeof computeLoss>) => {
    const loss = computeLoss(...args) as TigerLoss;
    if (!capped || args[2].maxNRep) change(loss);
    return loss;
  }) as typeof computeLoss,
});

const FAULTS: readonly (readonly [area: string, fault: string, Partial<Subject>])[] = [
  ["losses", "one pair too many", losses((loss) => loss.nRep > 5 && loss.nRep++)],
  ["conventions", "a term of the wrong size", losses((loss) => (loss.coward *= 1.00001))],
  ["caps", "a repulsion of other pairs", losses((loss) => (loss.repulsive *= 1.001), true)],
  [
    "condense",
    "a hit in no cluster",
    {
      condense: (...args) => {
        const got = right.condense(...args);
        if (got.alphas.length > 2) got.clusterId[got.alphas[2]] = -1;
        return got;
      },
    },
  ],
  [
    "dbscan",
    "a core hit too many",
    {
      dbscan: (...args) => {
        const got = right.dbscan(...args);
        if (got.clusters > 1) got.core[got.core.indexOf(0)] = 1;
        return got;
      },
    },
  ],
  [
    "densityPeaks",
    "a distance in its last digits",
    {
      densityPeaks: (...args) => {
        const got = right.densityPeaks(...args);
        return { ...got, delta: got.delta.map((v) => v * (1 + 1e-15)) };
      },
    },
  ],
  [
    "payload",
    "a property twice",
    {
      payload: ((...args: Parameters<typeof payloadWith>) => {
        const got = payloadWith(...args);
        if (got.properties.length > 1) got.properties[1] *= 2;
        return got;
      }) as typeof payloadWith,
    },
  ],
  [
    "metrics",
    "a cluster too many",
    {
      metrics: (options) => {
        const got = right.metrics(options);
        return got.nCleanedClusters > 2 ? { ...got, nCleanedClusters: got.nCleanedClusters + 1 } : got;
      },
    },
  ],
  [
    "metrics",
    "an interval too wide",
    {
      metrics: (options) => {
        const got = right.metrics(options);
        for (const bin of got.bins.flat()) if (bin.lhc !== null && bin.lower === 0) bin.lhc.low *= 0.999;
        return got;
      },
    },
  ],
  [
    "metrics",
    "a score of other pairs",
    {
      clusteringScores: (options) => {
        const got = right.clusteringScores(options);
        return { ...got, adjustedRandIndex: 0.9999 * got.adjustedRandIndex };
      },
    },
  ],
  [
    "input",
    "a TypeError",
    {
      exported: {
        ...right.exported,
        condense: () => {
          throw new TypeError("x.length");
        },
      },
    },
  ],
];

for (const [name, fault, wrong] of FAULTS) {
  test(`${name}: ${fault}`, () => {
    const areas = AREAS.filter((area) => area.name === name);
    const { failure } = run({ ...right, ...wrong }, areas, { seed: 8, milliseconds: 20_000 });
    assert.is(failure?.area, name);
  });
}

test("no area is without its fault", () => {
  assert.equal(
    AREAS.map(({ name }) => name).filter((name) => !FAULTS.some(([area]) => area === name)),
    [],
  );
});

test.run();
