/** A peer is another implementation to measure against: a program or package that may be absent. */
import type { Layout } from "../data.ts";
import type { Case } from "../interleave.ts";

/** A peer that is ready to run: its inputs are loaded, and its results have been checked against ours. */
export interface Peer extends Case {
  /** Ends its process and frees its tensors. */
  close?(): void;
}

/** Opens the default loss and, if possible, its gradients; undefined if the peer is absent or the size too large. */
export type OpenPeer = (data: Layout, qMin: number) => Promise<Peer | undefined>;

const said = new Set<string>();

/** Reports once why a peer is left out. */
export function absent(name: string, reason: string): undefined {
  const line = `skipped: ${name}: ${reason}`;
  if (!said.has(line)) console.error(line);
  said.add(line);
}
