// Cells: free hits → cells between equidistant planes across the axes on which they spread most, and in the order of
// their cells packed into blocks of one vector's lanes, [block][lead][lanes], for the search in cellSearch.ts.
import { Condensation, Strategy } from "./condense";

/** Coordinates in a block at most; the others are left to the exact distance. A multiple of 4. */
const MOST_LEAD: usize = 16;
/** Hits that an axis' extent is estimated from. */
const SAMPLE: usize = 128;
/** What cells cost to build, in distances per free hit. */
const BUILD_COST: f64 = 8;
/** What plain work is too little to be worth a thought, in distances. */
const SMALL_WORK: f64 = 100000;
/** Hits per cell at least. */
const PER_CELL: f64 = 8;


@unmanaged export class Cells {
  lead: usize; // coordinates in a block, padded to a multiple of 4
  split: usize; // axes that are cut: the first of `axes`
  axes: usize; // Axis[min(D, MOST_LEAD)], those of largest extent first
  starts: usize; // u32[cells + 1]
  hitAt: usize; // u32[hits] in cell order
  blocks: usize; // T[hits / lanes][lead][lanes]
  point: usize; // T[lead][lanes], the condensation point in every lane
  hits: usize;
  reach: f64; // the radius², with a margin
  alpha: usize;
  cluster: i32;
  tested: usize; // blocks looked at since the cells were built
  vectorReach: f64;
}

/** One axis and its slabs; a hit's place u on it is (x − low)·perUnit, its slab floor(u), clamped. */
@unmanaged export class Axis {
  extent: f64;
  low: f64;
  perUnit: f64;
  width: f64;
  above: f64; // the condensation point's u, plus and …
  below: f64; // … minus a margin, less one slab
  coordinate: u32;
  slabs: u32;
  slab: u32; // the condensation point's
  stride: u32; // cells from slab to slab
}


@inline function lanesOf<T>(): usize {
  return 16 / sizeof<T>();
}


@inline export function axisAt(cells: Cells, i: usize): Axis {
  return changetype<Axis>(cells.axes + i * offsetof<Axis>());
}

/** Bytes of scratch for N hits of D coordinates of `bytes` bytes; in float64, since it may be beyond what is there. */
export function scratchBytes(hits: f64, dims: f64, bytes: f64): f64 {
  const rows = Math.ceil(min(dims, <f64>MOST_LEAD) / 4) * 4;
  return (
    hits * 24 +
    1024 +
    <f64>offsetof<Cells>() +
    <f64>MOST_LEAD * (<f64>offsetof<Axis>() + 16) +
    64 +
    (hits + 4) * rows * bytes
  );
}

/**
 * Whether what is left is enough work for cells: as many more condensation points as candidates, or as the hits last
 * taken by each let expect. A count, never a clock, so every machine takes the same way.
 */
@inline export function cellsPay(g: Condensation): bool {
  if (g.strategy != Strategy.CHOOSE) return g.strategy == Strategy.CELLS;
  if (g.seen < 2) return false;
  const free = <f64>g.free;
  const points = min(<f64>(g.candidates - g.next), (free * <f64>g.seen) / <f64>g.taken);
  return points > 2 * BUILD_COST && points * free > 2 * SMALL_WORK;
}


@inline export function buildCells<T>(g: Condensation, cells: Cells, radius2: T): void {
  g.builds++;
  g.seen = g.taken = 0;
  layOut<T>(g, cells);
  // Rounding: no sum of squares is off by more than a few units per coordinate, relative; underflow, absolute.
  const unit: f64 = sizeof<T>() == 4 ? 4.8e-7 : 8.9e-16;
  const tiny: f64 = sizeof<T>() == 4 ? 1.2e-38 : 2.3e-308;
  cells.vectorReach = <f64>radius2 * (1 + <f64>(g.dims + 8) * unit) + <f64>(g.dims + 8) * tiny;
  cells.reach = cells.vectorReach * 1.00001;
  findAxes<T>(g, cells);
  cut(cells);
  sortHits<T>(g, cells);
  packBlocks<T>(g, cells);
}


@inline function layOut<T>(g: Condensation, cells: Cells): void {
  const n = g.hits;
  cells.lead = (min(g.dims, MOST_LEAD) + 3) & ~3;
  cells.hits = g.free;
  cells.hitAt = g.scratch + n * 8;
  cells.starts = g.scratch + n * 12;
  cells.axes = changetype<usize>(cells) + offsetof<Cells>();
  cells.point = (cells.axes + MOST_LEAD * offsetof<Axis>() + 15) & ~15;
  cells.blocks = cells.point + MOST_LEAD * 16;
  cells.tested = 0;
}

