// A number of either precision.

/** Element i of an array of T at p; `bytes`: of a T, 4 or 8. */
@inline export function numberAt(bytes: usize, p: usize, i: usize): f64 {
  return bytes == 8 ? load<f64>(p + i * 8) : <f64>load<f32>(p + i * 4);
}
