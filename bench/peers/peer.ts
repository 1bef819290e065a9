/** What the library is measured against: programs and packages that may be absent. */
import type { Layout } from "../data.ts";

/** Ready to run: its inputs are loaded, and its numbers have been found to be ours. */
export interface Peer {
  readonly name: string;
  /** Returns (a promise of) its own milliseconds where the wall time around the call would count more than the work. */
  run(): number | undefined | Promise<number | undefined>;
  /** Ends its process and frees its tensors. */
  close?(): void;
}

/** The default loss and, where a peer can, its gradients; undefined where the peer is absent or the size too large. */
export type OpenPeer = (data: Layout, qMin: number) => Promise<Peer | undefined>;

/** Says why a peer is left out. */
export function absent(name: string, reason: string): undefined {
  console.error(`skipped: ${name}: ${reason}`);
}
