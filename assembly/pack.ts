// Packing: inputs, charges and condensation points → the blocks and records that the pair kernel reads.
import { Event, rows } from "./event";
import { binade } from "./math";
import { lanes, ROW } from "./simd";

/** 2^−500: the product of two scales, and its inverse, stay finite and above 0. */
const SMALLEST_SCALE: f64 = 3.054936363499605e-151;


@inline export function pack<T>(e: Event): void {
  scaleCharges<T>(e);
  packHits<T>(e);
  packObjects<T>(e);
}


@inline export function weight<T>(e: Event, j: usize): f64 {
  return e.weights ? <f64>load<T>(e.weights + j * sizeof<T>()) : 1;
}

/** lossRepulsive·r·q_alpha of object k */
@inline function strength(e: Event, k: usize): f64 {
  const alpha = <usize>load<u32>(e.alphas + k * 4);
  assert(alpha < e.hits, "an object without a hit");
  return e.lossRepulsive * load<f64>(e.r + k * 8) * load<f64>(e.q + alpha * 8);
}

/** lossAttractive·a·q_alpha of object k */
@inline function pull(e: Event, k: usize): f64 {
  const alpha = <usize>load<u32>(e.alphas + k * 4);
  return e.lossAttractive * load<f64>(e.a + k * 8) * load<f64>(e.q + alpha * 8);
}


@inline function scaleCharges<T>(e: Event): void {
  let charge: f64 = 0;
  for (let j: usize = 0; j < e.hits; j++) charge = max(charge, abs(weight<T>(e, j) * load<f64>(e.q + j * 8)));
  let most: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) most = max(most, max(abs(strength(e, k)), abs(pull(e, k))));
  e.chargeScale = binade(max(charge, SMALLEST_SCALE));
  e.strengthScale = binade(max(most, SMALLEST_SCALE));
}


@inline function packHits<T>(e: Event): void {
  const n = <usize>e.hits;
  const dims = <usize>e.dims;
  const r = rows(e);
  const invScale = 1 / e.chargeScale;
  let block = e.blocks;
  for (let first: usize = 0; first < n; first += lanes<T>(), block += (r + 2) * ROW) {
    if (r > dims) memory.fill(block + dims * ROW, 0, ROW);
    for (let lane: usize = 0; lane < lanes<T>(); lane++) {
      const j = first + lane;
      const h = block + lane * sizeof<T>();
      if (j < n) {
        const x = e.x + j * dims * sizeof<T>();
        for (let c: usize = 0; c < dims; c++) store<T>(h + c * ROW, load<T>(x + c * sizeof<T>()));
        store<T>(h + r * ROW, <T>(weight<T>(e, j) * load<f64>(e.q + j * 8) * invScale));
        store<T>(h + (r + 1) * ROW, <T>load<i32>(e.numbers + j * 4));
      } else {
        // a lane without a hit: farther from every object than any reach
        for (let c: usize = 0; c < dims; c++) store<T>(h + c * ROW, <T>(4 * e.limit));
        store<T>(h + r * ROW, 0);
        store<T>(h + (r + 1) * ROW, -1);
      }
    }
  }
}


@inline function packObjects<T>(e: Event): void {
  const dims = <usize>e.dims;
  const r = rows(e);
  const invScale = 1 / e.strengthScale;
  for (let k: usize = 0; k < e.objects; k++) {
    const record = e.records + k * (r + 3) * sizeof<T>();
    const x = e.x + <usize>load<u32>(e.alphas + k * 4) * dims * sizeof<T>();
    for (let c: usize = 0; c < r; c++) store<T>(record + c * sizeof<T>(), c < dims ? load<T>(x + c * sizeof<T>()) : 0);
    const own = record + r * sizeof<T>();
    store<T>(own, <T>k);
    store<T>(own + sizeof<T>(), 1);
    store<T>(own + 2 * sizeof<T>(), <T>(strength(e, k) * invScale));
  }
}
