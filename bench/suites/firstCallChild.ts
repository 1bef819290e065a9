/**
 * A process of the suite firstCall. Its only argument is JSON: layout, sizes and whether to warm up first. It prints a
 * `FirstCall` as JSON.
 */
import { condensationLossTigerGrad, warmUp } from "../../src/index.ts";
import { layout } from "../data.ts";
import { median } from "../interleave.ts";
import { Q_MIN } from "../suite.ts";
import type { FirstCall } from "./firstCall.ts";

/** Number of later calls. The first half is not counted, because the engine may still be compiling. */
const LATER = 40;

const { layout: name, isWarmedUp, ...sizes } = JSON.parse(process.argv[2]);
const input = { ...layout(name, sizes), qMin: Q_MIN };
const timed = (run: () => void): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
const before = isWarmedUp ? timed(() => warmUp({ dimensions: sizes.dims })) : 0;
const times = Array.from({ length: 1 + LATER }, () => timed(() => condensationLossTigerGrad(input)));
const result: FirstCall = { warmUp: before, first: times[0], later: median(times.slice(1 + LATER / 2)) };
console.log(JSON.stringify(result));
