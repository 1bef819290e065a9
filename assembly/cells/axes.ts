// Axes for the cells: those along which their hits spread most, and the number of slabs that each is cut into.
import { Axis, axisAt, Cells } from "./cells";
import { numberAt } from "../numeric/numberAt";
import { PLANE } from "./sizes";

/** An axis' extent is estimated from at most this many hits. */
const SAMPLE: usize = 128;
/** Fewest hits per cell on average: with fewer, visiting cells costs more than testing their hits. */
const PER_CELL: f64 = 16;
/** The first axis may be cut into so many times the slabs that are cells of so many hits. */
const FINER: u32 = 4;

/** Finds the axes of largest extent, largest first. The extent is that of the inner 15/16 of a sample. */
@inline export function findCellAxes(cells: Cells): void {
  const most = cells.planes * PLANE;
  const sample = cells.sample;
  const count = min(cells.hits, SAMPLE);
  memory.fill(cells.axes, 0, most * offsetof<Axis>());
  for (let c: usize = 0; c < cells.dimensions; c++) {
    for (let i: usize = 0; i < count; i++) {
      const j = <usize>load<u32>(cells.list + ((i * cells.hits) / count) * 4);
      const v = numberAt(cells.bytes, cells.x, j * cells.dimensions + c);
      let p = sample + i * 8;
      for (; p > sample && load<f64>(p - 8) > v; p -= 8) store<f64>(p, load<f64>(p - 8));
      store<f64>(p, v);
    }
    const low = load<f64>(sample + (count / 32) * 8);
    const extent = load<f64>(sample + (count - 1 - count / 32) * 8) - low;
    let a = min(c, most);
    for (; a > 0 && axisAt(cells, a - 1).extent < extent; a--) {
      if (a < most)
        memory.copy(cells.axes + a * offsetof<Axis>(), cells.axes + (a - 1) * offsetof<Axis>(), offsetof<Axis>());
    }
    if (a == most) continue;
    const axis = axisAt(cells, a);
    axis.extent = extent;
    axis.low = low;
    axis.coordinate = <u32>c;
  }
}

/**
 * Repeatedly adds a slab to the axis with the widest ones, until they are narrow or cells hold few hits. Returns the
 * number of cells.
 */
export function cut(cells: Cells): usize {
  const axes = cells.planes * PLANE;
  const narrow = sqrt(cells.reach2) * 0.5;
  for (let a: usize = 0; a < axes; a++) axisAt(cells, a).slabs = 1;
  let count: f64 = 1;
  while (true) {
    let widest = axisAt(cells, 0);
    let width: f64 = narrow;
    for (let a: usize = 0; a < axes; a++) {
      const axis = axisAt(cells, a);
      if (axis.extent > width * <f64>axis.slabs) {
        width = axis.extent / <f64>axis.slabs;
        widest = axis;
      }
    }
    const more = (count / <f64>widest.slabs) * <f64>(widest.slabs + 1);
    if (width == narrow || more * PER_CELL > <f64>cells.hits) break;
    count = more;
    widest.slabs++;
  }
  // cells along the first axis follow each other: finer ones cost no visits and save tests
  const first = axisAt(cells, 0);
  const finest = min(first.extent / narrow, <f64>(first.slabs * FINER));
  if (finest > <f64>first.slabs && count * PER_CELL <= <f64>cells.hits) first.slabs = <u32>finest;
  let stride: u32 = 1;
  cells.split = 0;
  for (let a: usize = 0; a < axes; a++) {
    const axis = axisAt(cells, a);
    if (axis.slabs == 1) break;
    axis.width = axis.extent / <f64>axis.slabs;
    axis.perUnit = <f64>axis.slabs / axis.extent;
    axis.stride = stride;
    stride *= axis.slabs;
    cells.split++;
  }
  return <usize>stride;
}
