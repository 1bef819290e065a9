// One block of hits against a run of objects: the loop that every search shares, and its distance test.
// Only four coordinates are unrolled: they stay in registers and turn most pairs away; a loop serves the others, so
// one source serves every D. `lead` = min(R, 4) is a constant of each copy, so the ifs on it are decided when compiling.
import { addRow, addWide, bits, least, ROW, spread, sum4 } from "./simd";

/** Bytes of an object's record. */
@inline export function recordBytes<T>(r: usize): usize {
  return (r + 3) * sizeof<T>();
}

/** One bit for each hit of block h that is within reach of object k and belongs to another, lowest lane first. */
@inline export function reached<T>(lead: usize, r: usize, h: usize, k: usize): u32 {
  const own = k + r * sizeof<T>();
  const reach = spread<T>(own, 1);
  let s0 = leading<T>(lead, h, k);
  let s1 = leading<T>(lead, h + 16, k);
  let s2 = leading<T>(lead, h + 32, k);
  let s3 = leading<T>(lead, h + 48, k);
  if (!bits<T>(v128.lt<T>(least<T>(s0, s1, s2, s3), reach))) return 0;
  if (lead == 4) {
    for (let c: usize = 4; c < r; c++) {
      const x = spread<T>(k, c);
      const row = h + c * ROW;
      s0 = v128.add<T>(s0, square<T>(row, x));
      s1 = v128.add<T>(s1, square<T>(row + 16, x));
      s2 = v128.add<T>(s2, square<T>(row + 32, x));
      s3 = v128.add<T>(s3, square<T>(row + 48, x));
    }
  }
  const number = spread<T>(own, 0);
  const numbers = h + (r + 1) * ROW;
  const per: u32 = 16 / sizeof<T>();
  return (
    bits<T>(v128.and(v128.lt<T>(s0, reach), v128.ne<T>(v128.load(numbers), number))) |
    (bits<T>(v128.and(v128.lt<T>(s1, reach), v128.ne<T>(v128.load(numbers, 16), number))) << per) |
    (bits<T>(v128.and(v128.lt<T>(s2, reach), v128.ne<T>(v128.load(numbers, 32), number))) << (2 * per)) |
    (bits<T>(v128.and(v128.lt<T>(s3, reach), v128.ne<T>(v128.load(numbers, 48), number))) << (3 * per))
  );
}

/**
 * Value, and where asked gradient, of block h against the objects from k up to kEnd; adds to the rows dH (T) and the
 * sums dK (float64), and returns the number of pairs within reach.
 */
