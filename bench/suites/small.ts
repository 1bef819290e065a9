/** Time of a call on few hits, where checks and copies cost more than pairs, and what a ragged batch saves. */
import * as library from "../../src/index.ts";
import { type Layout, layout } from "../data.ts";
import type { Case } from "../interleave.ts";
import { outOf } from "../lossCases.ts";
import { measure, Q_MIN, type RatioNames, SEED, type Suite } from "../suite.ts";

const HITS = [6, 60, 600];
const DIMS = 3;
/** Number of events in a batch. */
const EVENTS = 100;
/** Hits per measured round: the clock is coarse, and the engine needs hundreds of calls to warm up. */
const HITS_A_ROUND = 60_000;

const BATCH = `TigerGrad, an event of ${EVENTS} in a ragged batch`;
const RATIOS: RatioNames[] = [["alone ÷ in a batch", "TigerGrad", BATCH]];

export const small: Suite = {
  name: "small",
  text: `Few hits, float32, D = ${DIMS}; Loss is condensationLoss, and so on. Gradients go into \`out\`; fresh: into new arrays.`,
  unit: "µs",
  async *rows({ rounds }) {
    for (const hits of HITS) {
      const size = { hits, objects: Math.max(1, hits / 10) };
      const data = layout("sep", { ...size, dims: DIMS, seed: SEED });
      yield await measure(size, cases(data), RATIOS, rounds);
    }
  },
};

function cases(data: Layout): Case[] {
  const fresh = { ...data, qMin: Q_MIN };
  const input = { ...fresh, out: outOf(data) };
  const calls = HITS_A_ROUND / data.beta.length;
  const all = repeated(data);
  const batch = { ...all, qMin: Q_MIN, out: outOf(all) };
  return [
    perCall("Loss", calls, () => library.condensationLoss(fresh)),
    perCall("LossGrad", calls, () => library.condensationLossGrad(input)),
    perCall("Tiger", calls, () => library.condensationLossTiger(fresh)),
    perCall("TigerGrad", calls, () => library.condensationLossTigerGrad(input)),
    perCall("TigerGrad, fresh", calls, () => library.condensationLossTigerGrad(fresh)),
    {
      name: BATCH,
      run() {
        const start = performance.now();
        library.condensationLossTigerGrad(batch);
        return (performance.now() - start) / EVENTS;
      },
    },
  ];
}

function perCall(name: string, calls: number, call: () => unknown): Case {
  return {
    name,
    run() {
      const start = performance.now();
      for (let i = 0; i < calls; i++) call();
      return (performance.now() - start) / calls;
    },
  };
}

/** A batch of EVENTS copies of the same event. */
function repeated({ beta, x, objectId }: Layout) {
  const all = <A extends Float32Array | Int32Array>(array: A): A => {
    const copies = new (array.constructor as new (length: number) => A)(EVENTS * array.length);
    for (let e = 0; e < EVENTS; e++) copies.set(array, e * array.length);
    return copies;
  };
  const rowSplits = Array.from({ length: EVENTS + 1 }, (_, e) => e * beta.length);
  return { beta: all(beta), x: all(x), objectId: all(objectId), rowSplits };
}
