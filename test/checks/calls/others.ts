/** Calls of everything else: ids and offsets, sizes, the kernels themselves, events. */
import { parseTrackml, simulateEvent } from "../../../src/events.ts";
import * as api from "../../../src/index.ts";
import { loadModule } from "../../../src/wasm/module.ts";
import { type Call, HITS, hits, lossWeights } from "./call.ts";

export const otherCalls: readonly Call[] = [
  {
    name: "denseIds",
    label: "",
    run: api.denseIds as Call["run"],
    make: () => ({ ids: hits().objectId, threshold: 0, rowSplits: [0, 5, HITS] }),
  },
  {
    name: "rowSplitsOf",
    label: "",
    run: api.rowSplitsOf as Call["run"],
    make: () => ({ batch: [0, 0, 2, 2, 2, 3], events: 6 }),
  },
  { name: "batchOf", label: "", run: api.batchOf as Call["run"], make: () => ({ rowSplits: [0, 5, 5, HITS] }) },
  {
    name: "memoryBytes",
    label: "",
    run: api.memoryBytes,
    make: () => ({
      ...{ hits: 900, dimensions: 3, objects: 30, maxNRep: 50, precision: "float64" },
      ...{ tiger: true, gradient: false, weights: true },
      convention: { ...api.conventions.gnnTrackingTiger, lossWeights: lossWeights(), quirks: true },
    }),
  },
  { name: "warmUp", label: "", run: api.warmUp as Call["run"], make: () => ({ dimensions: 2, precision: "float64" }) },
  {
    name: "createKernels",
    label: "",
    // the functions are new ones at every call: their names are compared
    run: ((options: { module: WebAssembly.Module }) => Object.keys(api.createKernels(options))) as Call["run"],
    make: () => ({ module: loadModule() }),
  },
  {
    name: "simulateEvent",
    label: "",
    run: simulateEvent,
    make: () => ({
      ...{ seed: 4, particles: 5, noiseFraction: 0.1, efficiency: 0.9, minPt: 0.4, maxEta: 1.5, field: 3 },
      material: 0.01,
    }),
  },
  {
    name: "parseTrackml",
    label: "",
    run: parseTrackml,
    make: () => ({
      hits: "hit_id,x,y,z,volume_id,layer_id\n6,1,2,3,7,2\n9,4,5,6,8,4",
      truth: "hit_id,particle_id\n9,0\n6,31",
      particles: "particle_id,vx,vy,vz,px,py,pz,q\n31,0,0,0,3,-4,12,-1",
    }),
  },
];
