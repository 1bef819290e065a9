/** What the library is measured against: programs and packages that may be absent. */
import type { Layout } from "../data.ts";
import type { Case } from "../interleave.ts";

/** Ready to run: its inputs are loaded, and its numbers have been found to be ours. */
export interface Peer extends Case {
  /** Ends its process and frees its tensors. */
  close?(): void;
}

/** The default loss and, where a peer can, its gradients; undefined where the peer is absent or the size too large. */
export type OpenPeer = (data: Layout, qMin: number) => Promise<Peer | undefined>;

const said = new Set<string>();

/** Says why a peer is left out, once. */
export function absent(name: string, reason: string): undefined {
  const line = `skipped: ${name}: ${reason}`;
  if (!said.has(line)) console.error(line);
  said.add(line);
}
