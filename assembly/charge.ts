// Charges: beta → b, q and dq/db per hit, then the condensation point of each object.
import { at, Event, unspectated } from "./event";
import { artanh } from "./math";

/** b: beta in float64, clipped before all else where the convention says so. */
@inline export function betas<T>(e: Event): void {
  for (let j: usize = 0; j < e.hits; j++) {
    const beta = <f64>load<T>(e.beta + j * sizeof<T>());
    store<f64>(e.b + j * 8, e.clipsBeta ? min(beta, e.betaMax) : beta);
  }
}

/** q = ((artanh(min(b, betaMax) / betaDivisor) / artanhDivisor)² + qMin·m)·f, or f alone; constant for noise hits. */
export function charges(e: Event): void {
  for (let j: usize = 0; j < e.hits; j++) {
    const free = unspectated(e, j);
    let q = free;
    let dq: f64 = 0;
    if (e.chargeKind == 0) {
      const b = at(e.b, j);
      const y = min(b, e.betaMax) / e.betaDivisor;
      const t = artanh(y) / e.artanhDivisor;
      const f: f64 = e.spectatorKind == 1 ? free : 1;
      const m: f64 = e.spectatorKind == 2 ? free : 1;
      q = (t * t + e.qMin * m) * f;
      dq = b > e.betaMax ? 0 : (2 * t * f) / ((1 - y) * (1 + y) * (e.betaDivisor * e.artanhDivisor));
    }
    if (e.noiseCharge == e.noiseCharge && load<i32>(e.numbers + j * 4) == -1) {
      q = e.noiseCharge;
      dq = 0;
    }
    store<f64>(e.q + j * 8, q);
    store<f64>(e.dq + j * 8, dq);
    if (!e.pushPull) continue;
    store<f64>(e.p + j * 8, at(e.b, j) + e.qMin / 10);
    store<f64>(e.dp + j * 8, 1);
  }
}

/** alphas[k]: the first of object k's members with the highest charge, or beta. Every object has a member. */
export function findAlphas(e: Event): void {
  const key = e.alphaKind == 0 ? e.q : e.b;
  memory.fill(e.alphas, 0xff, e.objects * 4);
  for (let j: usize = 0; j < e.hits; j++) {
    const k = load<i32>(e.members + j * 4);
    if (k < 0) continue;
    const alpha = e.alphas + k * 4;
    const best = load<i32>(alpha);
    if (best < 0 || at(key, j) > at(key, best)) store<u32>(alpha, <u32>j);
  }
}
