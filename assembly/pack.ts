// Packing: inputs, charges and objects → the blocks and records that the pair kernel reads.
import { at, blockBytes, Event, recordBytes, slotOf, weightOf } from "./event";
import { binade } from "./math";
import { lanes, ROW } from "./simd";

/** 2^−500: the product of two scales, and its inverse, stay finite and above 0. */
const SMALLEST_SCALE: f64 = 3.054936363499605e-151;


@inline export function pack<T>(e: Event): void {
  scaleCharges<T>(e);
  packHits<T>(e);
  packObjects<T>(e);
}

/** What a hit's repulsion is multiplied by; where the charge scales the distance, the weight alone. */
@inline function repelled<T>(e: Event, j: usize): f64 {
  return e.chargeScalesDistance ? weightOf<T>(e, j) : weightOf<T>(e, j) * at(e.q, j);
}

/** lossRepulsive·r·R of object k */
@inline function strength(e: Event, k: usize): f64 {
  return e.lossRepulsive * at(e.r, k) * at(e.pushes, k);
}


@inline function scaleCharges<T>(e: Event): void {
  let charge: f64 = 0;
  for (let j: usize = 0; j < e.hits; j++) charge = max(charge, abs(repelled<T>(e, j)));
  let most: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) {
    most = max(most, max(abs(strength(e, k)), abs(e.lossAttractive * at(e.a, k) * at(e.pulls, k))));
  }
  e.chargeScale = binade(max(charge, SMALLEST_SCALE));
  e.strengthScale = binade(max(most, SMALLEST_SCALE));
}


@inline function packHits<T>(e: Event): void {
  const n = e.hits;
  const dims = e.dims;
  const r = e.rows;
  const invScale = 1 / e.chargeScale;
  let block = e.blocks;
  for (let first: usize = 0; first < n; first += lanes<T>(), block += blockBytes(e)) {
    memory.fill(block + dims * ROW, 0, (r - dims) * ROW);
    for (let lane: usize = 0; lane < lanes<T>(); lane++) {
      const j = first + lane;
      const h = block + lane * sizeof<T>();
      const number = j < n ? load<i32>(e.numbers + j * 4) : -1;
      if (j < n && (e.noiseRepels || number != -1)) {
        const x = e.x + j * dims * sizeof<T>();
        for (let c: usize = 0; c < dims; c++) store<T>(h + c * ROW, load<T>(x + c * sizeof<T>()));
        store<T>(h + r * ROW, <T>(repelled<T>(e, j) * invScale));
      } else {
        // a lane without a hit that repels: farther from every object than any reach
        for (let c: usize = 0; c < dims; c++) store<T>(h + c * ROW, <T>(4 * e.limit));
        store<T>(h + r * ROW, 0);
      }
      store<T>(h + (r + 1) * ROW, <T>number);
      if (e.chargeScalesDistance) store<T>(h + (r + 2) * ROW, j < n ? <T>at(e.q, j) : 0);
    }
  }
}


@inline function packObjects<T>(e: Event): void {
  const dims = e.dims;
  const r = e.rows;
  const invScale = 1 / e.strengthScale;
  for (let k: usize = 0; k < e.objects; k++) {
    const record = e.records + slotOf(e, k) * recordBytes<T>(r);
    for (let c: usize = 0; c < r; c++) {
      store<T>(record + c * sizeof<T>(), c < dims ? <T>at(e.centres, k * dims + c) : 0);
    }
    const own = record + r * sizeof<T>();
    const scale = at(e.scales, k);
    store<T>(own, <T>k);
    store<T>(own + sizeof<T>(), <T>reach(e, scale));
    store<T>(own + 2 * sizeof<T>(), <T>(e.rate / scale));
    store<T>(own + 3 * sizeof<T>(), <T>(strength(e, k) * invScale));
  }
}

/**
 * The squared distance (or, by its metric, the distance) below which a pair counts. Without a reach of its own the
 * repulsion takes all hits, and none of the lanes without one: those are three limits away in every coordinate.
 */
@inline function reach(e: Event, scale: f64): f64 {
  if (e.manhattan) return min(sqrt(e.reach * scale), 2.5 * e.limit * <f64>e.dims);
  return min(e.reach * scale, 5 * e.limit * e.limit * <f64>e.dims);
}
