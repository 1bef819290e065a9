// Attraction: every member against its own object's centre. N pairs in all, so plain float64.
// Adds Σ w·p·f to attraction[k] and, where there is a gradient, the pull to dBlocks and its opposite to dRecords.
import { attractionSlope, attractionValue } from "./attractions";
import { at, dHit, difference, distance2, distanceOf, dObject, Event, weightOf } from "./event";
import { add, lanes } from "./simd";


@inline export function attract<T>(e: Event): void {
  const r = e.rows;
  const gradient = e.dBlocks != 0;
  const unit = 1 / (e.chargeScale * e.strengthScale);
  for (let j: usize = 0; j < e.hits; j++) {
    const number = load<i32>(e.members + j * 4);
    if (number < 0) continue;
    const k = <usize>number;
    const s = distance2<T>(e, j, k);
    const dj = distanceOf<T>(e, j);
    const dk = at(e.distance, k);
    const scale = e.pushPull ? 0.95 * dk * dk + 0.05 * dj * dj + 1e-4 : at(e.scales, k);
    const u = s / scale;
    const f = attractionValue(e.attractionKind, e.attractionParameter, u);
    const charge = weightOf<T>(e, j) * at(e.p, j);
    add(e.attraction + k * 8, charge * f);
    if (!gradient) continue;

    const strength = e.lossAttractive * at(e.a, k) * at(e.pulls, k);
    const dU = charge * strength * attractionSlope(e.attractionKind, e.attractionParameter, u);
    const hit = dHit<T>(e, j);
    const object = dObject(e, k);
    const pull = (2 * dU * unit) / scale;
    for (let c: usize = 0; c < e.dims; c++) {
      const d = difference<T>(e, j, k, c);
      const y = pull * (e.manhattan ? sqrt(s) * sign(d) : d);
      add(hit + c * lanes<T>() * 8, y);
      add(object + c * 16, (1 - e.centreDamping) * y);
    }
    if (e.dP) add(e.dP + j * 8, strength * f);
    else add(hit + r * lanes<T>() * 8, (strength * f) / e.strengthScale);
    const dScale = (-dU * u) / scale;
    if (e.pushPull && e.dDistances) {
      add(e.dDistances + j * 8, 0.1 * dj * dScale);
      add(e.dScales + k * 8, 1.9 * dk * dScale); // of d_k, which is what `gradients` makes of it here
    } else if (!e.pushPull) {
      add(e.dScales + k * 8, dScale);
    }
  }
}


@inline function sign(d: f64): f64 {
  return d > 0 ? 1 : d < 0 ? -1 : 0;
}
