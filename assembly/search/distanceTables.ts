// The filter by distance tables. Along each of the leading axes, space is cut into LEVELS levels, and an object stands at
// the nearest level of each axis: off by ρ. For a block of hits a table holds, for each pair of levels of two axes, the
// squared distances of the 16 hits from it, a byte each. The sum over the tables, one lookup for two axes, is a lower
// bound of the squared distance of a hit from the object's levels, which is at most reach + ρ for a pair within reach.
import { Event } from "../event/event";
import { all, lanes } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";
import { reachOf } from "./reachOf";
import { Search } from "./search";
import { BIT_ROW_BYTES, bytesOfLevels, LEVELS, PANEL, panelsOf, TABLE_BYTES } from "./sizes";

/** The squared threshold of an object that is off its levels by 1.25 times the mean, in the tables' unit. */
const THRESHOLD: f64 = 200;
/** At the largest byte, where sums saturate, a threshold lets everything pass. */
const LARGEST: f64 = 255;
/** The levels span the objects, but no more than this many standard deviations from the mean. */
const SPREAD: f64 = 2.75;
/** Finite in float32, and beyond every reach. */
const FAR: f32 = 1e16;

/**
 * Writes the levels of each object, as offsets into the tables, and its threshold.
 * reads: records, projectedCentres f32[K·S], covariance: the variances along the axes
 * writes: levels, levelFrame, tableScale; scratch: near
 */
export function findLevels<T>(e: Event): void {
  const s = changetype<Search>(e.search);
  for (let a: usize = 0; a < s.axes; a++) spanAxis(e, s, a);
  let longest: f64 = 0;
  let off: f64 = 0;
  for (let slot: usize = 0; slot < e.objects; slot++) {
    longest = max(longest, reachOf<T>(e, slot));
    const own = offLevels(e, s, slot);
    store<f64>(s.near + slot * 8, own);
    off += own;
  }
  s.tableScale = sqrt(THRESHOLD) / (longest * 1.00001 + s.margin + (1.25 * off) / <f64>e.objects);
  for (let slot: usize = 0; slot < e.objects; slot++) {
    const reach = reachOf<T>(e, slot) * 1.00001 + s.margin + load<f64>(s.near + slot * 8) * 1.00001;
    const limit = reach * s.tableScale;
    store<u16>(s.levels + slot * bytesOfLevels(s.axes) + s.axes, <u16>min<f64>(LARGEST, ceil(limit * limit)));
  }
}

/** Sets the lowest level of an axis, and the distance from one to the next. */
@inline function spanAxis(e: Event, s: Search, a: usize): void {
  let low: f32 = Infinity;
  let high: f32 = -Infinity;
  const end = s.projectedCentres + e.objects * s.slabs * 4;
  for (let y = s.projectedCentres; y < end; y += s.slabs * 4) {
    low = min(low, load<f32>(y + a * 4));
    high = max(high, load<f32>(y + a * 4));
  }
  const variance = a < e.dimensions ? load<f64>(s.covariance + a * (e.dimensions + 1) * 8) : 0;
  const spread = <f32>(SPREAD * sqrt(max<f64>(variance, 0)));
  low = max(low, -spread);
  const width = max(<f32>1e-30, (min(high, spread) - low) / <f32>LEVELS);
  store<f32>(s.levelFrame + a * 4, low + <f32>0.5 * width);
  store<f32>(s.levelFrame + (s.axes + a) * 4, width);
}

/** Where a level of an axis is. */
@inline function placeOfLevel(s: Search, axis: usize, level: usize): f32 {
  return load<f32>(s.levelFrame + axis * 4) + <f32>level * load<f32>(s.levelFrame + (s.axes + axis) * 4);
}

/** Writes an object's levels; returns how far it is from them. */
function offLevels(e: Event, s: Search, slot: usize): f64 {
  const y = s.projectedCentres + <usize>load<u32>(s.objectInSlot + slot * 4) * s.slabs * 4;
  const to = s.levels + slot * bytesOfLevels(s.axes);
  let sum: f64 = 0;
  for (let a: usize = 0; a < s.axes; a++) {
    const v = load<f32>(y + a * 4);
    const steps = (v - load<f32>(s.levelFrame + a * 4)) / load<f32>(s.levelFrame + (s.axes + a) * 4);
    const level = <usize>min(<f32>(LEVELS - 1), max(<f32>0, nearest(steps)));
    const off = <f64>(v - placeOfLevel(s, a, level));
    sum += off * off;
    if (a & 1) store<u16>(to + a - 1, load<u16>(to + a - 1) + <u16>(level * 16));
    else store<u16>(to + a, <u16>(level * LEVELS * 16));
  }
  return sqrt(sum);
}

