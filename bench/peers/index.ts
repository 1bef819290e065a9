/**
 * The other implementations that the losses are measured against, besides plain JavaScript. Each peer is a file of this
 * folder, imported only when needed, because peers depend on large packages.
 */
import type { OpenPeer } from "./peer.ts";

export const peers: OpenPeer[] = [
  async (data, qMin) => (await import("./tfjs.ts")).openTfjs(data, qMin),
  async (data, qMin) => (await import("./wholeNative.ts")).openWholeNative(data, qMin),
  async (data, qMin) => (await import("./torch.ts")).openTorch(data, qMin),
];
