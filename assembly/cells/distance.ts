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

/** The same in float64, whatever T is: differences of float32 are exact but for their last bits. */
@inline export function wideDistance2<T>(x: usize, dimensions: usize, j: usize, k: usize): f64 {
  const xj = x + j * dimensions * sizeof<T>();
  const xk = x + k * dimensions * sizeof<T>();
  let s: f64 = 0;
  for (let c: usize = 0; c < dimensions; c++) {
    const d = <f64>load<T>(xj + c * sizeof<T>()) - <f64>load<T>(xk + c * sizeof<T>());
    s += d * d;
  }
  return s;
}

/** The distance in T as float64; `bytes`: of a T. For where a branch for each distance costs little. */
export function distance2Of(bytes: usize, x: usize, dimensions: usize, j: usize, k: usize): f64 {
  return bytes == 8 ? distance2<f64>(x, dimensions, j, k) : <f64>distance2<f32>(x, dimensions, j, k);
}
