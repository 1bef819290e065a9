/** What the soak calls: every function of the package, over kernels that are kept and over kernels that are dropped. */
import { parseTrackml, particleRows, simulateEvent } from "../../src/events.ts";
import { loadModule } from "../../src/wasm/module.ts";
import * as api from "../../test/support/anyPrecision.ts";
import { callLargest, callLoss } from "./losses.ts";
import { MOST, Pool } from "./pool.ts";
import { callRefused } from "./refused.ts";

const csv = (columns: string, row: string): string => `${columns}\n${row}`;
const TEXTS = {
  hits: csv("hit_id,x,y,z,volume_id,layer_id", "1,0,0,0,8,2"),
  truth: csv("hit_id,particle_id", "1,7"),
  particles: csv("particle_id,vx,vy,vz,px,py,pz,q", "7,0,0,0,1,1,1,1"),
};
const payloads = Object.values(api.payloadConventions);

const kinds: readonly ((pool: Pool) => void)[] = [
  ...Array.from({ length: 4 }, () => (pool: Pool) => callLoss(api, pool)),
  (pool) => callCondense(api, pool),
  callPayload,
  callMetrics,
  callMatching,
  callRefused,
];
/** Those that take longer, once in so many calls. */
const rare: readonly (readonly [number, (pool: Pool) => void])[] = [
  [2000, callDropped],
  [50_000, (pool) => api.warmUp({ dimensions: 1 + pool.below(5) })],
  [500, (pool) => particleRows(simulateEvent({ seed: pool.below(1e6), particles: pool.below(4) }))],
  [100, () => parseTrackml(TEXTS)],
];

/** Makes a call each time it is called; throws where a call throws that should not, or one does not that should. */
export function soakCalls(seed: number): () => void {
  const pool = new Pool(seed);
  let count = 0;
  api.warmUp({ dimensions: 5, precision: "float64" });
  callLargest(api, pool);
  return () => {
    pool.one(kinds)(pool);
    for (const [every, call] of rare) if (count % every === 0) call(pool);
    count++;
  };
}

function callCondense({ condense }: Pick<api.AnyFunctions, "condense">, pool: Pool): void {
  condense({ ...pool.hits(), betaThreshold: 0.1, radius: pool.below(3) });
}

function callPayload(pool: Pool): void {
  const { beta, x, dimensions: _, ...rest } = pool.hits();
  const input = { ...rest, beta, hitLoss: x, objectId: pool.ids(beta.length), convention: pool.one(payloads) };
  if (pool.below(2)) api.payloadLoss(input);
  else api.payloadLossGrad(input);
}

function callMetrics(pool: Pool): void {
  const objectId = pool.ids(pool.below(MOST.hits)) as number[];
  const clusterId = Array.from(objectId, () => pool.below(5) - 1);
  api.trackingMetrics({
    clusterId,
    objectId,
    thresholds: [{}],
    bins: [{ of: clusterId, edges: [0, 1, 9] }],
  });
  api.clusteringScores({ clusterId, objectId });
  api.memoryBytes({ hits: objectId.length, dimensions: 3, objects: 2 });
}

function callMatching(pool: Pool): void {
  const { beta, x, rowSplits } = pool.hits();
  const objectId = pool.ids(beta.length);
  const clusterId = Int32Array.from(beta, () => pool.below(5) - 1);
  const assignment = pool.one(["oneToOne", "oneToMany"] as const);
  api.matchObjects({ clusterId, objectId, weights: beta, rowSplits, threshold: 0.1, assignment });
  api.clusterProperties({ clusterId, rowSplits, sums: { beta }, means: { x } });
  const { numbers } = api.denseIds({ ids: objectId, rowSplits });
  api.batchOf({ rowSplits: api.rowSplitsOf({ batch: numbers.fill(0) }) });
  api.responses({ predicted: x, truth: x.map(() => 0.5) });
}

/** Kernels with a memory of their own, which nothing holds on to. */
function callDropped(pool: Pool): void {
  const kernels = api.createKernels({ module: loadModule() });
  callLoss(kernels, pool);
  callCondense(kernels, pool);
}
