// The square of a radius, as it is compared with squared distances.

/** Hits are near if their squared distance is below this: r², or the next number above it; `single`: as in float32. */
export function nearBelow(radius: f64, inclusive: u32, single: bool): f64 {
  if (single) {
    const r2 = <f32>radius * <f32>radius;
    return <f64>(inclusive != 0 ? reinterpret<f32>(reinterpret<u32>(r2) + 1) : r2);
  }
  const r2 = radius * radius;
  return inclusive != 0 ? reinterpret<f64>(reinterpret<u64>(r2) + 1) : r2;
}
