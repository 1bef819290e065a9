// The int16 filter: centres and hits are quantised, and their squared distances are exact integers: two coordinates of
// four hits cost a few instructions. Quantising moves a point by at most half a quantum along each coordinate. The
// thresholds allow for that, so no pair within reach is rejected.
import { Event } from "../event/event";
import { blockBytes, recordBytes } from "../event/strides";
import { all, lanes, squares16 } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";
import { reachOf } from "./reachOf";
import { Search } from "./search";
import { int16Pairs, PANEL } from "./sizes";

/** Chooses the quantum; quantises the centres. */
@inline export function quantiseObjects<T>(e: Event, s: Search): void {
  const d = e.dimensions;
  // differences fit 16 bits, and the sums of their squares 31
  const most = min<f64>(16383, floor(23170 / sqrt(<f64>d)));
  s.int16Scale = most / max(s.radius, 1e-30);
  const slack = 1.02 * sqrt(<f64>d) + 1;
  for (let slot: usize = 0; slot < e.objects; slot++) {
    const record = e.records + slot * recordBytes<T>(e.rows);
    const to = s.int16Centres + slot * (int16Pairs(d) + 1) * 4;
    for (let c: usize = 0; c < d; c += 2) {
      const low = quantised(s, <f64>load<T>(record + c * sizeof<T>()), c);
      const high = c + 1 < d ? quantised(s, <f64>load<T>(record + (c + 1) * sizeof<T>()), c + 1) : 0;
      store<i32>(to + c * 2, (low & 0xffff) | (high << 16));
    }
    const reach = reachOf<T>(e, slot);
    const limit = reach * s.int16Scale * 1.00001 + slack;
    store<i32>(to + int16Pairs(d) * 4, <i32>min<f64>(2147483647, ceil(limit * limit)));
  }
}


@inline function quantised(s: Search, x: f64, c: usize): i32 {
  return <i32>nearest((x - load<f64>(s.mean + c * 8)) * s.int16Scale);
}


@inline export function quantiseHits<T>(e: Event, s: Search, block: usize): void {
  const h = e.blocks + block * blockBytes(e);
  let to = s.int16Hits;
  for (let c: usize = 0; c < e.dimensions; c += 2) {
    for (let lane: usize = 0; lane < lanes<T>(); lane += 4, to += 16) {
      const low = quantisedLanes<T>(s, h, c, lane);
      const high = c + 1 < e.dimensions ? quantisedLanes<T>(s, h, c + 1, lane) : i32x4.splat(0);
      v128.store(to, v128.or(v128.and(low, i32x4.splat(0xffff)), i32x4.shl(high, 16)));
    }
  }
}

/** Coordinate c of four hits in quanta, clamped to 16 bits. Lanes without a hit may cost time, but nothing else. */
@inline function quantisedLanes<T>(s: Search, h: usize, c: usize, lane: usize): v128 {
  const x = h + c * ROW + lane * sizeof<T>();
  const mean = all<T>(load<f64>(s.mean + c * 8));
  const scale = all<T>(s.int16Scale);
  let y = v128.mul<T>(v128.sub<T>(v128.load(x), mean), scale);
  if (sizeof<T>() == 8) {
    const z = v128.mul<T>(v128.sub<T>(v128.load(x, 16), mean), scale);
    const low = f32x4.demote_f64x2_zero(y);
    y = i64x2.shuffle(low, f32x4.demote_f64x2_zero(z), 0, 2);
  }
  y = f32x4.pmin(f32x4.splat(32767), f32x4.pmax(f32x4.splat(-32767), y));
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(y));
}

/** Clears the marks of objects that none of the block's quantised hits may reach. */
@inline export function filterMarks<T>(e: Event, s: Search): void {
  const pairs = int16Pairs(e.dimensions);
  for (let first: usize = 0; first < e.objects; first += 64) {
    if (!load<u8>(s.touched + first / PANEL)) continue;
    const word = s.marks + first / 8;
    let marked = load<u64>(word);
    let kept = marked;
    for (; marked != 0; marked &= marked - 1) {
      const bit = ctz(marked);
      if (!isNear<T>(s, pairs, s.int16Centres + (first + <usize>bit) * (pairs + 1) * 4)) kept ^= (<u64>1) << bit;
    }
    store<u64>(word, kept);
  }
}


@inline function isNear<T>(s: Search, pairs: usize, object: usize): bool {
  let d0 = i32x4.splat(0);
  let d1 = d0;
  let d2 = d0;
  let d3 = d0;
  let h = s.int16Hits;
  for (const end = object + pairs * 4; object < end; object += 4, h += lanes<T>() * 4) {
    const c = v128.load32_splat(object);
    d0 = i32x4.add(d0, squares16(h, c));
    d1 = i32x4.add(d1, squares16(h + 16, c));
    if (sizeof<T>() == 8) continue;
    d2 = i32x4.add(d2, squares16(h + 32, c));
    d3 = i32x4.add(d3, squares16(h + 48, c));
  }
  const least = sizeof<T>() == 8 ? i32x4.min_s(d0, d1) : i32x4.min_s(i32x4.min_s(d0, d1), i32x4.min_s(d2, d3));
  return i32x4.bitmask(i32x4.lt_s(least, v128.load32_splat(object))) != 0;
}
