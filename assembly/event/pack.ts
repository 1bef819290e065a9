// Packing: copies inputs, charges and objects into the blocks and records that the pair kernel reads.
import { at, hitAt, slotOf, weightOf } from "./access";
import { Event } from "./event";
import { blockBytes, recordBytes } from "./strides";
import { INVERSE_SCALE, NUMBER, REACH, STRENGTH } from "./record";
import { binade } from "../numeric/math";
import { lanes } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";

/** 2^−500: keeps the product of two scales, and its inverse, finite and above 0. */
const SMALLEST_SCALE: f64 = 3.054936363499605e-151;

/**
 * reads: x T[N·D], weights T[N], permutation u32[N], objectAt i32[N], qAt f64[N], slotOfObject u32[K], centres
 * f64[K·D], scales, a, r, pulls, pushes f64[K]
 * writes: blocks, records, chargeScale, strengthScale
 */
export function pack<T>(e: Event): void {
  scaleCharges<T>(e);
  packHits<T>(e);
  packObjects<T>(e);
}

/** The factor w·q of a hit's repulsion; w alone if the charge scales the distance. */
@inline function repelled<T>(e: Event, place: usize): f64 {
  const w = e.weights ? weightOf<T>(e, hitAt(e, place)) : 1;
  return e.chargeScalesDistance ? w : w * at(e.qAt, place);
}

/** lossRepulsive·r·R of object k */
@inline function strength(e: Event, k: usize): f64 {
  return e.lossRepulsive * at(e.r, k) * at(e.pushes, k);
}


@inline function scaleCharges<T>(e: Event): void {
  let charge: f64 = 0;
  for (let place: usize = 0; place < e.hits; place++) {
    const v = abs(repelled<T>(e, place));
    charge = v > charge ? v : charge;
  }
  e.chargeScale = binade(max(charge, SMALLEST_SCALE));
  e.strengthScale = binade(max(largestStrength(e), SMALLEST_SCALE));
}

function largestStrength(e: Event): f64 {
  let most: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) {
    most = max(most, max(abs(strength(e, k)), abs(e.lossAttractive * at(e.a, k) * at(e.pulls, k))));
  }
  return most;
}


@inline function packHits<T>(e: Event): void {
  const n = e.hits;
  const dimensions = e.dimensions;
  const r = e.rows;
  const invScale = 1 / e.chargeScale;
  const transposed = sizeof<T>() == 4 ? dimensions & ~3 : 0;
  let block = e.blocks;
  for (let first: usize = 0; first < n; first += lanes<T>(), block += blockBytes(e)) {
    if (sizeof<T>() == 4) transposeBlock(e, first, block);
    memory.fill(block + dimensions * ROW, 0, (r - dimensions) * ROW);
    for (let lane: usize = 0; lane < lanes<T>(); lane++) {
      const h = block + lane * sizeof<T>();
      const place = first + lane;
      const isHit = place < n;
      const number = isHit ? load<i32>(e.objectAt + place * 4) : -1;
      if (isHit && (e.noiseRepels || number != -1)) {
        const x = rowAt<T>(e, place);
        for (let c: usize = transposed; c < dimensions; c++) store<T>(h + c * ROW, load<T>(x + c * sizeof<T>()));
        store<T>(h + r * ROW, <T>(repelled<T>(e, place) * invScale));
      } else {
        // a lane without a repelling hit goes farther from every object than any reach
        for (let c: usize = 0; c < dimensions; c++) store<T>(h + c * ROW, <T>(4 * e.limit));
        store<T>(h + r * ROW, 0);
      }
      store<T>(h + (r + 1) * ROW, <T>number);
      if (e.chargeScalesDistance) store<T>(h + (r + 2) * ROW, isHit ? <T>at(e.qAt, place) : 0);
    }
  }
}

/**
 * Float32 coordinates of the block that begins at place `first`, in tiles of 4 hits × 4 coordinates. Lanes after the
 * last hit read hit 0; `packHits` then overwrites them.
 */
@inline function transposeBlock(e: Event, first: usize, block: usize): void {
  const bytes = (e.dimensions & ~3) * 4;
  if (!bytes) return;
  for (let lane: usize = 0; lane < lanes<f32>(); lane += 4) {
    const a = rowAt<f32>(e, first + lane);
    const b = rowAt<f32>(e, first + lane + 1);
    const c = rowAt<f32>(e, first + lane + 2);
    const d = rowAt<f32>(e, first + lane + 3);
    let to = block + lane * 4;
    for (let i: usize = 0; i < bytes; i += 16, to += 4 * ROW) transpose(a + i, b + i, c + i, d + i, to);
  }
}

/** Address of the coordinates of the hit at a place. */
@inline function rowAt<T>(e: Event, place: usize): usize {
  return e.x + (place < e.hits ? hitAt(e, place) : 0) * e.dimensions * sizeof<T>();
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
