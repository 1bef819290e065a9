// Directions of the slabs, from the principal axes of the objects' centres. Any orthonormal axes would be correct;
// principal axes concentrate the spread of the space in as few of them as possible.
import { Event } from "../event/event";
import { principalAxes } from "./principalAxes";
import { Search } from "./search";

/** The covariance is estimated from at most this many objects: every n-th. */
const SAMPLE: usize = 1024;
/** An axis along which the objects spread less than this, in units of the reach, rejects hardly any and is dropped. */
const LEAST_SPREAD: f64 = 0.25;

/**
 * Sets mean (rounded to T, so that differences from it are exact enough), rotation, axes and slabs. `most`: largest
 * number of axes to use; `reach`: that of a typical object.
 */
@inline export function findAxes<T>(e: Event, s: Search, most: usize, reach: f64): void {
  const step = (e.objects + SAMPLE - 1) / SAMPLE;
  meanOf(e, s.mean, step);
  for (let c: usize = 0; c < e.dimensions; c++) store<f64>(s.mean + c * 8, <f64>(<T>load<f64>(s.mean + c * 8)));
  turn(e, s, step, most, reach);
}

/** Sets rotation, axes and slabs. Up to three coordinates are the axes themselves; project.ts needs no rotation then. */
function turn(e: Event, s: Search, step: usize, most: usize, reach: f64): void {
  const d = e.dimensions;
  const covariance = s.covariance;
  const basis = s.covariance + d * d * 8;
  s.axes = 4;
  s.slabs = 4;
  covarianceOf(e, s.mean, covariance, step);
  if (d <= 3) {
    memory.fill(s.rotation, 0, d * 16);
    for (let c: usize = 0; c < d; c++) store<f32>(s.rotation + c * 20, 1);
    return;
  }
  principalAxes(covariance, basis, d);
  let kept: usize = min(d, most);
  while (kept > 4 && load<f64>(covariance + (kept - 1) * (d + 1) * 8) < LEAST_SPREAD * LEAST_SPREAD * reach * reach) {
    kept--;
  }
  s.axes = (kept + 3) & ~3;
  s.slabs = 2 * s.axes;
  for (let c: usize = 0; c < d; c++) {
    const row = s.rotation + c * s.slabs * 4;
    for (let a: usize = 0; a < s.axes; a++)
      store<f32>(row + a * 4, a < d ? <f32>load<f64>(basis + (a * d + c) * 8) : 0);
    for (let a: usize = 0; a < s.axes; a += 4) diagonals(row + a * 4, row + (s.axes + a) * 4);
  }
}

/** The diagonals of four axes, also an orthonormal basis: (±1 ±1 ±1 ±1) / 2. */
@inline function diagonals(from: usize, to: usize): void {
  const a = load<f32>(from);
  const b = load<f32>(from, 4);
  const c = load<f32>(from, 8);
  const d = load<f32>(from, 12);
  store<f32>(to, <f32>0.5 * (a + b + (c + d)));
  store<f32>(to, <f32>0.5 * (a - b + (c - d)), 4);
  store<f32>(to, <f32>0.5 * (a + b - (c + d)), 8);
  store<f32>(to, <f32>0.5 * (a - b - (c - d)), 12);
}

function meanOf(e: Event, mean: usize, step: usize): void {
  const d = e.dimensions;
  memory.fill(mean, 0, d * 8);
  let count: f64 = 0;
  for (let k: usize = 0; k < e.objects; k += step, count++) {
    for (let c: usize = 0; c < d; c++) {
      store<f64>(mean + c * 8, load<f64>(mean + c * 8) + load<f64>(e.centres + (k * d + c) * 8));
    }
  }
  for (let c: usize = 0; c < d; c++) store<f64>(mean + c * 8, load<f64>(mean + c * 8) / count);
}


@inline function covarianceOf(e: Event, mean: usize, to: usize, step: usize): void {
  const d = e.dimensions;
  memory.fill(to, 0, d * d * 8);
  let count: f64 = 0;
  for (let k: usize = 0; k < e.objects; k += step, count++) {
    const centre = e.centres + k * d * 8;
    for (let a: usize = 0; a < d; a++) {
      const v = load<f64>(centre + a * 8) - load<f64>(mean + a * 8);
      for (let b: usize = 0; b <= a; b++) {
        const w = load<f64>(centre + b * 8) - load<f64>(mean + b * 8);
        store<f64>(to + (a * d + b) * 8, load<f64>(to + (a * d + b) * 8) + v * w);
      }
    }
  }
  for (let a: usize = 0; a < d; a++) {
    for (let b: usize = 0; b <= a; b++) {
      const v = load<f64>(to + (a * d + b) * 8) / count;
      store<f64>(to + (a * d + b) * 8, v);
      store<f64>(to + (b * d + a) * 8, v);
    }
  }
}
