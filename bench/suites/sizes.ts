/** Time of the fast loss at the sizes of whole TrackML events, in both precisions, and of the loss over every pair. */
import { condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } from "../../src/index.ts";
import { affordable } from "../affordable.ts";
import { checkSame } from "../agreement.ts";
import { LAYOUTS, type Layout, type LayoutName, type LayoutSizes, layout } from "../data.ts";
import { type HookedInput as Input, strategyOf } from "../hooked.ts";
import type { Case } from "../interleave.ts";
import { chosen, MAX_N_REP, measure, Q_MIN, type RatioNames, SEED, SIZES, type Suite, scaled } from "../suite.ts";

/** Layouts with many pairs within reach: nobody trains on these without a cap. */
const DENSE: readonly LayoutName[] = ["mid", "collapsed"];
const RATIOS: readonly RatioNames[] = [
  ["LossGrad ÷ TigerGrad", "LossGrad f32", "TigerGrad f32"],
  ["f64 ÷ f32", "TigerGrad f64", "TigerGrad f32"],
];

interface Subject {
  readonly name: string;
  /** Longest call to measure, in seconds */
  readonly limit: number;
  prepare(data: Layout): Input;
  call(input: Input, maxNRep: number): unknown;
}

const single = (data: Layout): Input => ({ ...data, qMin: Q_MIN });
const double = ({ beta, x, objectId }: Layout): Input => ({
  beta: Float64Array.from(beta),
  x: Float64Array.from(x),
  objectId,
  qMin: Q_MIN,
});
/** `Input` may be of either precision; the functions are typed for one. */
const typed = (input: Input) => input as Input & { beta: Float32Array; x: Float32Array };
const tiger = (input: Input, maxNRep: number) => condensationLossTiger({ ...typed(input), maxNRep });
const tigerGrad = (input: Input, maxNRep: number) => condensationLossTigerGrad({ ...typed(input), maxNRep });
/** With arrays that every call overwrites. */
const withOut = (input: Input): Input & { out: object } => {
  const { beta, x } = input;
  const emptied = (array: Input["x"]) =>
    array instanceof Float32Array ? new Float32Array(array.length) : new Float64Array(array.length);
  return { ...input, out: { dBeta: emptied(beta), dX: emptied(x) } };
};
const grad = (input: Input) => condensationLossGrad(typed(input));

const LOSS_GRAD: Subject = { name: "LossGrad f32", limit: 4, prepare: single, call: grad };
const TIGER: Subject = { name: "Tiger f32", limit: 10, prepare: single, call: tiger };
const SUBJECTS: readonly Subject[] = [
  TIGER,
  { name: "TigerGrad f32", limit: 10, prepare: (data) => withOut(single(data)), call: tigerGrad },
  { name: "TigerGrad f32, fresh", limit: 10, prepare: single, call: tigerGrad },
  { name: "Tiger f64", limit: 10, prepare: double, call: tiger },
  { name: "TigerGrad f64", limit: 10, prepare: (data) => withOut(double(data)), call: tigerGrad },
];

export const sizes: Suite = {
  name: "sizes",
  text: `Whole events; Tiger is condensationLossTiger, and so on, float32 and float64; LossGrad visits every pair; search:
what Tiger does in float32, by the data. Gradients go into \`out\`; fresh: into new arrays. A dash where a call on all
pairs would take more than 10 s, of LossGrad 4 s, and for LossGrad where Tiger has a cap.`,
  async *rows({ rounds, scale, dims, layouts, sizes }) {
    for (const event of chosen(Object.keys(SIZES), sizes)) {
      const size = scaled(SIZES[event], scale);
      for (const D of chosen([2, 3, 8, 12, 24], dims)) {
        for (const name of chosen(LAYOUTS, layouts)) {
          const parameters = { ...size, dims: D, seed: SEED };
          const data = layout(name, parameters);
          const maxNRep = DENSE.includes(name) ? MAX_N_REP : 0;
          const subjects = affordableOnes(name, parameters, maxNRep);
          const nRep = subjects.includes(TIGER) ? tiger(single(data), maxNRep).nRep : "–";
          const search = strategyOf({ ...single(data), maxNRep });
          const about = { size: event, layout: name, D, ...size, maxNRep: maxNRep || "–", nRep, search };
          const cases = casesOf(subjects, data, maxNRep);
          yield await measure(about, cases, RATIOS, rounds);
        }
      }
    }
  },
};

function affordableOnes(name: LayoutName, parameters: LayoutSizes, maxNRep: number): Subject[] {
  const subjects = maxNRep > 0 ? SUBJECTS : [...SUBJECTS, LOSS_GRAD];
  return subjects.filter(({ limit, prepare, call }) =>
    affordable(limit, name, parameters, (pilot) => call(prepare(pilot), maxNRep)),
  );
}

/** Checks that the losses agree, if both are measured, and returns the cases. */
function casesOf(subjects: readonly Subject[], data: Layout, maxNRep: number): Case[] {
  if (subjects.includes(LOSS_GRAD)) {
    checkSame(tigerGrad(single(data), 0), grad(single(data)));
  }
  return subjects.map(({ name, prepare, call }) => {
    const input = prepare(data);
    return { name, run: () => void call(input, maxNRep) };
  });
}