@inline export function against<T, P>(
  lead: usize,
  r: usize,
  gradient: bool,
  h: usize,
  k: usize,
  kEnd: usize,
  dH: usize,
  dK: usize,
): u32 {
  const f = changetype<P>(<usize>0);
  let count: u32 = 0;
  for (; k < kEnd; k += recordBytes<T>(r), dK += (r + 1) * 16) {
    const own = k + r * sizeof<T>();
    const reach = spread<T>(own, 1);
    let s0 = leading<T>(lead, h, k);
    let s1 = leading<T>(lead, h + 16, k);
    let s2 = leading<T>(lead, h + 32, k);
    let s3 = leading<T>(lead, h + 48, k);
    if (!bits<T>(v128.lt<T>(least<T>(s0, s1, s2, s3), reach))) continue;
    if (lead == 4) {
      for (let c: usize = 4; c < r; c++) {
        const x = spread<T>(k, c);
        const row = h + c * ROW;
        s0 = v128.add<T>(s0, square<T>(row, x));
        s1 = v128.add<T>(s1, square<T>(row + 16, x));
        s2 = v128.add<T>(s2, square<T>(row + 32, x));
        s3 = v128.add<T>(s3, square<T>(row + 48, x));
      }
      if (!bits<T>(v128.lt<T>(least<T>(s0, s1, s2, s3), reach))) continue;
    }

    // who is within reach and another's
    const number = spread<T>(own, 0);
    const q = h + r * ROW;
    const m0 = v128.and(v128.lt<T>(s0, reach), v128.ne<T>(v128.load(q, 64), number));
    const m1 = v128.and(v128.lt<T>(s1, reach), v128.ne<T>(v128.load(q, 80), number));
    const m2 = v128.and(v128.lt<T>(s2, reach), v128.ne<T>(v128.load(q, 96), number));
    const m3 = v128.and(v128.lt<T>(s3, reach), v128.ne<T>(v128.load(q, 112), number));
    count += <u32>popcnt<u32>(bits<T>(m0) | (bits<T>(m1) << 4) | (bits<T>(m2) << 8) | (bits<T>(m3) << 12));

    // value: Σ q·f to the object
    const strength = spread<T>(own, 2);
    const g0 = f.root<T>(s0);
    const g1 = f.root<T>(s1);
    const g2 = f.root<T>(s2);
    const g3 = f.root<T>(s3);
    const f0 = v128.and(m0, f.value<T>(g0));
    const f1 = v128.and(m1, f.value<T>(g1));
    const f2 = v128.and(m2, f.value<T>(g2));
    const f3 = v128.and(m3, f.value<T>(g3));
    const q0 = v128.load(q);
    const q1 = v128.load(q, 16);
    const q2 = v128.load(q, 32);
    const q3 = v128.load(q, 48);
    addWide<T>(
      dK + r * 16,
      sum4<T>(v128.mul<T>(q0, f0), v128.mul<T>(q1, f1), v128.mul<T>(q2, f2), v128.mul<T>(q3, f3)),
    );
    if (!gradient) continue;

    // gradient: strength·f to the charges of the hits; along the line between the two, opposite for the object
    addRow<T>(
      dH + r * ROW,
      v128.mul<T>(strength, f0),
      v128.mul<T>(strength, f1),
      v128.mul<T>(strength, f2),
      v128.mul<T>(strength, f3),
    );
    const t0 = v128.and(m0, f.push<T>(v128.mul<T>(q0, strength), g0));
    const t1 = v128.and(m1, f.push<T>(v128.mul<T>(q1, strength), g1));
    const t2 = v128.and(m2, f.push<T>(v128.mul<T>(q2, strength), g2));
    const t3 = v128.and(m3, f.push<T>(v128.mul<T>(q3, strength), g3));
    along<T>(0, h, k, dH, dK, t0, t1, t2, t3);
    along<T>(1, h, k, dH, dK, t0, t1, t2, t3);
    if (lead > 2) along<T>(2, h, k, dH, dK, t0, t1, t2, t3);
    if (lead > 3) for (let c: usize = 3; c < r; c++) along<T>(c, h, k, dH, dK, t0, t1, t2, t3);
  }
  return count;
}


@inline function square<T>(row: usize, x: v128): v128 {
  const d = v128.sub<T>(v128.load(row), x);
  return v128.mul<T>(d, d);
}

/** s over the first `lead` coordinates, summed in their order. */
@inline function leading<T>(lead: usize, h: usize, k: usize): v128 {
  let s = v128.add<T>(square<T>(h, spread<T>(k, 0)), square<T>(h + ROW, spread<T>(k, 1)));
  if (lead > 2) s = v128.add<T>(s, square<T>(h + 2 * ROW, spread<T>(k, 2)));
  if (lead > 3) s = v128.add<T>(s, square<T>(h + 3 * ROW, spread<T>(k, 3)));
  return s;
}

/** The gradient's coordinate c. */
@inline function along<T>(
  c: usize,
  h: usize,
  k: usize,
  dH: usize,
  dK: usize,
  t0: v128,
  t1: v128,
  t2: v128,
  t3: v128,
): void {
  const x = spread<T>(k, c);
  const row = h + c * ROW;
  const y0 = v128.mul<T>(t0, v128.sub<T>(x, v128.load(row)));
  const y1 = v128.mul<T>(t1, v128.sub<T>(x, v128.load(row, 16)));
  const y2 = v128.mul<T>(t2, v128.sub<T>(x, v128.load(row, 32)));
  const y3 = v128.mul<T>(t3, v128.sub<T>(x, v128.load(row, 48)));
  addRow<T>(dH + c * ROW, y0, y1, y2, y3);
  addWide<T>(dK + c * 16, sum4<T>(y0, y1, y2, y3));
}
