// One block of hits against a run of objects: the inner loop of the repulsion, with or without a search, and its
// distance test. At most four coordinates are unrolled: they stay in registers and reject most pairs. A loop
// handles the others, so one source serves every D. These parameters are constants of each copy, so their
// branches are decided at compile time:
//   lead       min(R, 4)
//   general    u = s·inverse scale (·distance factor) + ε, with the gradient of the scale, and R ≥ 4; else u = s + ε
//   manhattan  the distance is Σ|x|: s is the distance in the tests, and u is made of its square
// Names: h a block of hits; q its row of charges; k an object's record; own its numbers after the
// coordinates; s squared distances; u scaled squared distances; m masks of the pairs within reach; f the
// potential's value; t = −2 dV/ds.
// Suffixes 0 … 3 are the four vectors of a row of hits.
import { dRecordBytes, recordBytes } from "../event/strides";
import { INVERSE_SCALE, NUMBER, REACH, STRENGTH } from "../event/record";
import { addRow, addWide, all, bits, lanesOf, least, spread, sum4 } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";

/** A bit for each hit of block h that is within reach of object k and not of that object; lowest lane first. */
@inline export function reached<T>(lead: usize, manhattan: bool, r: usize, h: usize, k: usize): u32 {
  const own = k + r * sizeof<T>();
  const reach = recordReach<T>(lead, k, own);
  let s0 = leading<T>(lead, manhattan, 0, h, k);
  let s1 = leading<T>(lead, manhattan, 16, h, k);
  let s2 = leading<T>(lead, manhattan, 32, h, k);
  let s3 = leading<T>(lead, manhattan, 48, h, k);
  if (lead == 4) {
    // with fewer coordinates a mispredicted branch costs more than the work it saves
    if (!bits<T>(v128.lt<T>(least<T>(s0, s1, s2, s3), reach))) return 0;
    for (let c: usize = 4; c < r; c++) {
      const x = spread<T>(k, c);
      const row = h + c * ROW;
      s0 = v128.add<T>(s0, part<T>(manhattan, row, x));
      s1 = v128.add<T>(s1, part<T>(manhattan, row + 16, x));
      s2 = v128.add<T>(s2, part<T>(manhattan, row + 32, x));
      s3 = v128.add<T>(s3, part<T>(manhattan, row + 48, x));
    }
  }
  const number = spread<T>(own, NUMBER);
  const numbers = h + (r + 1) * ROW;
  return lanesOf<T>(
    v128.and(v128.lt<T>(s0, reach), v128.ne<T>(v128.load(numbers), number)),
    v128.and(v128.lt<T>(s1, reach), v128.ne<T>(v128.load(numbers, 16), number)),
    v128.and(v128.lt<T>(s2, reach), v128.ne<T>(v128.load(numbers, 32), number)),
    v128.and(v128.lt<T>(s3, reach), v128.ne<T>(v128.load(numbers, 48), number)),
  );
}

/**
 * Value and, if `gradient`, gradient of block h against the objects from record k up to kEnd. Adds to the rows dH (T)
 * and the sums dK (float64); returns the number of pairs within reach. The R + 1 rows of dH are followed by ε.
 * `factors`: address of 64 bytes of distance factors, or 0.
 */