/**
 * Builds the tables of block h.
 * writes: tables; scratch: hitRows, levelBounds
 */
export function buildTables<T>(e: Event, s: Search, h: usize): void {
  centreHits<T>(e, s, h);
  const pairs = s.axes / 2;
  for (let p: usize = 0; p < pairs; p++) {
    boundAxis(e, s, 2 * p, s.levelBounds);
    boundAxis(e, s, 2 * p + 1, s.levelBounds + LEVELS * 16);
    addBounds(s.levelBounds, s.tables + p * TABLE_BYTES);
  }
}

/** Writes hitRows f32[D·16]: the hits' coordinates from the mean; lanes that a float64 block does not have are far. */
@inline function centreHits<T>(e: Event, s: Search, h: usize): void {
  const far = f32x4.splat(FAR);
  for (let c: usize = 0; c < e.dimensions; c++) {
    const mean = all<T>(load<f64>(s.mean + c * 8));
    const to = s.hitRows + c * ROW;
    for (let lane: usize = 0; lane < 16; lane += 4) {
      let y = far;
      if (lane < lanes<T>()) {
        const x = h + c * ROW + lane * sizeof<T>();
        y = v128.sub<T>(v128.load(x), mean);
        if (sizeof<T>() == 8) {
          const z = f32x4.demote_f64x2_zero(v128.sub<T>(v128.load(x, 16), mean));
          y = i64x2.shuffle(f32x4.demote_f64x2_zero(y), z, 0, 2);
        }
        y = f32x4.pmin(far, f32x4.pmax(f32x4.splat(-FAR), y));
      }
      v128.store(to + lane * 4, y);
    }
  }
}

/** For each level of an axis a byte a hit: the squared distance of the hit from it, in the tables' unit, rounded down. */
function boundAxis(e: Event, s: Search, axis: usize, bounds: usize): void {
  let y0 = f32x4.splat(0);
  let y1 = y0;
  let y2 = y0;
  let y3 = y0;
  let rotation = s.rotation + axis * 4;
  const end = s.hitRows + e.dimensions * ROW;
  for (let row = s.hitRows; row < end; row += ROW, rotation += s.slabs * 4) {
    const factor = v128.load32_splat(rotation);
    y0 = f32x4.add(y0, f32x4.mul(factor, v128.load(row)));
    y1 = f32x4.add(y1, f32x4.mul(factor, v128.load(row, 16)));
    y2 = f32x4.add(y2, f32x4.mul(factor, v128.load(row, 32)));
    y3 = f32x4.add(y3, f32x4.mul(factor, v128.load(row, 48)));
  }
  const scale = f32x4.splat(<f32>s.tableScale);
  for (let level: usize = 0; level < LEVELS; level++) {
    const place = f32x4.splat(placeOfLevel(s, axis, level));
    const b01 = i16x8.narrow_i32x4_s(boundOf(y0, place, scale), boundOf(y1, place, scale));
    const b23 = i16x8.narrow_i32x4_s(boundOf(y2, place, scale), boundOf(y3, place, scale));
    v128.store(bounds + level * 16, i8x16.narrow_i16x8_u(b01, b23));
  }
}


@inline function boundOf(y: v128, place: v128, scale: v128): v128 {
  const scaled = f32x4.mul(f32x4.sub(y, place), scale);
  return i32x4.trunc_sat_f32x4_s(f32x4.mul(f32x4.mul(scaled, scaled), f32x4.splat(0.9999)));
}

