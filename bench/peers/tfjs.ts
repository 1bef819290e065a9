/**
 * The default loss composed of TensorFlow.js operations, wasm backend, one thread, forward and backward. It uses dense
 * [K, N] matrices with hits along the rows, because sums over the other axis would transpose first. A one-hot matrix
 * picks the condensation points, because the backend lacks the gradient of `gather` (UnsortedSegmentSum).
 */
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { startBackend } from "../../examples/training/backend.ts";
import type { Layout } from "../data.ts";
import { absent, type Peer } from "./peer.ts";
import { checkSameLoss, type PeerLoss } from "./sameLoss.ts";

const NAME = "TensorFlow.js wasm";
/** Limit for the matrices alone. The backend's memory is limited to 4 GiB, or less in pages and on small machines. */
const MOST_BYTES = 2e9;
/** Number of [K, N] matrices alive at once (measured): a constant, and a number per coordinate. */
const MATRICES = { backward: [30.5, 4.2], forward: [14.5, 2.1] } as const;

/** Forward and backward, or only forward (as its name then says) if the matrices of both would not fit. */
export async function openTfjs(data: Layout, qMin: number): Promise<Peer | undefined> {
  const hits = data.beta.length;
  const dims = data.x.length / hits;
  const objects = data.objectId.reduce((most, id) => Math.max(most, id), 0);
  const bytes = ([fixed, each]: readonly [number, number]): number => (fixed + each * dims) * hits * objects * 4;
  const forwardOnly = bytes(MATRICES.backward) > MOST_BYTES;
  if (bytes(MATRICES.forward) > MOST_BYTES) {
    const gigabytes = (bytes(MATRICES.forward) / 1e9).toFixed(1);
    return absent(NAME, `its matrices would take ${gigabytes} GB, more than ${MOST_BYTES / 1e9} GB`);
  }
  await start();
  const name = `${NAME}, ${forwardOnly ? "forward" : "forward and backward"}`;
  const parameters = [tf.tensor1d(data.beta), tf.tensor2d(data.x, [hits, dims])] as const;
  const objectId = tf.tensor1d(data.objectId, "int32");
  const loss = (beta: tf.Tensor, x: tf.Tensor): tf.Scalar => condensationLoss(beta, x, objectId, objects, qMin);
  const run = (): PeerLoss =>
    tf.tidy(() => {
      if (forwardOnly) return { total: loss(...parameters).dataSync()[0] };
      const { value, grads } = tf.valueAndGrads(loss)([...parameters]);
      const [total, dBeta, dX] = [value, ...grads].map((tensor) => tensor.dataSync<"float32">());
      return { total: total[0], dBeta, dX };
    });
  checkSameLoss(name, run(), data, qMin);
  return { name, run: () => void run(), close: () => tf.dispose([...parameters, objectId]) };
}

async function start(): Promise<void> {
  // Node's bundle of tfjs-core does not register gradients; the package @tensorflow/tfjs would.
  createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients.js");
  const { setThreadsCount } = await import("@tensorflow/tfjs-backend-wasm");
  setThreadsCount(1);
  await startBackend("wasm");
}

/** beta [N], x [N, D], ids [N] of objects 1 … K → total. */
function condensationLoss(
  beta: tf.Tensor,
  x: tf.Tensor,
  objectId: tf.Tensor1D,
  objects: number,
  qMin: number,
): tf.Scalar {
  const [hits, dims] = x.shape as [number, number];
  // [K, N]; `equal` of a row and a column is ten times slower
  const own = tf.cast(
    tf.transpose(tf.oneHot(tf.sub(objectId, tf.scalar(1, "int32")) as tf.Tensor1D, objects)),
    "float32",
  );
  const others = tf.sub(1, own);
  const q = tf.reshape(tf.add(tf.square(tf.atanh(beta)), qMin), [hits, 1]) as tf.Tensor2D;
  const alphas = tf.argMax(tf.mul(own, tf.reshape(q, [1, hits])), 1) as tf.Tensor1D;
  // cast, because the backend fills a float one-hot matrix with the bits of integers
  const picks = tf.cast(tf.oneHot(alphas, hits), "float32") as tf.Tensor2D;
  const columns = tf.concat([x, q, tf.reshape(beta, [hits, 1])], 1) as tf.Tensor2D;
  const [centres, qAlphas, betaAlphas] = tf.split(tf.matMul(picks, columns), [dims, 1, 1], 1);

  const s = tf.addN(
    tf.split(centres, dims, 1).map((centre, c) => {
      const hit = tf.reshape(tf.slice(x, [0, c], [hits, 1]), [1, hits]);
      return tf.square(tf.sub(hit, centre));
    }),
  );
  // 1e-12, because the slope of the square root is infinite at 0
  const hinge = tf.relu(tf.sub(1, tf.sqrt(tf.add(s, 1e-12))));
  const attractive = tf.div(tf.matMul(tf.mul(own, s) as tf.Tensor2D, q), tf.sum(own, 1, true));
  const repulsive = tf.div(tf.matMul(tf.mul(others, hinge) as tf.Tensor2D, q), tf.sum(others, 1, true));
  const isNoise = tf.cast(tf.equal(objectId, 0), "float32");
  const noise = tf.div(tf.sum(tf.mul(beta, isNoise)), tf.sum(isNoise));
  const potential = tf.mean(tf.mul(qAlphas, tf.add(attractive, repulsive)));
  return tf.addN([potential, tf.mean(tf.sub(1, betaAlphas)), noise]) as tf.Scalar;
}
