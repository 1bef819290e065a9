/** The default loss written in C, a whole call compiled by gcc for this processor, as a child process; D = 3 only. */
import { readFileSync } from "node:fs";
import type { Layout } from "../data.ts";
import { Child } from "./child.ts";
import { compile } from "./compile.ts";
import { absent, type OpenPeer } from "./peer.ts";
import { checkSameLoss, type PeerLoss } from "./sameLoss.ts";

export const WHOLE_NATIVE = "gcc, whole call";

/** `run` returns processor time. */
export const openWholeNative: OpenPeer = async (data, qMin) => {
  const hits = data.beta.length;
  if (data.x.length !== 3 * hits) return undefined;
  const compiled = compile("wholeLoss");
  if ("reason" in compiled) return absent(WHOLE_NATIVE, compiled.reason);
  const child = new Child(compiled.output, { event: bytesOf(data, qMin) }, (path) => [
    path("event"),
    path("gradients"),
  ]);
  try {
    const [attractive, repulsive, coward, noise] = (await child.ask("result")).split(" ").map(Number);
    const { buffer, byteOffset } = readFileSync(child.path("gradients"));
    const [dBeta, dX] = [
      new Float32Array(buffer, byteOffset, hits),
      new Float32Array(buffer, byteOffset + 4 * hits, 3 * hits),
    ];
    const loss: PeerLoss = { total: attractive + repulsive + coward + noise, dBeta, dX };
    checkSameLoss(WHOLE_NATIVE, loss, data, qMin);
  } catch (cause) {
    child.close();
    throw cause;
  }
  return { name: WHOLE_NATIVE, run: async () => Number(await child.ask("run")), close: () => child.close() };
};

/** What native/wholeMain.c reads. */
function bytesOf({ beta, x, objectId }: Layout, qMin: number): Uint8Array {
  const parts = [Int32Array.of(beta.length), Float32Array.of(qMin), beta, x, objectId];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}
