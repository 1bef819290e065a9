// The exact distance, which decides which hits are near.

/** Squares of differences, summed in coordinate order, in T. `x`: T[N·D], row-major. */
@inline export function distance2<T>(x: usize, dimensions: usize, j: usize, k: usize): T {
  const xj = x + j * dimensions * sizeof<T>();
  const xk = x + k * dimensions * sizeof<T>();
  let s: T = 0;
  for (let c: usize = 0; c < dimensions; c++) {
    const d = load<T>(xj + c * sizeof<T>()) - load<T>(xk + c * sizeof<T>());
    s += d * d;
  }
  return s;
}

/** The same in float64, from float32 or float64. One function for both, so that its callers need not be there twice. */
export function wideDistance2(bytes: usize, x: usize, dimensions: usize, j: usize, k: usize): f64 {
  if (bytes == 8) return distance2<f64>(x, dimensions, j, k);
  const xj = x + j * dimensions * 4;
  const xk = x + k * dimensions * 4;
  let s: f64 = 0;
  for (let c: usize = 0; c < dimensions; c++) {
    const d = <f64>load<f32>(xj + c * 4) - <f64>load<f32>(xk + c * 4);
    s += d * d;
  }
  return s;
}

/** The distance in T as float64; `bytes`: of a T. For where a branch for each distance costs little. */
export function distance2Of(bytes: usize, x: usize, dimensions: usize, j: usize, k: usize): f64 {
  return bytes == 8 ? distance2<f64>(x, dimensions, j, k) : <f64>distance2<f32>(x, dimensions, j, k);
}
