/** matchObjects against the pairs that mlpf, HGCalML and cmspepr_hgcal_core find, from the fixtures. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type MatchInput, type Matching, matchObjects, matchRules } from "../../src/index.ts";
import { fixtures } from "../support/fixtures.ts";

/** A pair begins with the ids of the object and of the cluster; the measure may follow. */
type Pair = readonly [number, number, number?];

interface Result {
  readonly threshold: number;
  readonly unique_optimum?: boolean;
  readonly pairs?: readonly Pair[];
  readonly ties?: boolean;
  readonly pairs_in_order?: readonly Pair[];
  readonly iou?: readonly number[];
  readonly particle_ids?: readonly number[];
  readonly truth_ids?: readonly number[];
  readonly pred_labels: readonly number[];
  readonly intersection_energy?: readonly number[];
}

interface Fixture {
  readonly case: string;
  readonly inputs: { readonly object_id: number[]; readonly label: number[]; readonly energy: number[] };
  readonly results: Readonly<Record<string, Result>>;
}

/** Energies are summed in float32 by HGCalML; mlpf divides in float32. */
const FLOAT32 = 1e-6;

/** Calls `compare` for each result of a project, with the matching at the result's threshold. */
function each(
  project: string,
  compare: (matching: Matching, result: Result, input: MatchInput, label: string) => void,
) {
  let count = 0;
  for (const fixture of fixtures<Fixture>("field", "match_")) {
    const { object_id: objectId, label: clusterId, energy } = fixture.inputs;
    for (const [name, result] of Object.entries(fixture.results).filter(([name]) => name.startsWith(project))) {
      const rule = { ...rules[project], threshold: result.threshold ?? Number(/threshold=([\d.]+)/.exec(name)?.[1]) };
      const weights = name.endsWith("weights=hits") ? undefined : Float64Array.from(energy);
      const input = { clusterId, objectId, weights, ...rule };
      compare(matchObjects(input), result, input, `${fixture.case}: ${name}`);
      count++;
    }
  }
  assert.ok(count >= 4, `${count} results of ${project}`);
}

const rules = {
  mlpf: matchRules.mlpf,
  // its hits without a cluster or an object have −1; in the fixtures they have 0
  HGCalML: { ...matchRules.hgcalml, unclusteredThreshold: 0, noiseThreshold: 0 },
  cmspepr: matchRules.cmspeprCore,
} as Readonly<Record<string, Omit<MatchInput, "clusterId" | "objectId">>>;

function pairsOf({ pairs, clusterIds, objectIds }: Matching): [number, number, number][] {
  return Array.from(pairs.clusters, (c, i) => [
    Number(objectIds[pairs.objects[i]]),
    Number(clusterIds[c]),
    pairs.measures[i],
  ]);
}

function same(got: readonly Pair[], expected: readonly Pair[], tolerance: number, label: string): void {
  const ids = (pairs: readonly Pair[]): unknown => pairs.map(([object, cluster]) => [object, cluster]);
  assert.equal(ids(got), ids(expected), label);
  expected.forEach(([, , measure], i) => {
    if (measure === undefined) return;
    assert.ok(Math.abs(got[i][2]! - measure) <= tolerance, `${label}: got ${got[i][2]}, expected ${measure}`);
  });
}

for (const project of ["mlpf", "HGCalML"]) {
  test(`${project}: the pairs, where only one assignment is best, and the sum of measures everywhere`, () => {
    let compared = 0;
    each(project, (matching, result, _, label) => {
      const got = pairsOf(matching).sort(([a], [b]) => a - b);
      const sum = (pairs: readonly Pair[]): number => pairs.reduce((total, pair) => total + pair[2]!, 0);
      const hasMeasures = result.pairs!.every((pair) => pair.length === 3);
      if (hasMeasures) assert.ok(Math.abs(sum(got) - sum(result.pairs!)) < got.length * FLOAT32, `${label}: the sum`);
      if (!result.unique_optimum) return;
      same(got, result.pairs!, FLOAT32, label);
      compared++;
    });
    assert.ok(compared >= 2, `${compared} compared`);
  });

  test(`${project}: the measure of every pair`, () => {
    let compared = 0;
    each(project, (_, result, input, label) => {
      const objects = result.particle_ids ?? result.truth_ids!;
      result.pred_labels.forEach((cluster, c) => {
        objects.forEach((object, k) => {
          const expected = result.iou![c * objects.length + k];
          if (cluster === 0 || object === 0) return;
          // the pair alone: all other hits keep their place in the sizes of both
          const only = (ids: MatchInput["clusterId"], id: number): number[] =>
            Array.from(ids as number[], (one) => (one === id ? 1 : 0));
          const got = matchObjects({
            ...{ ...input, threshold: 0 },
            clusterId: only(input.clusterId, cluster),
            objectId: only(input.objectId, object),
          });
          assert.ok(Math.abs((got.pairs.measures[0] ?? 0) - expected) <= FLOAT32, `${label}: ${cluster}, ${object}`);
          const energy = result.intersection_energy?.[c * objects.length + k] ?? got.pairs.weights[0] ?? 0;
          assert.ok(
            Math.abs((got.pairs.weights[0] ?? 0) - energy) <= FLOAT32 * Math.max(1, energy),
            `${label}: energy`,
          );
          compared++;
        });
      });
    });
    assert.ok(compared > 300, `${compared} compared`);
  });
}

test("cmspepr_hgcal_core: the pairs in order, where no intersections tie", () => {
  let ordered = 0;
  each("cmspepr", (matching, result, _, label) => {
    const got = pairsOf(matching);
    if (result.ties) return;
    same(got, result.pairs_in_order!, 1e-12, label);
    ordered++;
  });
  assert.ok(ordered >= 6, `${ordered} compared in order`);
});

test.run();
