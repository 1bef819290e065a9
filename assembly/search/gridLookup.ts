// Looks the box of a block's hits up in the grid: which objects are within reach of it?
import { Event } from "../event/event";
import { isOfOneObject, radiusOf } from "./blocks";
import { boxHits } from "./boxes";
import { gaps } from "./gaps";
import { axisOf, cellOf } from "./grid";
import { Search } from "./search";
import { rowOfCentres } from "./sizes";

/** From the run of one object to that of the next. */
const STEP: u64 = 0x100000001;

/** Writes the runs of block h, without its own object where it is of one; returns their number. */
export function findGridRuns(e: Event, s: Search, h: usize): usize {
  const box = s.blockBox;
  let reach = <f32>s.longestReach;
  let own: u32 = -1;
  if (isOfOneObject(e, s)) {
    // around the centre
    own = <u32>s.bucket;
    reach += radiusOf(s);
    for (let c: usize = 0; c < 12; c += 4) {
      const x = load<f32>(s.centresInSlot + (c / 4) * rowOfCentres(e.objects) + <usize>own * 4);
      store<f32>(box + c, x);
      store<f32>(box + c, x, 16);
    }
  } else {
    if (e.bytes == 8) boxHits<f64>(e, s, h);
    else boxHits<f32>(e, s, h);
    // a block without hits that repel
    if (!(load<f32>(box) <= load<f32>(box, 16))) return 0;
  }
  const x = axisOf(s, 0);
  const y = axisOf(s, 1);
  const z = axisOf(s, 2);
  const first = s.cells + cellOf(x, load<f32>(box) - reach) * 4;
  const end = s.cells + (cellOf(x, load<f32>(box, 16) + reach) + 1) * 4;
  const yFirst = cellOf(y, load<f32>(box, 4) - reach);
  const yEnd = cellOf(y, load<f32>(box, 20) + reach);
  const zFirst = cellOf(z, load<f32>(box, 8) - reach);
  const zEnd = cellOf(z, load<f32>(box, 24) + reach);
  const columns = <usize>y.cells;
  const bytes = <usize>x.cells * 4;
  const row = rowOfCentres(e.objects);
  const centres = s.centresInSlot;
  const runs = e.runs;
  const within = f32x4.splat(reach * reach);
  const lowX = v128.load32_splat(box);
  const lowY = v128.load32_splat(box, 4);
  const lowZ = v128.load32_splat(box, 8);
  const highX = v128.load32_splat(box, 16);
  const highY = v128.load32_splat(box, 20);
  const highZ = v128.load32_splat(box, 24);
  let run = runs;
  for (let k = zFirst; k <= zEnd; k++) {
    for (let j = yFirst; j <= yEnd; j++) {
      const column = (k * columns + j) * bytes;
      const to = <usize>load<u32>(end + column);
      for (let slot = <usize>load<u32>(first + column); slot < to; slot += 4) {
        const centre = centres + slot * 4;
        const gapX = gap(lowX, highX, centre);
        const gapY = gap(lowY, highY, centre + row);
        const gapZ = gap(lowZ, highZ, centre + 2 * row);
        const sum = f32x4.add(f32x4.add(f32x4.mul(gapX, gapX), f32x4.mul(gapY, gapY)), f32x4.mul(gapZ, gapZ));
        let near = <u32>i32x4.bitmask(f32x4.le(sum, within));
        const left = <u32>(to - slot); // a vector of which only the first lanes belong to the range
        if (left < 4) near &= (1 << left) - 1;
        const before = own - <u32>slot;
        near &= ~(before < 4 ? (<u32>1) << before : 0);
        if (near == 15) {
          // in a crowd runs are long
          if (run > runs && load<u32>(run - 8, 4) == <u32>slot) run -= 8;
          else store<u32>(run, <u32>slot);
          store<u32>(run, <u32>slot + 4, 4);
          run += 8;
          continue;
        }
        // else a run for each object; no branch: which of the four are near is unpredictable
        let one = ((<u64>slot + 1) << 32) | slot;
        store<u64>(run, one);
        run += (near & 1) << 3;
        store<u64>(run, one + STEP);
        run += (near & 2) << 2;
        store<u64>(run, one + 2 * STEP);
        run += (near & 4) << 1;
        store<u64>(run, one + 3 * STEP);
        run += near & 8;
      }
    }
  }
  return (run - runs) / 8;
}

/** How far the vector of coordinates at `centre` is from the box. */
@inline function gap(low: v128, high: v128, centre: usize): v128 {
  const x = v128.load(centre);
  return gaps(low, high, x, x);
}