/** The axes of largest extent, from the 10th to the 90th percentile of a sample, in falling order. */
@inline function findAxes<T>(g: Condensation, cells: Cells): void {
  const most = min(g.dims, MOST_LEAD);
  const sample = g.order + g.hits * 8;
  const count = min(cells.hits, SAMPLE);
  let kept: usize = 0;
  for (let c: usize = 0; c < g.dims; c++) {
    for (let i: usize = 0; i < count; i++) {
      const j = <usize>load<u32>(g.list + ((i * cells.hits) / count) * 4);
      const v = <f64>load<T>(g.x + (j * g.dims + c) * sizeof<T>());
      let p = sample + i * 8;
      for (; p > sample && load<f64>(p - 8) > v; p -= 8) store<f64>(p, load<f64>(p - 8));
      store<f64>(p, v);
    }
    const low = load<f64>(sample + (count / 32) * 8);
    const extent = load<f64>(sample + (count - 1 - count / 32) * 8) - low;
    let to = kept < most ? kept++ : most;
    for (; to > 0 && axisAt(cells, to - 1).extent < extent; to--) {
      if (to < most)
        memory.copy(cells.axes + to * offsetof<Axis>(), cells.axes + (to - 1) * offsetof<Axis>(), offsetof<Axis>());
    }
    if (to == most) continue;
    const axis = axisAt(cells, to);
    axis.extent = extent;
    axis.low = low;
    axis.coordinate = <u32>c;
  }
}

/** Cuts the widest slabs again and again, as far as cells get narrower than the radius or hold few hits. */
@inline function cut(cells: Cells): void {
  const count = cells.lead;
  const narrow = sqrt(cells.reach) * 0.5;
  const mostCells = <f64>cells.hits / PER_CELL;
  const axes = min(count, cells.lead);
  for (let i: usize = 0; i < axes; i++) axisAt(cells, i).slabs = 1;
  let total: f64 = 1;
  while (true) {
    let widest = axisAt(cells, 0);
    let width: f64 = 0;
    for (let i: usize = 0; i < axes; i++) {
      const axis = axisAt(cells, i);
      const w = axis.extent / <f64>axis.slabs;
      if (w > width) {
        width = w;
        widest = axis;
      }
    }
    const slabs = <f64>widest.slabs;
    if (!(width > narrow) || (total / slabs) * (slabs + 1) > mostCells) break;
    total = (total / slabs) * (slabs + 1);
    widest.slabs++;
  }
  let stride: u32 = 1;
  cells.split = 0;
  for (let i: usize = 0; i < axes; i++) {
    const axis = axisAt(cells, i);
    if (axis.slabs == 1) break;
    axis.width = axis.extent / <f64>axis.slabs;
    axis.perUnit = <f64>axis.slabs / axis.extent;
    axis.stride = stride;
    stride *= axis.slabs;
    cells.split++;
  }
}

/** A hit's or condensation point's place on an axis, in slabs. */
@inline export function placeOn<T>(g: Condensation, axis: Axis, j: usize): f64 {
  return (<f64>load<T>(g.x + (j * g.dims + <usize>axis.coordinate) * sizeof<T>()) - axis.low) * axis.perUnit;
}


@inline export function slabOf(axis: Axis, u: f64): u32 {
  return <u32>max(0, min(u, <f64>(axis.slabs - 1)));
}

/** Counting sort: list → hitAt, starts. */
@inline function sortHits<T>(g: Condensation, cells: Cells): void {
  const cellOf = g.scratch + g.hits * 4;
  let count: usize = 1;
  for (let a: usize = 0; a < cells.split; a++) count *= axisAt(cells, a).slabs;
  memory.fill(cells.starts, 0, (count + 1) * 4);
  for (let i: usize = 0; i < cells.hits; i++) {
    const j = <usize>load<u32>(g.list + i * 4);
    let cell: u32 = 0;
    for (let a: usize = 0; a < cells.split; a++) {
      const axis = axisAt(cells, a);
      cell += slabOf(axis, placeOn<T>(g, axis, j)) * axis.stride;
    }
    store<u32>(cellOf + i * 4, cell);
    const start = cells.starts + <usize>cell * 4;
    store<u32>(start, load<u32>(start) + 1);
  }
  let total: u32 = 0;
  for (let cell: usize = 0; cell <= count; cell++) {
    total += load<u32>(cells.starts + cell * 4);
    store<u32>(cells.starts + cell * 4, total);
  }
  // from the back, so that each start ends where its cell begins
  for (let i = <isize>cells.hits - 1; i >= 0; i--) {
    const start = cells.starts + <usize>load<u32>(cellOf + i * 4) * 4;
    const at = load<u32>(start) - 1;
    store<u32>(start, at);
    store<u32>(cells.hitAt + <usize>at * 4, load<u32>(g.list + i * 4));
  }
}


@inline function packBlocks<T>(g: Condensation, cells: Cells): void {
  const lead = cells.lead;
  const axes = min(g.dims, MOST_LEAD);
  const lanes = lanesOf<T>();
  const end = (cells.hits + lanes - 1) & ~(lanes - 1);
  for (let i: usize = 0; i < end; i++) {
    const block = cells.blocks + (i / lanes) * lead * 16 + (i % lanes) * sizeof<T>();
    for (let a: usize = axes; a < lead; a++) store<T>(block + a * 16, 0);
    if (i < cells.hits) {
      const x = g.x + <usize>load<u32>(cells.hitAt + i * 4) * g.dims * sizeof<T>();
      for (let a: usize = 0; a < axes; a++) {
        store<T>(block + a * 16, load<T>(x + <usize>axisAt(cells, a).coordinate * sizeof<T>()));
      }
    } else {
      for (let a: usize = 0; a < axes; a++) store<T>(block + a * 16, <T>Infinity);
    }
  }
}
