/**
 * A process of the suite firstCall. In: layout, sizes and whether the kernels were opened before, as JSON, the only
 * argument. Out: a `FirstCall` as JSON.
 */
import { base64 } from "../../src/bytes.ts";
import { condensationLossTigerGrad, createKernels } from "../../src/index.ts";
import { layout } from "../data.ts";
import { median } from "../interleave.ts";
import { Q_MIN } from "../suite.ts";
import type { FirstCall } from "./firstCall.ts";

/** Later calls; the first half of them, in which the engine may still compile, is not counted. */
const LATER = 40;

const { layout: name, opened, ...sizes } = JSON.parse(process.argv[2]);
const input = { ...layout(name, sizes), qMin: Q_MIN };
const module = opened && new WebAssembly.Module(Buffer.from(base64, "base64"));
const loss = opened ? createKernels({ module }).condensationLossTigerGrad : condensationLossTigerGrad;
const times = Array.from({ length: 1 + LATER }, () => {
  const start = performance.now();
  loss(input);
  return performance.now() - start;
});
const result: FirstCall = { first: times[0], warm: median(times.slice(1 + LATER / 2)) };
console.log(JSON.stringify(result));
