// The search in cells: each condensation point takes the free hits of those cells that its radius touches.
import { Axis, axisAt, Cells, placeOn, slabOf } from "./cells";
import { begin, Condensation, distance2, take } from "./condense";

/** A slab's margin for the rounding of places on an axis: far above what 2^17 slabs in float64 can be off. */
const MARGIN: f64 = 1e-6;
/** Of so few hits no cells are told apart. */
const FEW: u32 = 8;

/** Until all is done, or half of the hits have gone and new cells are due. */
@inline export function sweepCells<T>(g: Condensation, cells: Cells, radius2: T): void {
  const due = cells.hits / 2;
  const work = cells.hits;
  for (; g.next < g.candidates; g.next++) {
    const alpha = <usize>load<u32>(g.order + g.next * 4);
    if (load<i32>(g.clusterId + alpha * 4) >= 0) continue;
    if (g.taken > due && cells.tested > work) return;
    cells.alpha = alpha;
    cells.cluster = begin(g, alpha);
    aim<T>(g, cells);
    if (cells.split == 0) scan<T>(g, cells, 0, <u32>cells.hits, radius2);
    else descend<T>(g, cells, cells.split - 1, 0, cells.reach, radius2);
  }
}

/** The hits still free, back from the cells to the list. */
export function collect(g: Condensation, cells: Cells): void {
  let free: usize = 0;
  for (let i: usize = 0; i < cells.hits; i++) {
    const j = load<u32>(cells.hitAt + i * 4);
    if (load<i32>(g.clusterId + <usize>j * 4) >= 0) continue;
    store<u32>(g.list + free * 4, j);
    free++;
  }
  g.free = free;
}

/** Where the condensation point stands. */
@inline function aim<T>(g: Condensation, cells: Cells): void {
  for (let a: usize = 0; a < cells.split; a++) {
    const axis = axisAt(cells, a);
    const u = placeOn<T>(g, axis, cells.alpha);
    axis.slab = slabOf(axis, u);
    axis.above = u + MARGIN;
    axis.below = u - 1 - MARGIN;
  }
  const x = g.x + cells.alpha * g.dims * sizeof<T>();
  for (let a: usize = 0; a < cells.lead; a++) {
    const c = <usize>axisAt(cells, a).coordinate;
    v128.store(cells.point + a * 16, a < g.dims ? v128.load_splat<T>(x + c * sizeof<T>()) : v128.splat<T>(0));
  }
}

/** How far slab `s` lies from the condensation point, squared. */
@inline function gap2(axis: Axis, s: u32): f64 {
  if (s == axis.slab) return 0;
  const gap = max(0, s > axis.slab ? <f64>s - axis.above : axis.below - <f64>s) * axis.width;
  return gap * gap;
}

/** The slabs of one axis that are near, and in each the axes within; `cell` is the first cell, `reach` what is left. */
function descend<T>(g: Condensation, cells: Cells, a: usize, cell: u32, reach: f64, radius2: T): void {
  const axis = axisAt(cells, a);
  let from = axis.slab;
  let to = from;
  while (from > 0 && gap2(axis, from - 1) < reach) from--;
  while (to + 1 < axis.slabs && gap2(axis, to + 1) < reach) to++;
  if (a == 0) {
    scan<T>(g, cells, startOf(cells, cell + from), startOf(cells, cell + to + 1), radius2);
    return;
  }
  for (let s = from; s <= to; s++) {
    const inner = cell + s * axis.stride;
    const first = startOf(cells, inner);
    const end = startOf(cells, inner + axis.stride);
    if (end - first <= FEW) scan<T>(g, cells, first, end, radius2);
    else descend<T>(g, cells, a - 1, inner, reach - gap2(axis, s), radius2);
  }
}


@inline function startOf(cells: Cells, cell: u32): u32 {
  return load<u32>(cells.starts + <usize>cell * 4);
}

/** Takes the free hits within the radius from places `first` to `end`, and others in the same blocks. */
function scan<T>(g: Condensation, cells: Cells, first: u32, end: u32, radius2: T): void {
  if (first == end) return;
  const lanes: u32 = 16 / sizeof<T>();
  const bytes = cells.lead * 16;
  const reach = v128.splat<T>(<T>cells.vectorReach);
  const last = (end - 1) / lanes;
  cells.tested += last + 1 - first / lanes;
  for (let b = first / lanes; b <= last; b++) {
    const block = cells.blocks + <usize>b * bytes;
    let sum = v128.splat<T>(0);
    let inReach: v128;
    let c: usize = 0;
    do {
      const h = block + c;
      const p = cells.point + c;
      const d0 = v128.sub<T>(v128.load(h), v128.load(p));
      const d1 = v128.sub<T>(v128.load(h, 16), v128.load(p, 16));
      const d2 = v128.sub<T>(v128.load(h, 32), v128.load(p, 32));
      const d3 = v128.sub<T>(v128.load(h, 48), v128.load(p, 48));
      const low = v128.add<T>(v128.mul<T>(d0, d0), v128.mul<T>(d1, d1));
      sum = v128.add<T>(sum, v128.add<T>(low, v128.add<T>(v128.mul<T>(d2, d2), v128.mul<T>(d3, d3))));
      inReach = v128.lt<T>(sum, reach);
      c += 64;
    } while (c < bytes && v128.any_true(inReach));
    if (v128.any_true(inReach)) takeNear<T>(g, cells, b * lanes, block, inReach, radius2);
  }
}

/** Of the lanes that the block's coordinates do not rule out, those within the radius. */
function takeNear<T>(g: Condensation, cells: Cells, first: u32, block: usize, inReach: v128, radius2: T): void {
  let bits = sizeof<T>() == 8 ? i64x2.bitmask(inReach) : i32x4.bitmask(inReach);
  for (; bits != 0; bits &= bits - 1) {
    const lane = ctz(bits);
    const j = <usize>load<u32>(cells.hitAt + <usize>(first + <u32>lane) * 4);
    if (!(distance2<T>(g, j, cells.alpha) < radius2)) continue;
    take(g, j, cells.cluster);
    // farther than any reach from now on
    store<T>(block + <usize>lane * sizeof<T>(), <T>Infinity);
  }
}
