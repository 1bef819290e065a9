// The end of an event: sums → its four terms, and, where there is a gradient, dBeta, dX and dWeights over the inputs.
import { Event, rows } from "./event";
import { weight } from "./pack";
import { lanes, wide } from "./simd";

/** Sets attractive, repulsive, coward and noise, without loss weights. */
@inline export function terms<T>(e: Event): void {
  let attractive: f64 = 0;
  let repulsive: f64 = 0;
  let coward: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) {
    const alpha = <usize>load<u32>(e.alphas + k * 4);
    const q = load<f64>(e.q + alpha * 8);
    attractive += load<f64>(e.a + k * 8) * q * load<f64>(e.attraction + k * 8);
    repulsive += load<f64>(e.r + k * 8) * q * repulsion(e, k);
    coward += e.c * (1 - <f64>load<T>(e.beta + alpha * sizeof<T>()));
  }
  let noise: f64 = 0;
  for (let j: usize = 0; j < e.hits; j++) {
    if (load<i32>(e.numbers + j * 4) < 0) noise += e.n * <f64>load<T>(e.beta + j * sizeof<T>());
  }
  e.attractive = attractive;
  e.repulsive = repulsive;
  e.coward = coward;
  e.noise = noise;
}

/** Writes dBeta over beta, dX over x and dWeights over the weights. After `terms`, which reads beta. */
@inline export function gradients<T>(e: Event): void {
  const dims = <usize>e.dims;
  const r = rows(e);
  const unit = e.chargeScale * e.strengthScale;
  for (let j: usize = 0; j < e.hits; j++) {
    const dHit = e.dBlocks + (j / lanes<T>()) * (r + 1) * lanes<T>() * 8 + (j % lanes<T>()) * 8;
    const number = load<i32>(e.numbers + j * 4);
    const isAlpha = number >= 0 && load<u32>(e.alphas + number * 4) == <u32>j;
    const dObject = e.dRecords + <usize>number * (r + 1) * 16;
    for (let c: usize = 0; c < dims; c++) {
      let d = load<f64>(dHit + c * lanes<T>() * 8);
      if (isAlpha) d -= wide(dObject + c * 16);
      saturate<T>(e.x + (j * dims + c) * sizeof<T>(), d * unit);
    }
    const dCharge = load<f64>(dHit + r * lanes<T>() * 8) * e.strengthScale; // of w·q
    let dQ = weight<T>(e, j) * dCharge;
    let dBeta: f64 = number < 0 ? e.lossNoise * e.n : 0;
    if (isAlpha) {
      dQ += e.lossAttractive * load<f64>(e.a + number * 8) * load<f64>(e.attraction + number * 8);
      dQ += e.lossRepulsive * load<f64>(e.r + number * 8) * repulsion(e, number);
      dBeta -= e.lossCoward * e.c;
    }
    if (e.weights) saturate<T>(e.weights + j * sizeof<T>(), load<f64>(e.q + j * 8) * dCharge);
    saturate<T>(e.beta + j * sizeof<T>(), dQ * load<f64>(e.dq + j * 8) + dBeta);
  }
}

/** Σ w·q·f_rep of object k */
@inline function repulsion(e: Event, k: usize): f64 {
  return wide(e.dRecords + k * (rows(e) + 1) * 16 + rows(e) * 16) * e.chargeScale;
}

/** Stores v in T; beyond T's range the largest number of T, so that finite input gives finite output. */
@inline function saturate<T>(p: usize, v: f64): void {
  store<T>(p, sizeof<T>() == 8 ? <T>v : <T>max(-3.4028234663852886e38, min(3.4028234663852886e38, v)));
}
