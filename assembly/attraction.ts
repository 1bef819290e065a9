// Attraction: every hit against its own object's condensation point. N pairs in all, so plain float64.
// Adds Σ w·q·f to attraction[k] and, where there is a gradient, the pull to dBlocks and its opposite to dRecords.
import { Event, rows } from "./event";
import { weight } from "./pack";
import { add, lanes, ROW } from "./simd";


@inline export function attract<T, P>(e: Event, gradient: bool): void {
  const f = changetype<P>(<usize>0);
  const dims = <usize>e.dims;
  const r = rows(e);
  const unit = 1 / (e.chargeScale * e.strengthScale);
  const unitU = 1 / e.strengthScale;
  for (let j: usize = 0; j < e.hits; j++) {
    const number = load<i32>(e.numbers + j * 4);
    if (number < 0) continue;
    const k = <usize>number;
    const alpha = <usize>load<u32>(e.alphas + k * 4);
    const xj = e.x + j * dims * sizeof<T>();
    const xk = e.x + alpha * dims * sizeof<T>();
    let s: f64 = 0;
    for (let c: usize = 0; c < dims; c++) {
      const d = difference<T>(xj, xk, c);
      s += d * d;
    }
    const u = weight<T>(e, j) * load<f64>(e.q + j * 8);
    add(e.attraction + k * 8, u * f.value(s));
    if (!gradient) continue;

    const strength = e.lossAttractive * load<f64>(e.a + k * 8) * load<f64>(e.q + alpha * 8);
    const lane = j % lanes<T>();
    const dHit = e.dBlocks + (j / lanes<T>()) * (r + 1) * lanes<T>() * 8 + lane * 8;
    const dObject = e.dRecords + k * (r + 1) * 16;
    const pull = 2 * u * strength * f.slope(s) * unit;
    for (let c: usize = 0; c < dims; c++) {
      const y = pull * difference<T>(xj, xk, c);
      add(dHit + c * lanes<T>() * 8, y);
      add(dObject + c * 16, y);
    }
    add(dHit + r * lanes<T>() * 8, strength * f.value(s) * unitU);
  }
}


@inline function difference<T>(xj: usize, xk: usize, c: usize): f64 {
  return <f64>load<T>(xj + c * sizeof<T>()) - <f64>load<T>(xk + c * sizeof<T>());
}
