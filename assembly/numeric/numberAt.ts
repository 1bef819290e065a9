// A number of either precision, where the code is not worth a copy for each.

/** Element i of an array of T at p; `bytes`: of a T, 4 or 8. */
@inline export function numberAt(bytes: usize, p: usize, i: usize): f64 {
  return bytes == 8 ? load<f64>(p + i * 8) : <f64>load<f32>(p + i * 4);
}

/** Stores v as element i of an array of T at p. */
export function storeNumber(bytes: usize, p: usize, i: usize, v: f64): void {
  if (bytes == 8) store<f64>(p + i * 8, v);
  else store<f32>(p + i * 4, <f32>v);
}
