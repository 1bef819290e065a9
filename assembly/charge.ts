// Charges: beta → q = artanh²(beta) + qMin and dq/dbeta, per hit, in float64 whatever the precision of the call.
import { Event } from "./event";
import { artanh } from "./math";


@inline export function charges<T>(e: Event): void {
  const qMin = e.qMin;
  const betaMax = e.betaMax;
  for (let j: usize = 0; j < e.hits; j++) {
    const beta = <f64>load<T>(e.beta + j * sizeof<T>());
    const b = min(beta, betaMax);
    const t = artanh(b);
    store<f64>(e.q + j * 8, t * t + qMin);
    store<f64>(e.dq + j * 8, beta > betaMax ? 0 : (2 * t) / ((1 - b) * (1 + b)));
  }
}

/** alphas[k]: the first hit of the highest charge among the object's own. Every object has a hit. */
export function findAlphas(e: Event): void {
  memory.fill(e.alphas, 0xff, e.objects * 4);
  for (let j: usize = 0; j < e.hits; j++) {
    const k = load<i32>(e.numbers + j * 4);
    if (k < 0) continue;
    const alpha = e.alphas + k * 4;
    const best = load<i32>(alpha);
    if (best < 0 || load<f64>(e.q + j * 8) > load<f64>(e.q + best * 8)) store<u32>(alpha, <u32>j);
  }
}
