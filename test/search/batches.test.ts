/** Ragged batches in which some events are searched and some are not: each event's gradients are those of it alone. */
import { test } from "uvu";
import { type Convention, condensationLossTigerGrad, conventions, type Floats } from "../support/anyPrecision.ts";
import { nearLargest } from "../support/compare.ts";
import { sample } from "../support/samples.ts";

/** [hits, objects] of the events; those with more than half a million pairs are searched */
const EVENTS = [
  [3000, 300],
  [40, 5],
  [0, 0],
  [2500, 260],
  [33, 40],
  [700, 3],
] as const;

type Type = { from(source: ArrayLike<number>): Floats; from(of: { length: number }, map: () => number): Floats };

for (const type of [Float32Array, Float64Array] as Type[]) {
  for (const convention of [
    conventions.objectCondensation,
    conventions.hgcalmlPushPull,
    conventions.gnnTrackingTiger,
  ]) {
    for (const maxNRep of [0, 500]) {
      if (maxNRep > 0 && convention !== conventions.objectCondensation) continue;
      test(`${convention.name}, ${type.from([]).constructor.name}, cap ${maxNRep}`, () => {
        check(type, convention, maxNRep);
      });
    }
  }
}

function check(type: Type, convention: Convention, maxNRep: number): void {
  const each = EVENTS.map(([hits, objects], e) => {
    const { weights, ...given } = sample(Float64Array, { seed: e, hits, objects, dims: 3, width: 5 });
    return { ...given, distanceScale: weights };
  });
  const rowSplits = [0];
  for (const [hits] of EVENTS) rowSplits.push(rowSplits[rowSplits.length - 1] + hits);
  const joined = (name: "beta" | "x" | "distanceScale"): Floats => type.from(each.flatMap((event) => [...event[name]]));
  const scaled = convention === conventions.hgcalmlPushPull;
  const options = { qMin: 0.5, convention, ...(maxNRep > 0 && { maxNRep, seed: 3 }) };
  const batch = condensationLossTigerGrad({
    ...options,
    beta: joined("beta"),
    x: joined("x"),
    ...(scaled && { distanceScale: joined("distanceScale") }),
    objectId: each.flatMap(({ objectId }) => [...objectId]),
    rowSplits,
  });
  for (const [e, { beta, x, distanceScale, objectId }] of each.entries()) {
    if (maxNRep > 0 && e > 0) break; // another event's draws are others
    const alone = condensationLossTigerGrad({
      ...options,
      beta: type.from(beta),
      x: type.from(x),
      ...(scaled && { distanceScale: type.from(distanceScale) }),
      objectId,
    });
    // these conventions' batch rules give an event one share, of all its terms
    const share = shareOf(batch.dX.subarray(3 * rowSplits[e], 3 * rowSplits[e + 1]), alone.dX);
    for (const [name, width] of [
      ["dBeta", 1],
      ["dX", 3],
      ["dDistanceScale", 1],
    ] as const) {
      const own = batch[name]?.subarray(width * rowSplits[e], width * rowSplits[e + 1]);
      if (!own) continue;
      const expected = Array.from(alone[name]!, (v) => share * v);
      nearLargest(`event ${e} ${name}`, own, expected, type === (Float32Array as Type) ? 1e-5 : 1e-10);
    }
  }
}

/** What an event counts in the batch: the ratio of its largest gradients. */
function shareOf(own: Floats, alone: Floats): number {
  let most = 0;
  for (let i = 0; i < alone.length; i++) if (Math.abs(alone[i]) > Math.abs(alone[most])) most = i;
  return alone.length > 0 && alone[most] !== 0 ? own[most] / alone[most] : 1;
}

test.run();
