/**
 * What the losses are measured against besides plain JavaScript: each peer is a file of this folder. A factory gives
 * undefined where its peer is not installed, or cannot do the layout.
 */
import type { Layout } from "../data.ts";
import type { Case } from "../interleave.ts";

export type Peer = Case & { close?(): void };
export type PeerFactory = (data: Layout, qMin: number) => Promise<Peer | undefined>;

export const peers: PeerFactory[] = [];