@inline export function evaluatePairs<T, P>(
  lead: usize,
  general: bool,
  manhattan: bool,
  gradient: bool,
  r: usize,
  factors: usize,
  h: usize,
  k: usize,
  kEnd: usize,
  dH: usize,
  dK: usize,
): u32 {
  const f = changetype<P>(<usize>0);
  let count: u32 = 0;
  for (; k < kEnd; k += recordBytes<T>(r), dK += dRecordBytes(r)) {
    const own = k + r * sizeof<T>();
    const reach = recordReach<T>(lead, k, own);
    let s0 = leading<T>(lead, manhattan, 0, h, k);
    let s1 = leading<T>(lead, manhattan, 16, h, k);
    let s2 = leading<T>(lead, manhattan, 32, h, k);
    let s3 = leading<T>(lead, manhattan, 48, h, k);
    if (!bits<T>(v128.lt<T>(least<T>(s0, s1, s2, s3), reach))) continue;
    if (lead == 4) {
      for (let c: usize = 4; c < r; c++) {
        const x = spread<T>(k, c);
        const row = h + c * ROW;
        s0 = v128.add<T>(s0, part<T>(manhattan, row, x));
        s1 = v128.add<T>(s1, part<T>(manhattan, row + 16, x));
        s2 = v128.add<T>(s2, part<T>(manhattan, row + 32, x));
        s3 = v128.add<T>(s3, part<T>(manhattan, row + 48, x));
        if (c == 11 && !bits<T>(v128.lt<T>(least<T>(s0, s1, s2, s3), reach))) break;
      }
      if (!bits<T>(v128.lt<T>(least<T>(s0, s1, s2, s3), reach))) continue;
    }

    // masks: pairs within reach whose hit belongs to another object
    const number = spread<T>(own, NUMBER);
    const q = h + r * ROW;
    const m0 = v128.and(v128.lt<T>(s0, reach), v128.ne<T>(v128.load(q, 64), number));
    const m1 = v128.and(v128.lt<T>(s1, reach), v128.ne<T>(v128.load(q, 80), number));
    const m2 = v128.and(v128.lt<T>(s2, reach), v128.ne<T>(v128.load(q, 96), number));
    const m3 = v128.and(v128.lt<T>(s3, reach), v128.ne<T>(v128.load(q, 112), number));
    count += <u32>popcnt<u32>(bits<T>(m0) | (bits<T>(m1) << 4) | (bits<T>(m2) << 8) | (bits<T>(m3) << 12));

    // value: adds Σ q·f to the object
    // load only in the copies that use the value: the compiler keeps the load even if its value is dropped
    const epsilon = v128.load(dH + (r + 1) * ROW);
    const inverse = general ? spread<T>(own, INVERSE_SCALE) : epsilon;
    const i0 = general ? inverseScale<T>(inverse, factors) : inverse;
    const i1 = general ? inverseScale<T>(inverse, factors && factors + 16) : inverse;
    const i2 = general ? inverseScale<T>(inverse, factors && factors + 32) : inverse;
    const i3 = general ? inverseScale<T>(inverse, factors && factors + 48) : inverse;
    const u0 = scaled<T>(general, manhattan, s0, i0, epsilon);
    const u1 = scaled<T>(general, manhattan, s1, i1, epsilon);
    const u2 = scaled<T>(general, manhattan, s2, i2, epsilon);
    const u3 = scaled<T>(general, manhattan, s3, i3, epsilon);
    const strength = spread<T>(own, STRENGTH);
    const g0 = f.root<T>(u0);
    const g1 = f.root<T>(u1);
    const g2 = f.root<T>(u2);
    const g3 = f.root<T>(u3);
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

    // gradient: strength·f to the hits' charges; t = −2 dV/ds along the line from hit to centre
    addRow<T>(
      dH + r * ROW,
      v128.mul<T>(strength, f0),
      v128.mul<T>(strength, f1),
      v128.mul<T>(strength, f2),
      v128.mul<T>(strength, f3),
    );
    let t0 = v128.and(m0, f.push<T>(v128.mul<T>(q0, strength), u0, g0));
    let t1 = v128.and(m1, f.push<T>(v128.mul<T>(q1, strength), u1, g1));
    let t2 = v128.and(m2, f.push<T>(v128.mul<T>(q2, strength), u2, g2));
    let t3 = v128.and(m3, f.push<T>(v128.mul<T>(q3, strength), u3, g3));
    if (general) {
      t0 = v128.mul<T>(t0, i0);
      t1 = v128.mul<T>(t1, i1);
      t2 = v128.mul<T>(t2, i2);
      t3 = v128.mul<T>(t3, i3);
      if (manhattan) {
        t0 = v128.mul<T>(t0, s0);
        t1 = v128.mul<T>(t1, s1);
        t2 = v128.mul<T>(t2, s2);
        t3 = v128.mul<T>(t3, s3);
      }
      addWide<T>(
        dK + (r + 1) * 16,
        sum4<T>(v128.mul<T>(t0, s0), v128.mul<T>(t1, s1), v128.mul<T>(t2, s2), v128.mul<T>(t3, s3)),
      );
    }
    along<T>(manhattan, 0, h, k, dH, dK, t0, t1, t2, t3);
    along<T>(manhattan, 1, h, k, dH, dK, t0, t1, t2, t3);
    if (lead > 2) along<T>(manhattan, 2, h, k, dH, dK, t0, t1, t2, t3);
    if (lead > 3) for (let c: usize = 3; c < r; c++) along<T>(manhattan, c, h, k, dH, dK, t0, t1, t2, t3);
  }
  return count;
}


