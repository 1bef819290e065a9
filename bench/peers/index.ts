/**
 * What the losses are measured against besides plain JavaScript: each peer is a file of this folder, loaded when it is
 * wanted, for they bring large packages along.
 */
import type { OpenPeer } from "./peer.ts";

export const peers: OpenPeer[] = [
  async (data, qMin) => (await import("./tfjs.ts")).openTfjs(data, qMin),
  async (data, qMin) => (await import("./torch.ts")).openTorch(data, qMin),
];
