// Packing: copies inputs, charges and objects into the blocks and records that the pair kernel reads.
import { at, slotOf, weightOf } from "./access";
import { Event } from "./event";
import { blockBytes, recordBytes } from "./strides";
import { INVERSE_SCALE, NUMBER, REACH, STRENGTH } from "./record";
import { binade } from "../numeric/math";
import { lanes } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";

/** 2^−500: keeps the product of two scales, and its inverse, finite and above 0. */
const SMALLEST_SCALE: f64 = 3.054936363499605e-151;

/**
 * Objects → records; hits → blocks, unless each block is packed when its turn comes.
 * reads: x T[N·D], weights T[N], permutation u32[N], objectOfHit i32[N], q f64[N], slotOfObject u32[K], centres
 * f64[K·D], scales, a, r, pulls, pushes f64[K]
 * writes: blocks, records, chargeScale, strengthScale
 */
export function pack<T>(e: Event): void {
  scaleCharges(e);
  packObjects<T>(e);
  let block = e.blocks;
  clearBlock<T>(e, block);
  if (e.onePass) return;
  for (let first: usize = 0; first < e.hits; first += lanes<T>(), block += blockBytes(e)) {
    if (first > 0) clearBlock<T>(e, block);
    packBlock<T>(e, block, first, min(e.hits - first, lanes<T>()), 0);
  }
}

/** The factor w·q of hit j's repulsion; w alone if the charge scales the distance. */
@inline function repelled(e: Event, j: usize): f64 {
  const w = weightOf(e, j);
  return e.chargeScalesDistance ? w : w * at(e.q, j);
}

/** lossRepulsive·r·R of object k */
@inline function strength(e: Event, k: usize): f64 {
  return e.lossRepulsive * at(e.r, k) * at(e.pushes, k);
}

function scaleCharges(e: Event): void {
  let charge: f64 = 0;
  if (e.weights | e.chargeScalesDistance | e.pushPull) {
    for (let j: usize = 0; j < e.hits; j++) {
      const attracted = weightOf(e, j) * at(e.p, j);
      charge = max(charge, max(abs(repelled(e, j)), abs(attracted)));
    }
  } else {
    charge = largestCharge(e);
  }
  e.chargeScale = binade(max(charge, SMALLEST_SCALE));
  e.strengthScale = binade(max(largestStrength(e), SMALLEST_SCALE));
}

/** No charge is negative. */
function largestCharge(e: Event): f64 {
  if (e.hits == 0) return 0;
  const last = e.q + (e.hits - 1) * 8;
  let most = v128.load64_splat(last);
  for (let q = e.q; q < last; q += 16) most = f64x2.pmax(most, v128.load(q));
  return max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
}

function largestStrength(e: Event): f64 {
  let most: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) {
    most = max(most, max(abs(strength(e, k)), abs(e.lossAttractive * at(e.a, k) * at(e.pulls, k))));
  }
  return most;
}

/**
 * Writes the block of the `count` hits from place `first` on. The lanes from there up to `filled` become empty; those
 * after them must be already.
 */
export function packBlock<T>(e: Event, block: usize, first: usize, count: usize, filled: usize): void {
  const dimensions = e.dimensions;
  const order = e.permutation + first * 4;
  const x = e.x;
  const bytes = dimensions * sizeof<T>();
  const invScale = 1 / e.chargeScale;
  const numbers = e.objectOfHit;
  const charges = block + e.rows * ROW;
  const q = e.q;
  const isPlain = !(e.weights | e.chargeScalesDistance);
  const noiseRepels = e.noiseRepels != 0;
  let transposed: usize = 0;
  if (sizeof<T>() == 4) {
    transposed = dimensions & ~3;
    if (transposed) transposeBlock(x, order, count, block, transposed * 4, bytes);
  }
  for (let lane: usize = 0; lane < count; lane++) {
    const offset = lane * sizeof<T>();
    const j = <usize>load<u32>(order + lane * 4);
    const number = load<i32>(numbers + j * 4);
    store<T>(charges + offset, <T>number, ROW);
    if (number == -1 && !noiseRepels) {
      leaveEmpty<T>(e, block + offset);
      continue;
    }
    const row = x + j * bytes;
    for (let c = transposed; c < dimensions; c++) store<T>(block + offset + c * ROW, load<T>(row + c * sizeof<T>()));
    store<T>(charges + offset, <T>((isPlain ? at(q, j) : repelled(e, j)) * invScale));
  }
  // a tile has gone up to its last lane
  const end = transposed ? max(filled, (count + 3) & ~3) : filled;
  for (let lane = count; lane < end; lane++) {
    const h = block + lane * sizeof<T>();
    leaveEmpty<T>(e, h);
    store<T>(h + (e.rows + 1) * ROW, -1);
  }
  if (!e.chargeScalesDistance) return;
  for (let lane: usize = 0; lane < count; lane++) {
    store<T>(charges + lane * sizeof<T>(), <T>at(q, <usize>load<u32>(order + lane * 4)), 2 * ROW);
  }
}

