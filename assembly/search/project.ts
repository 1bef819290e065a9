// Projects a point onto the slabs: y_s = Σ_c rotation_cs·(x_c − mean_c), in float32.
import { Event } from "../event/event";
import { Search } from "./search";

/** Projects the centre of object k, rounded to T as in its record. writes: y f32[S] */
@inline export function projectCentre<T>(e: Event, s: Search, k: usize, y: usize): void {
  const point = e.dimensions > 3 ? s.point : y;
  for (let c: usize = 0; c < e.dimensions; c++) {
    const x = <T>load<f64>(e.centres + (k * e.dimensions + c) * 8);
    store<f32>(point + c * 4, <f32>(x - <T>load<f64>(s.mean + c * 8)));
  }
  if (e.dimensions > 3) along(s, e.dimensions, point, y);
}

/**
 * Projects a point of T at `x`, a row or a lane of a block; `step`: bytes from one coordinate to the next.
 * writes: y f32[S]
 */
@inline export function project<T>(s: Search, dimensions: usize, x: usize, step: usize, y: usize): void {
  // up to three coordinates are the axes themselves, the rest of y is 0 already (directions.ts)
  const point = dimensions > 3 ? s.point : y;
  for (let c: usize = 0; c < dimensions; c++, x += step) {
    store<f32>(point + c * 4, <f32>(load<T>(x) - <T>load<f64>(s.mean + c * 8)));
  }
  if (dimensions > 3) along(s, dimensions, point, y);
}

function along(s: Search, dimensions: usize, point: usize, y: usize): void {
  const bytes = s.slabs * 4;
  const end = s.rotation + dimensions * bytes;
  for (let v: usize = 0; v < bytes; v += 16) {
    let sum = f32x4.splat(0);
    let x = point;
    for (let row = s.rotation + v; row < end; row += bytes, x += 4) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(x), v128.load(row)));
    }
    v128.store(y + v, sum);
  }
}

/** The squared norm, relative to the mean, of the point last projected to y. */
@inline export function norm2(s: Search, dimensions: usize, y: usize): f64 {
  const point = dimensions > 3 ? s.point : y;
  let sum: f64 = 0;
  for (let c: usize = 0; c < dimensions; c++) {
    const v = <f64>load<f32>(point + c * 4);
    sum += v * v;
  }
  return sum;
}
