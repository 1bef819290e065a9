// Drawn pairs: value and gradient of the pairs that the sampler picked, each with its weight, in float64.
// Reads `pairs` and `drawWeights`; adds to dBlocks and dRecords what the pair kernel would, times the weight.
import { Event, rows } from "./event";
import { recordBytes } from "./pairs";
import { add, lanes, ROW } from "./simd";


@inline export function drawnPairs<T, P>(e: Event, gradient: bool): void {
  const f = changetype<P>(<usize>0);
  const r = rows(e);
  for (let i: usize = 0; i < e.drawn; i++) {
    const slot = <usize>load<u32>(e.pairs + i * 8);
    const k = <usize>load<u32>(e.pairs + i * 8, 4);
    const block = slot / lanes<T>();
    const lane = slot % lanes<T>();
    const h = e.blocks + block * (r + 2) * ROW + lane * sizeof<T>();
    const record = e.records + k * recordBytes<T>(r);
    const dK = e.dRecords + k * (r + 1) * 16;
    let s: f64 = 0;
    for (let c: usize = 0; c < r; c++) {
      const d = difference<T>(h, record, c);
      s += d * d;
    }
    const times = load<f64>(e.drawWeights + i * 8);
    const q = times * <f64>load<T>(h + r * ROW);
    const root = f.root<f64>(f64x2.splat(s));
    // a pair that float32 finds within reach may be an ulp outside in float64: its value is 0, not below
    const value = max<f64>(0, f64x2.extract_lane(f.value<f64>(root), 0));
    add(dK + r * 16, q * value);
    if (!gradient) continue;

    const strength = <f64>load<T>(record + (r + 2) * sizeof<T>());
    const dH = e.dBlocks + block * (r + 1) * lanes<T>() * 8 + lane * 8;
    add(dH + r * lanes<T>() * 8, times * strength * value);
    const push = f64x2.extract_lane(f.push<f64>(f64x2.splat(q * strength), root), 0);
    for (let c: usize = 0; c < r; c++) {
      const y = -push * difference<T>(h, record, c);
      add(dH + c * lanes<T>() * 8, y);
      add(dK + c * 16, y);
    }
  }
}

/** Coordinate c of a hit minus that of an object. */
@inline function difference<T>(h: usize, record: usize, c: usize): f64 {
  return <f64>load<T>(h + c * ROW) - <f64>load<T>(record + c * sizeof<T>());
}
