// The bitmap index. Slots are grouped into panels of PANEL objects. In each panel, every slab is cut into BINS bins
// over the panel's own extent. Row i of a slab's bit rows has a bit set for every object in a bin below i, so the
// difference of two rows gives the objects in any interval of bins.
import { Event } from "../event/event";
import { reachOf } from "./reachOf";
import { Search, setBit } from "./search";
import { BINS, BIT_ROW_BYTES, bytesOfBits, bytesOfFrame, PANEL, panelsOf } from "./sizes";

/**
 * reads: projectedCentres f32[K·S], objectInSlot u32[K], records
 * writes: frames, bits; marks, touched: all 0
 */
@inline export function buildBitmapIndex<T>(e: Event, s: Search): void {
  memory.fill(s.bits, 0, panelsOf(e.objects) * bytesOfBits(s.slabs));
  memory.fill(s.marks, 0, panelsOf(e.objects) * BIT_ROW_BYTES);
  memory.fill(s.touched, 0, panelsOf(e.objects));
  for (let first: usize = 0, panel: usize = 0; first < e.objects; first += PANEL, panel++) {
    const end = min(first + PANEL, e.objects);
    const frame = s.frames + panel * bytesOfFrame(s.slabs);
    buildFrame(s, frame, first, end);
    let reach: f64 = 0;
    for (let slot = first; slot < end; slot++) reach = max(reach, reachOf<T>(e, slot));
    v128.store(frame + 3 * s.slabs * 4, f32x4.splat(<f32>(reach * 1.00001 + s.margin)));
    const bits = s.bits + panel * bytesOfBits(s.slabs);
    for (let slab: usize = 0; slab < s.slabs; slab++) {
      buildRows(s, frame + slab * 4, bits + slab * (BINS + 1) * BIT_ROW_BYTES, slab, first, end);
    }
  }
}

function buildFrame(s: Search, frame: usize, first: usize, end: usize): void {
  const bytes = s.slabs * 4;
  for (let v: usize = 0; v < bytes; v += 16) {
    let low = f32x4.splat(Infinity);
    let high = f32x4.splat(-Infinity);
    for (let slot = first; slot < end; slot++) {
      const key = v128.load(s.projectedCentres + <usize>load<u32>(s.objectInSlot + slot * 4) * bytes + v);
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
    const key = load<f32>(s.projectedCentres + (<usize>load<u32>(s.objectInSlot + slot * 4) * s.slabs + slab) * 4);
    const bin = <usize>min(<f32>(BINS - 1), (key - base) * inverse);
    setBit(rows + (bin + 1) * BIT_ROW_BYTES, slot - first);
  }
  for (let row = rows + 2 * BIT_ROW_BYTES; row <= rows + BINS * BIT_ROW_BYTES; row += BIT_ROW_BYTES) {
    for (let v: usize = 0; v < BIT_ROW_BYTES; v += 16) {
      v128.store(row + v, v128.or(v128.load(row + v), v128.load(row + v - BIT_ROW_BYTES)));
    }
  }
}