/** The table of two axes: the sums of their bounds. */
function addBounds(bounds: usize, to: usize): void {
  const others = bounds + LEVELS * 16;
  for (; bounds < others; bounds += 16) {
    const own = v128.load(bounds);
    for (let other = others; other < others + LEVELS * 16; other += 64, to += 64) {
      v128.store(to, i8x16.add_sat_u(own, v128.load(other)));
      v128.store(to, i8x16.add_sat_u(own, v128.load(other, 16)), 16);
      v128.store(to, i8x16.add_sat_u(own, v128.load(other, 32)), 32);
      v128.store(to, i8x16.add_sat_u(own, v128.load(other, 48)), 48);
    }
  }
}

/**
 * Writes the marked objects that a hit of the block may reach, ascending, each with a bit for each such hit; clears the
 * marks.
 * writes: near u32[2] an object; returns their number
 */
export function findNear(e: Event, s: Search): usize {
  if (s.axes == 4) return nearByTwo(e, s);
  if (s.axes == 8) return nearByFour(e, s);
  return s.axes == 12 ? nearBySix(e, s) : nearByEight(e, s);
}

// each copy is its own function, as in pairs/specialisations.ts
function nearByTwo(e: Event, s: Search): usize {
  return nearBy(2, e, s);
}
function nearByFour(e: Event, s: Search): usize {
  return nearBy(4, e, s);
}
function nearBySix(e: Event, s: Search): usize {
  return nearBy(6, e, s);
}
function nearByEight(e: Event, s: Search): usize {
  return nearBy(8, e, s);
}


@inline function nearBy(pairs: usize, e: Event, s: Search): usize {
  const tables = s.tables;
  const bytes = bytesOfLevels(2 * pairs);
  let to = s.near;
  for (let panel: usize = 0; panel < panelsOf(e.objects); panel++) {
    if (!load<u8>(s.touched + panel)) continue;
    store<u8>(s.touched + panel, 0);
    const marks = s.marks + panel * BIT_ROW_BYTES;
    for (let o: usize = 0; o < BIT_ROW_BYTES; o += 8) {
      let marked = load<u64>(marks + o);
      if (marked == 0) continue;
      store<u64>(marks + o, 0);
      let slot = panel * PANEL + o * 8;
      if (popcnt(marked) > DENSE) {
        for (let levels = s.levels + slot * bytes; marked != 0; levels += bytes, slot++, marked >>= 1) {
          const mask = nearHits(pairs, tables, levels) & (0 - ((<u32>marked) & 1));
          store<u32>(to, <u32>slot);
          store<u32>(to, mask, 4);
          to += <usize>(mask != 0) * 8;
        }
      } else {
        for (; marked != 0; marked &= marked - 1) {
          const next = slot + <usize>ctz(marked);
          const mask = nearHits(pairs, tables, s.levels + next * bytes);
          store<u32>(to, <u32>next);
          store<u32>(to, mask, 4);
          to += <usize>(mask != 0) * 8;
        }
      }
    }
  }
  return (to - s.near) / 8;
}

/** Of 64 objects, so many that it is cheaper to look at all. */
const DENSE: u64 = 32;

/** A bit for each hit that may be within reach of the object with these levels. */
@inline function nearHits(pairs: usize, tables: usize, levels: usize): u32 {
  let sum = v128.load(tables + <usize>load<u16>(levels));
  sum = i8x16.add_sat_u(sum, v128.load(tables + <usize>load<u16>(levels, 2), TABLE_BYTES));
  if (pairs > 2) {
    sum = i8x16.add_sat_u(sum, v128.load(tables + <usize>load<u16>(levels, 4), 2 * TABLE_BYTES));
    sum = i8x16.add_sat_u(sum, v128.load(tables + <usize>load<u16>(levels, 6), 3 * TABLE_BYTES));
  }
  if (pairs > 4) {
    sum = i8x16.add_sat_u(sum, v128.load(tables + <usize>load<u16>(levels, 8), 4 * TABLE_BYTES));
    sum = i8x16.add_sat_u(sum, v128.load(tables + <usize>load<u16>(levels, 10), 5 * TABLE_BYTES));
  }
  if (pairs > 6) {
    sum = i8x16.add_sat_u(sum, v128.load(tables + <usize>load<u16>(levels, 12), 6 * TABLE_BYTES));
    sum = i8x16.add_sat_u(sum, v128.load(tables + <usize>load<u16>(levels, 14), 7 * TABLE_BYTES));
  }
  return i8x16.bitmask(i8x16.le_u(sum, v128.load8_splat(levels + pairs * 2)));
}
