// Panels: the slots in groups of PANEL. In each, every slab is cut into BINS bins over the panel's own extent, and row i
// of its bit rows has a bit for every object in a bin below i: two rows tell the objects of any interval of bins.
import { Event, recordBytes } from "../event/event";
import { Search, setBit } from "./search";

/** Objects of a panel, and bytes of a bit row. */
export const PANEL: usize = 1024;
export const ROW_BYTES: usize = PANEL / 8;
export const ROW_SHIFT: i32 = 7;
export const BINS: usize = 32;


@inline export function panelCount(objects: usize): usize {
  return (objects + PANEL - 1) / PANEL;
}

/** Bytes of a panel's frame: lowest, inverse bin width and highest of its slabs, and its reach in four lanes. */
@inline export function frameBytes(slabs: usize): usize {
  return slabs * 12 + 16;
}


@inline export function bitsBytes(slabs: usize): usize {
  return slabs * (BINS + 1) * ROW_BYTES;
}

/** Sets frames and bits. After the records. */
@inline export function buildPanels<T>(e: Event, s: Search): void {
  memory.fill(s.bits, 0, panelCount(e.objects) * bitsBytes(s.slabs));
  memory.fill(s.marks, 0, panelCount(e.objects) * ROW_BYTES);
  memory.fill(s.touched, 0, panelCount(e.objects));
  for (let first: usize = 0, panel: usize = 0; first < e.objects; first += PANEL, panel++) {
    const end = min(first + PANEL, e.objects);
    const frame = s.frames + panel * frameBytes(s.slabs);
    buildFrame(s, frame, first, end);
    let reach: f64 = 0;
    for (let slot = first; slot < end; slot++) reach = max(reach, reachOf<T>(e, slot));
    v128.store(frame + 3 * s.slabs * 4, f32x4.splat(<f32>(reach * 1.00001 + s.margin)));
    const bits = s.bits + panel * bitsBytes(s.slabs);
    for (let slab: usize = 0; slab < s.slabs; slab++) {
      buildRows(s, frame + slab * 4, bits + slab * (BINS + 1) * ROW_BYTES, slab, first, end);
    }
  }
}

function buildFrame(s: Search, frame: usize, first: usize, end: usize): void {
  const bytes = s.slabs * 4;
  for (let v: usize = 0; v < bytes; v += 16) {
    let low = f32x4.splat(Infinity);
    let high = f32x4.splat(-Infinity);
    for (let slot = first; slot < end; slot++) {
      const key = v128.load(s.keys + <usize>load<u32>(s.objects + slot * 4) * bytes + v);
      low = f32x4.pmin(low, key);
      high = f32x4.pmax(high, key);
    }
    const width = f32x4.pmax(f32x4.sub(high, low), f32x4.splat(1e-30));
    v128.store(frame + v, low);
    v128.store(frame + bytes + v, f32x4.div(f32x4.splat(<f32>BINS), width));
    v128.store(frame + 2 * bytes + v, high);
  }
}

function buildRows(s: Search, frame: usize, rows: usize, slab: usize, first: usize, end: usize): void {
  const base = load<f32>(frame);
  const inverse = load<f32>(frame + s.slabs * 4);
  for (let slot = first; slot < end; slot++) {
    const key = load<f32>(s.keys + (<usize>load<u32>(s.objects + slot * 4) * s.slabs + slab) * 4);
    const bin = <usize>min(<f32>(BINS - 1), (key - base) * inverse);
    setBit(rows + (bin + 1) * ROW_BYTES, slot - first);
  }
  for (let row = rows + 2 * ROW_BYTES; row <= rows + BINS * ROW_BYTES; row += ROW_BYTES) {
    for (let v: usize = 0; v < ROW_BYTES; v += 16) {
      v128.store(row + v, v128.or(v128.load(row + v), v128.load(row + v - ROW_BYTES)));
    }
  }
}

/** How far the object in a slot reaches, as a Euclidean distance at most. */
@inline export function reachOf<T>(e: Event, slot: usize): f64 {
  const reach = <f64>load<T>(e.records + slot * recordBytes<T>(e.rows) + (e.rows + 1) * sizeof<T>());
  return e.manhattan ? reach : sqrt(reach);
}
