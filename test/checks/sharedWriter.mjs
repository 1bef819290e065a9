// A worker that writes to the arrays of sharedMemory.test.ts until it is ended: for a while valid numbers, then any.
import { workerData } from "node:worker_threads";

const { beta, x, int32, bigInt64, rowSplits, weights, mask } = workerData;
const hits = beta.length;
const below = (n) => Math.floor(Math.random() * n);
const bad = [Number.NaN, Number.POSITIVE_INFINITY, -1, 2, 1e300, -1e300, -0];
const any = () => bad[below(bad.length)];

function write(valid) {
  const j = below(hits);
  beta[j] = valid || below(8) ? Math.random() : any();
  weights[j] = valid || below(8) ? Math.random() : any();
  x[below(x.length)] = valid || below(8) ? 3 * Math.random() : any();
  int32[j] = valid ? below(9) : below(2 ** 32);
  bigInt64[j] = valid ? BigInt(below(9)) : BigInt(below(2 ** 32)) << BigInt(below(32));
  mask[j] = below(2);
  const e = 1 + below(rowSplits.length - 2);
  if (valid) rowSplits[e] = Math.round((hits * e) / (rowSplits.length - 1)) + below(3);
  else rowSplits[below(rowSplits.length)] = below(2 * hits) - below(hits);
}

function mend() {
  for (let j = 0; j < hits; j++) {
    beta[j] = weights[j] = Math.random();
    int32[j] = below(9);
  }
  for (let i = 0; i < x.length; i++) x[i] = 3 * Math.random();
  for (let e = 0; e < rowSplits.length; e++) rowSplits[e] = Math.round((hits * e) / (rowSplits.length - 1));
}

for (;;) {
  mend();
  for (let i = 0; i < 20_000; i++) write(true);
  for (let i = 0; i < 5_000; i++) write(false);
}
