/** Conventions for tests, and random batches from a seed with every extra input that a convention reads. */
import { readInputs } from "../../src/conventions/checkConvention.ts";
import { type Convention, conventions, type Floats } from "../../src/index.ts";
import { uniforms } from "../support/samples.ts";

const { mlpf, mlpfFirst, hgcalmlBasic, hgcalmlHinge, hgcalmlHingeManhattan, hgcalmlFuturePushPull } = conventions;
const { gnnTrackingTiger, gnnTrackingRadiusGraph, hgcalmlMergeBasic, hgcalmlMergeDeadZone } = conventions;

const named = (name: string, of: Convention, change: Partial<Convention>): Convention => ({ ...of, ...change, name });

/** Combinations that the originals have as options, beside `conventions`. */
const COMBINED: readonly Convention[] = [
  named("mlpf, centreMix 0.99", mlpf, { centreMix: 0.99 }),
  named("mlpf, clipped", mlpf, { betaBefore: "clip", betaMax: 0.6 }),
  named("mlpfFirst, belowOne", mlpfFirst, { betaDivisor: 1, betaMax: "belowOne" }),
  named("mlpfFirst, clipped", mlpfFirst, { betaBefore: "clip" }),
  named("hgcalmlBasic, centreMix 0.3", hgcalmlBasic, { centreMix: 0.3 }),
  named("hgcalmlHinge, centreMix 0.5", hgcalmlHinge, { centreMix: 0.5 }),
  named("hgcalmlHinge, centreMix 1", hgcalmlHinge, { centreMix: 1 }),
  named("hgcalmlHingeManhattan, centreMix 0.9", hgcalmlHingeManhattan, { centreMix: 0.9 }),
  named("hgcalmlFuturePushPull, centreMix 0.7", hgcalmlFuturePushPull, { centreMix: 0.7 }),
  named("hgcalmlMergeDeadZone, centreMix 0.5", hgcalmlMergeDeadZone, { centreMix: 0.5 }),
  named("gnnTrackingTiger, quirks", gnnTrackingTiger, { quirks: true }),
  named("gnnTrackingRadiusGraph, quirks", gnnTrackingRadiusGraph, { quirks: true }),
  named("hgcalmlMergeBasic, quirks", hgcalmlMergeBasic, { quirks: true }),
  named("hgcalmlBasic, shortRange and huber", hgcalmlBasic, {
    ...{ coward: "shortRange", attraction: "huber", repulsion: "hinge", repulsionParameter: 0 },
    ...{ noiseRepels: false, attractionNorm: "allHitsPlus", repulsionNorm: "allHitsPlus", spectatorSuppression: 0.3 },
  }),
];

export const everyConvention: readonly Convention[] = [...Object.values(conventions), ...COMBINED];

export interface BatchSizes {
  seed: number;
  /** Hits of each event */
  events: readonly number[];
  objects: number;
  dims: number;
  width: number;
  /** Events of noise alone */
  withoutObjects?: readonly number[];
}

/**
 * Noise ids are at the convention's threshold, object ids above; a third of the spectator weights is 0, a sixth is 1.
 */
export function conventionBatch<F extends Floats>(
  type: { from(source: { length: number }, map: (value: unknown, i: number) => number): F },
  convention: Convention,
  { seed, events, objects, dims, width, withoutObjects = [] }: BatchSizes,
) {
  const next = uniforms(seed);
  const reads = readInputs(convention);
  const rowSplits = [0];
  for (const size of events) rowSplits.push(rowSplits[rowSplits.length - 1] + size);
  const hits = rowSplits[events.length];
  const floats = (make: () => number, length = hits): F => type.from({ length }, make);
  const id = (): number => convention.noiseThreshold + Math.floor(next() * (objects + 1));
  const objectId = Int32Array.from({ length: hits }, id);
  for (const e of withoutObjects) objectId.fill(convention.noiseThreshold, rowSplits[e], rowSplits[e + 1]);
  return {
    beta: floats(() => 0.05 + 0.85 * next()),
    x: floats(() => width * (next() - 0.5), hits * dims),
    weights: floats(() => 0.5 + next()),
    objectId,
    rowSplits,
    dimensions: dims,
    objectWeight: floats(() => 0.2 + 2 * next()),
    ...(reads.distanceScale && { distanceScale: floats(() => 0.3 + 1.7 * next()) }),
    ...(reads.spectatorWeight && { spectatorWeight: floats(() => Math.min(1, Math.max(0, 1.8 * next() - 0.6))) }),
    ...(reads.hitEnergy && { hitEnergy: floats(() => 30 * next()) }),
    ...(reads.objectMask && { objectMask: Array.from({ length: hits }, () => next() < 0.7) }),
    ...(convention.qMin === undefined && convention.charge === "artanh" && { qMin: 0.3 }),
    convention,
  };
}
