// Charges: beta → b, q and dq/db of each hit, then the condensation point of each object. Hits are processed two at a
// time: for odd N, the last step also touches one number past the end, for which every array is padded.
import { artanhLanes } from "../numeric/artanh";
import { AlphaKind, ChargeKind, SpectatorKind } from "../event/choices";
import { at } from "../event/access";
import { Event } from "../event/event";

/**
 * Beta in float64, clipped first if the convention clips it.
 * reads: beta T[N]
 * writes: b f64[N]
 */
export function betas<T>(e: Event): void {
  for (let j: usize = 0; j < e.hits; j++) {
    const beta = <f64>load<T>(e.beta + j * sizeof<T>());
    store<f64>(e.b + j * 8, e.clipsBeta ? min(beta, e.betaMax) : beta);
  }
}

/**
 * q = ((artanh(min(b, betaMax) / betaDivisor) / artanhDivisor)² + qMin·m)·f, or f alone; constant for noise hits.
 * m or f is 1 − s where the spectator weight s enters, else 1.
 * reads: b f64[N]; spectatorWeight f64[N], if present; objectOfHit i32[N]
 * writes: q, qSlope f64[N]; under push-pull also p, pSlope f64[N]
 */
export function charges(e: Event): void {
  const one = f64x2.splat(1);
  const qMin = f64x2.splat(e.qMin);
  const betaMax = f64x2.splat(e.betaMax);
  const divisors = f64x2.splat(e.betaDivisor * e.artanhDivisor);
  const hasNoiseCharge = e.noiseCharge == e.noiseCharge;
  for (let j: usize = 0; j < e.hits; j += 2) {
    const b = v128.load(e.b + j * 8);
    const free = e.spectatorWeight ? unspectated(v128.load(e.spectatorWeight + j * 8)) : one;
    let q = free;
    let dq = f64x2.splat(0);
    if (e.chargeKind == ChargeKind.ARTANH) {
      let y = f64x2.pmin(b, betaMax);
      if (e.betaDivisor != 1) y = f64x2.div(y, f64x2.splat(e.betaDivisor));
      let t = artanhLanes(y);
      if (e.artanhDivisor != 1) t = f64x2.div(t, f64x2.splat(e.artanhDivisor));
      const f = e.spectatorKind == SpectatorKind.CHARGE ? free : one;
      const m = e.spectatorKind == SpectatorKind.Q_MIN ? free : one;
      q = f64x2.mul(f64x2.add(f64x2.mul(t, t), f64x2.mul(qMin, m)), f);
      const slope = f64x2.mul(f64x2.mul(f64x2.sub(one, y), f64x2.add(one, y)), divisors);
      dq = v128.andnot(f64x2.div(f64x2.mul(f64x2.add(t, t), f), slope), f64x2.gt(b, betaMax));
    }
    if (hasNoiseCharge) {
      const numbers = v128.load32x2_s(e.objectOfHit + j * 4);
      const isNoise = i64x2.eq(numbers, i64x2.splat(-1));
      q = v128.bitselect(f64x2.splat(e.noiseCharge), q, isNoise);
      dq = v128.andnot(dq, isNoise);
    }
    v128.store(e.q + j * 8, q);
    v128.store(e.qSlope + j * 8, dq);
    if (!e.pushPull) continue;
    v128.store(e.p + j * 8, f64x2.add(b, f64x2.splat(e.qMin / 10)));
    v128.store(e.pSlope + j * 8, one);
  }
}

/** 1 − s, clamped to [0, 1] */
@inline function unspectated(s: v128): v128 {
  const free = f64x2.sub(f64x2.splat(1), s);
  return f64x2.pmax(f64x2.splat(0), f64x2.pmin(f64x2.splat(1), free));
}

/**
 * Finds the member of each object with the highest charge (or beta), the first one if tied. Every object has a member.
 * reads: q or b f64[N], memberOfHit i32[N]
 * writes: alphas i32[K + 1]; scratch: highestKey f64[K + 1]
 */
export function findAlphas(e: Event): void {
  const key = e.alphaKind == AlphaKind.CHARGE ? e.q : e.b;
  const highest = e.highestKey;
  const alphas = e.alphas;
  const members = e.memberOfHit;
  const n = e.hits;
  const objects = <u32>e.objects;
  memory.fill(highest, 0xbf, e.objects * 8); // a negative number: no key is negative
  for (let j: usize = 0; j < n; j++) {
    // a hit that is no member, which a branch would mispredict, goes to a place after the last object
    const k = <usize>min(load<u32>(members + j * 4), objects);
    const own = highest + k * 8;
    const alpha = alphas + k * 4;
    const v = at(key, j);
    const before = load<f64>(own);
    const isHigher = v > before;
    store<f64>(own, select(v, before, isHigher));
    store<u32>(alpha, select(<u32>j, load<u32>(alpha), isHigher));
  }
}