/** Empties a block. */
export function clearBlock<T>(e: Event, block: usize): void {
  memory.fill(block, 0, blockBytes(e));
  for (let lane: usize = 0; lane < lanes<T>(); lane++) {
    leaveEmpty<T>(e, block + lane * sizeof<T>());
    store<T>(block + lane * sizeof<T>() + (e.rows + 1) * ROW, -1);
  }
}

/** A lane without a repelling hit goes farther from every object than any reach. */
function leaveEmpty<T>(e: Event, h: usize): void {
  const far = <T>(4 * e.limit);
  for (const end = h + e.dimensions * ROW; h < end; h += ROW) store<T>(h, far);
  store<T>(h + (e.rows - e.dimensions) * ROW, 0);
}

/** Float32 coordinates of a block in tiles of 4 hits × 4 coordinates, `most` bytes of a hit's `bytes`. */
@inline function transposeBlock(x: usize, order: usize, count: usize, block: usize, most: usize, bytes: usize): void {
  const last = order + (count - 1) * 4;
  for (let lane: usize = 0; lane < count; lane += 4) {
    const own = order + lane * 4;
    const a = x + <usize>load<u32>(own) * bytes;
    const b = x + <usize>load<u32>(min(own + 4, last)) * bytes;
    const c = x + <usize>load<u32>(min(own + 8, last)) * bytes;
    const d = x + <usize>load<u32>(min(own + 12, last)) * bytes;
    let to = block + lane * 4;
    for (let i: usize = 0; i < most; i += 16, to += 4 * ROW) transpose(a + i, b + i, c + i, d + i, to);
  }
}

/** Transposes a tile: four float32 coordinates of four hits → four rows. */
@inline function transpose(a: usize, b: usize, c: usize, d: usize, to: usize): void {
  const ab = v128.shuffle<f32>(v128.load(a), v128.load(b), 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(v128.load(c), v128.load(d), 0, 4, 1, 5);
  v128.store(to, v128.shuffle<f64>(ab, cd, 0, 2));
  v128.store(to, v128.shuffle<f64>(ab, cd, 1, 3), ROW);
  const ab2 = v128.shuffle<f32>(v128.load(a), v128.load(b), 2, 6, 3, 7);
  const cd2 = v128.shuffle<f32>(v128.load(c), v128.load(d), 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(ab2, cd2, 0, 2), 2 * ROW);
  v128.store(to, v128.shuffle<f64>(ab2, cd2, 1, 3), 3 * ROW);
}


@inline function packObjects<T>(e: Event): void {
  const dimensions = e.dimensions;
  const r = e.rows;
  const invScale = 1 / e.strengthScale;
  for (let k: usize = 0; k < e.objects; k++) {
    const record = e.records + slotOf(e, k) * recordBytes<T>(r);
    for (let c: usize = 0; c < r; c++) {
      store<T>(record + c * sizeof<T>(), c < dimensions ? <T>at(e.centres, k * dimensions + c) : 0);
    }
    const own = record + r * sizeof<T>();
    const scale = at(e.scales, k);
    store<T>(own + NUMBER * sizeof<T>(), <T>k);
    store<T>(own + REACH * sizeof<T>(), <T>reach(e, scale));
    store<T>(own + INVERSE_SCALE * sizeof<T>(), <T>(e.rate / scale));
    store<T>(own + STRENGTH * sizeof<T>(), <T>(strength(e, k) * invScale));
  }
}

/**
 * The squared distance (Manhattan: the distance) below which a pair counts. A repulsion without a finite reach gets one
 * that includes every hit but no empty lane: empty lanes are at least three limits away in every coordinate.
 */
@inline function reach(e: Event, scale: f64): f64 {
  if (e.manhattan) return min(sqrt(e.reach * scale), 2.5 * e.limit * <f64>e.dimensions);
  return min(e.reach * scale, 5 * e.limit * e.limit * <f64>e.dimensions);
}
