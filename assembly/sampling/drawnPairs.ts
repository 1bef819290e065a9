// Drawn pairs: weighted value and gradient of the pairs that the sampler picked, in float64. The potential is always
// the hinge: only hinges have a reach, and so pairs to sample.
import { dHit } from "../event/access";
import { Event } from "../event/event";
import { blockBytes, dRecordBytes, recordBytes } from "../event/strides";
import { INVERSE_SCALE, REACH, STRENGTH } from "../event/record";
import { add, lanes } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";
import { Hinge } from "../pairs/repulsivePotentials";

/**
 * reads: drawnPairs u32[2·drawn], drawWeights f64[drawn], blocks, records
 * adds to: dRecords and, with gradients, dBlocks: the pair kernel's contributions times the weight
 */
export function evaluateDrawn<T>(e: Event): void {
  const f = changetype<Hinge>(<usize>0);
  const r = e.rows;
  const gradient = e.withGradient != 0;
  for (let i: usize = 0; i < e.drawn; i++) {
    const place = <usize>load<u32>(e.drawnPairs + i * 8);
    const slot = <usize>load<u32>(e.drawnPairs + i * 8, 4);
    const h = e.blocks + (place / lanes<T>()) * blockBytes(e) + (place % lanes<T>()) * sizeof<T>();
    const record = e.records + slot * recordBytes<T>(r);
    const own = record + r * sizeof<T>();
    const dK = e.dRecords + slot * dRecordBytes(r);
    let s: f64 = 0;
    for (let c: usize = 0; c < r; c++) {
      const d = difference<T>(h, record, c);
      s += e.manhattan ? abs(d) : d * d;
    }
    const distance = s; // the Manhattan distance if `manhattan`; otherwise squared, like reach
    if (e.manhattan) s *= s;
    const inverse = <f64>load<T>(own + INVERSE_SCALE * sizeof<T>());
    const u = f64x2.splat(s * inverse + e.epsilon);
    const times = load<f64>(e.drawWeights + i * 8);
    const q = times * <f64>load<T>(h + r * ROW);
    const root = f.root<f64>(u);
    // a pair within reach in float32 may be an ulp outside in float64: then its value is 0
    const reach = <f64>load<T>(own + REACH * sizeof<T>());
    const value = distance < reach ? f64x2.extract_lane(f.value<f64>(root), 0) : 0;
    add(dK + r * 16, q * value);
    if (!gradient) continue;

    const strength = <f64>load<T>(own + STRENGTH * sizeof<T>());
    const dH = dHit<T>(e, place);
    add(dH + r * lanes<T>() * 8, times * strength * value);
    const push = inverse * f64x2.extract_lane(f.push<f64>(f64x2.splat(q * strength), u, root), 0);
    add(dK + (r + 1) * 16, push * s);
    for (let c: usize = 0; c < r; c++) {
      const d = difference<T>(h, record, c);
      const y = -push * (e.manhattan ? (d > 0 ? distance : d < 0 ? -distance : 0) : d);
      add(dH + c * lanes<T>() * 8, y);
      add(dK + c * 16, y);
    }
  }
}

/** Coordinate c of a hit minus that of an object's centre. */
@inline function difference<T>(h: usize, record: usize, c: usize): f64 {
  return <f64>load<T>(h + c * ROW) - <f64>load<T>(record + c * sizeof<T>());
}
