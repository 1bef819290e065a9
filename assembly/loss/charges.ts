// Charges: beta → b, q and dq/db per hit, then the condensation point of each object. Two hits at a time: an odd last
// one takes the number after it along, for which every array has room.
import { artanhLanes } from "../numeric/log1p";
import { at, Event } from "../event/event";

/** b: beta in float64, clipped before all else where the convention says so. */
@inline export function betas<T>(e: Event): void {
  for (let j: usize = 0; j < e.hits; j++) {
    const beta = <f64>load<T>(e.beta + j * sizeof<T>());
    store<f64>(e.b + j * 8, e.clipsBeta ? min(beta, e.betaMax) : beta);
  }
}

/** q = ((artanh(min(b, betaMax) / betaDivisor) / artanhDivisor)² + qMin·m)·f, or f alone; constant for noise hits. */
export function charges(e: Event): void {
  const one = f64x2.splat(1);
  const qMin = f64x2.splat(e.qMin);
  const betaMax = f64x2.splat(e.betaMax);
  const divisors = f64x2.splat(e.betaDivisor * e.artanhDivisor);
  const hasNoiseCharge = e.noiseCharge == e.noiseCharge;
  for (let j: usize = 0; j < e.hits; j += 2) {
    const b = v128.load(e.b + j * 8);
    const free = e.spectators ? unspectated(v128.load(e.spectators + j * 8)) : one;
    let q = free;
    let dq = f64x2.splat(0);
    if (e.chargeKind == 0) {
      let y = f64x2.pmin(b, betaMax);
      if (e.betaDivisor != 1) y = f64x2.div(y, f64x2.splat(e.betaDivisor));
      let t = artanhLanes(y);
      if (e.artanhDivisor != 1) t = f64x2.div(t, f64x2.splat(e.artanhDivisor));
      const f = e.spectatorKind == 1 ? free : one;
      const m = e.spectatorKind == 2 ? free : one;
      q = f64x2.mul(f64x2.add(f64x2.mul(t, t), f64x2.mul(qMin, m)), f);
      const slope = f64x2.mul(f64x2.mul(f64x2.sub(one, y), f64x2.add(one, y)), divisors);
      dq = v128.andnot(f64x2.div(f64x2.mul(f64x2.add(t, t), f), slope), f64x2.gt(b, betaMax));
    }
    if (hasNoiseCharge) {
      const numbers = v128.load32x2_s(e.numbers + j * 4);
      const isNoise = i64x2.eq(numbers, i64x2.splat(-1));
      q = v128.bitselect(f64x2.splat(e.noiseCharge), q, isNoise);
      dq = v128.andnot(dq, isNoise);
    }
    v128.store(e.q + j * 8, q);
    v128.store(e.dq + j * 8, dq);
    if (!e.pushPull) continue;
    v128.store(e.p + j * 8, f64x2.add(b, f64x2.splat(e.qMin / 10)));
    v128.store(e.dp + j * 8, one);
  }
}

/** 1 − s, from 0 to 1 */
@inline function unspectated(s: v128): v128 {
  const free = f64x2.sub(f64x2.splat(1), s);
  return f64x2.pmax(f64x2.splat(0), f64x2.pmin(f64x2.splat(1), free));
}

/** alphas[k]: the first of object k's members with the highest charge, or beta. Every object has a member. */
export function findAlphas(e: Event): void {
  const key = e.alphaKind == 0 ? e.q : e.b;
  const highest = e.pulls; // free until the centres are found
  memory.fill(highest, 0xbf, e.objects * 8); // a number below 0, and no key is
  for (let j: usize = 0; j < e.hits; j++) {
    const k = load<i32>(e.members + j * 4);
    if (k < 0) continue;
    const own = highest + <usize>k * 8;
    const alpha = e.alphas + <usize>k * 4;
    const v = at(key, j);
    const before = load<f64>(own);
    const isHigher = v > before;
    store<f64>(own, select(v, before, isHigher));
    store<u32>(alpha, select(<u32>j, load<u32>(alpha), isHigher));
  }
}
