/**
 * The pair pass in good plain JavaScript: float64, row-major arrays, one object after the other. The
 * first two coordinates are unrolled and reject most pairs; the hits within reach are collected in a
 * list before they are evaluated.
 */
import { HITS_OF_BLOCK, type PackedEvent, type PairPass, sumLengths } from "../pairKernel.ts";

/** The row-major arrays that the loops read and write. */
interface Arrays {
  readonly rows: number;
  /** [N, R + 2]: coordinates, charge, object number */
  readonly h: Float32Array;
  /** [K, R + 4] */
  readonly records: Float32Array;
  /** [N, R + 1] and [K, R + 1] */
  readonly dH: Float64Array;
  readonly dK: Float64Array;
  /** Indices of the hits within reach of an object, and their distances */
  readonly near: Int32Array;
  readonly distances: Float64Array;
}

/** Writes the hits of other objects within reach of one object to `near`; returns their number. */
function findNear({ rows, h, records, near, distances }: Arrays, record: number, epsilon: number): number {
  const x0 = records[record];
  const x1 = records[record + 1];
  const number = records[record + rows];
  const reach = records[record + rows + 1];
  let found = 0;
  for (let j = 0, row = 0; j < near.length; j++, row += rows + 2) {
    const d0 = h[row] - x0;
    const d1 = h[row + 1] - x1;
    let s = d0 * d0 + d1 * d1;
    for (let c = 2; c < rows && s < reach; c++) {
      const d = h[row + c] - records[record + c];
      s += d * d;
    }
    if (s >= reach || h[row + rows + 1] === number) continue;
    near[found] = j;
    distances[found++] = Math.sqrt(s + epsilon);
  }
  return found;
}

/** Repels the first `found` hits of `near` from that object, whose sums begin at index `sums` of dK. */
function repel(
  { rows, h, records, near, distances, dH, dK }: Arrays,
  found: number,
  record: number,
  sums: number,
): void {
  const strength = records[record + rows + 3];
  let value = 0;
  for (let i = 0; i < found; i++) {
    const row = near[i] * (rows + 2);
    const place = near[i] * (rows + 1);
    const distance = distances[i];
    const q = h[row + rows];
    value += q * (1 - distance);
    dH[place + rows] += strength * (1 - distance);
    const push = distance > 0 ? (q * strength) / distance : 0;
    for (let c = 0; c < rows; c++) {
      const y = push * (records[record + c] - h[row + c]);
      dH[place + c] += y;
      dK[sums + c] += y;
    }
  }
  dK[sums + rows] = value;
}

export function plainPass(event: PackedEvent): PairPass {
  const { hits, objects, rows, epsilon, blocks, records } = event;
  const h = new Float32Array(hits * (rows + 2));
  for (let j = 0; j < hits; j++) {
    for (let c = 0; c < rows + 2; c++) h[j * (rows + 2) + c] = blocks[placeInBlocks(j, c, rows + 2)];
  }
  const dH = new Float64Array(hits * (rows + 1));
  const dK = new Float64Array(objects * (rows + 1));
  const all: Arrays = { rows, h, records, dH, dK, near: new Int32Array(hits), distances: new Float64Array(hits) };
  let nRep = 0;
  return {
    name: "plain JavaScript",
    run() {
      dH.fill(0);
      dK.fill(0);
      const start = performance.now();
      nRep = 0;
      for (let k = 0; k < objects; k++) {
        const found = findNear(all, k * (rows + 4), epsilon);
        repel(all, found, k * (rows + 4), k * (rows + 1));
        nRep += found;
      }
      return performance.now() - start;
    },
    sums() {
      const [dBlocks, dRecords] = sumLengths(event).map((length) => new Float64Array(length));
      for (let j = 0; j < hits; j++) {
        for (let c = 0; c <= rows; c++) dBlocks[placeInBlocks(j, c, rows + 1)] = dH[j * (rows + 1) + c];
      }
      for (let k = 0; k < objects; k++) {
        // −dV/dx, then Σ w·q·f; the last pair stays 0, because the fast form does not use it
        for (let c = 0; c <= rows; c++) dRecords[(k * (rows + 2) + c) * 2] = dK[k * (rows + 1) + c];
      }
      return { nRep, dBlocks, dRecords };
    },
  };
}

/** Index of row c of hit j in blocks of `rows` rows. */
function placeInBlocks(j: number, c: number, rows: number): number {
  const block = Math.floor(j / HITS_OF_BLOCK);
  return (block * rows + c) * HITS_OF_BLOCK + (j % HITS_OF_BLOCK);
}