@inline function inverseScale<T>(inverse: v128, factors: usize): v128 {
  return factors ? v128.mul<T>(inverse, v128.load(factors)) : inverse;
}


@inline function scaled<T>(general: bool, manhattan: bool, s: v128, inverse: v128, epsilon: v128): v128 {
  if (!general) return v128.add<T>(s, epsilon);
  const squared = manhattan ? v128.mul<T>(s, s) : s;
  return v128.add<T>(v128.mul<T>(squared, inverse), epsilon);
}

/** The reach in record k. If R is a constant, the offset is folded into the load. */
@inline function recordReach<T>(lead: usize, k: usize, own: usize): v128 {
  if (lead == 2) return v128.load_splat<T>(k, (2 + REACH) * sizeof<T>());
  if (lead == 3) return v128.load_splat<T>(k, (3 + REACH) * sizeof<T>());
  return v128.load_splat<T>(own, REACH * sizeof<T>());
}

/** One coordinate's part of the distance: squared difference or, for Manhattan, magnitude. */
@inline function part<T>(manhattan: bool, row: usize, x: v128): v128 {
  const d = v128.sub<T>(v128.load(row), x);
  return manhattan ? v128.abs<T>(d) : v128.mul<T>(d, d);
}

/**
 * s of the vector at `offset` bytes into each row, over the first `lead` coordinates, summed in order. `offset` is a
 * constant, so it folds into the addresses.
 */
@inline function leading<T>(lead: usize, manhattan: bool, offset: usize, h: usize, k: usize): v128 {
  const s0 = part<T>(manhattan, h + offset, v128.load_splat<T>(k, 0 * sizeof<T>()));
  let s = v128.add<T>(s0, part<T>(manhattan, h + (ROW + offset), v128.load_splat<T>(k, 1 * sizeof<T>())));
  if (lead > 2) s = v128.add<T>(s, part<T>(manhattan, h + (2 * ROW + offset), v128.load_splat<T>(k, 2 * sizeof<T>())));
  if (lead > 3) s = v128.add<T>(s, part<T>(manhattan, h + (3 * ROW + offset), v128.load_splat<T>(k, 3 * sizeof<T>())));
  return s;
}

/** Adds coordinate c of the gradient. */
@inline function along<T>(
  manhattan: bool,
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
  const y0 = push<T>(manhattan, t0, v128.sub<T>(x, v128.load(row)));
  const y1 = push<T>(manhattan, t1, v128.sub<T>(x, v128.load(row, 16)));
  const y2 = push<T>(manhattan, t2, v128.sub<T>(x, v128.load(row, 32)));
  const y3 = push<T>(manhattan, t3, v128.sub<T>(x, v128.load(row, 48)));
  addRow<T>(dH + c * ROW, y0, y1, y2, y3);
  addWide<T>(dK + c * 16, sum4<T>(y0, y1, y2, y3));
}

/** t·d; for Manhattan t·sign(d). */
@inline function push<T>(manhattan: bool, t: v128, d: v128): v128 {
  if (!manhattan) return v128.mul<T>(t, d);
  const signed = v128.xor(t, v128.and(d, all<T>(-0.0)));
  return v128.and(signed, v128.ne<T>(d, all<T>(0)));
}
