// The exports, and nothing else: kernel, potential, precision.
import { attract } from "./loss/attraction";
import { countInRange, findCentres } from "./loss/centres";
import { betas } from "./loss/charges";
import { firstOutside } from "./input/firstOutside";
import { Condensation } from "./condense/condensation";
import { condense } from "./condense/condense";
import { drawnPairs } from "./sampling/drawnPairs";
import { clearSums, Event } from "./event/event";
import { MANHATTAN, PLAIN, SCALED } from "./pairs/specialisations";
import { locate } from "./sampling/locateRanks";
import { count } from "./sampling/countPairs";
import { group } from "./input/groupIds";
import { pack } from "./event/pack";
import { BoundedHinge, Gaussian, Hinge, RootExponential } from "./pairs/repulsivePotentials";
import { repel } from "./pairs/repulsion";
import { countCandidates } from "./search/runs";
import { build, order } from "./search/build";
import { BINS, PANEL } from "./search/bitmapIndex";
import { Search } from "./search/search";
import { betaGradients, gradients } from "./loss/gradients";
import { terms } from "./loss/terms";

export { condensationScratch } from "./condense/cells";
export { charges, findAlphas } from "./loss/charges";
export { enterOrder, leaveOrder, plainOrder } from "./event/permute";
export { artanh, exp, log, log1p } from "./numeric/math";

/** Where the host's memory begins. */
export function heapBase(): usize {
  return __heap_base;
}
export function eventBytes(): usize {
  return offsetof<Event>();
}
export function searchBytes(): usize {
  return offsetof<Search>();
}
export function panelObjects(): usize {
  return PANEL;
}
export function panelBins(): usize {
  return BINS;
}
export function condensationBytes(): usize {
  return offsetof<Condensation>();
}

export function firstOutside32(p: usize, n: usize, low: f64, high: f64): usize {
  return firstOutside<f32>(p, n, low, high);
}
export function firstOutside64(p: usize, n: usize, low: f64, high: f64): usize {
  return firstOutside<f64>(p, n, low, high);
}

export function groupInt32(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<i32>(ids, n, t, numbers, scratch);
}
export function groupUint32(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<u32>(ids, n, t, numbers, scratch);
}
export function groupBigInt64(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<i64>(ids, n, t, numbers, scratch);
}
export function groupBigUint64(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<u64>(ids, n, t, numbers, scratch);
}
export function groupFloat64(ids: usize, n: usize, t: f64, numbers: usize, scratch: usize): u32 {
  return group<f64>(ids, n, t, numbers, scratch);
}

export function betas32(e: Event): void {
  betas<f32>(e);
}
export function betas64(e: Event): void {
  betas<f64>(e);
}
export function findCentres32(e: Event): void {
  findCentres(e, 4);
}
export function findCentres64(e: Event): void {
  findCentres(e, 8);
}
export function countInRange32(e: Event): void {
  countInRange<f32>(e);
}
export function countInRange64(e: Event): void {
  countInRange<f64>(e);
}
export function order32(e: Event, most: usize): bool {
  return order<f32>(e, most);
}
export function order64(e: Event, most: usize): bool {
  return order<f64>(e, most);
}
export function countCandidates32(e: Event, step: usize): f64 {
  return countCandidates<f32>(e, step);
}
export function countCandidates64(e: Event, step: usize): f64 {
  return countCandidates<f64>(e, step);
}
export function build32(e: Event): void {
  build<f32>(e);
}
export function build64(e: Event): void {
  build<f64>(e);
}
export function pack32(e: Event): void {
  pack<f32>(e);
}
export function pack64(e: Event): void {
  pack<f64>(e);
}
export function clearSums32(e: Event): void {
  clearSums<f32>(e);
}
export function clearSums64(e: Event): void {
  clearSums<f64>(e);
}

export function attract32(e: Event): void {
  attract<f32>(e);
}
export function attract64(e: Event): void {
  attract<f64>(e);
}
export function terms32(e: Event): void {
  terms<f32>(e);
}
export function terms64(e: Event): void {
  terms<f64>(e);
}
export function repelHinge32(e: Event): void {
  repel<f32, Hinge>(PLAIN, e);
}
export function repelHinge64(e: Event): void {
  repel<f64, Hinge>(PLAIN, e);
}
export function repelHingeScaled32(e: Event): void {
  repel<f32, BoundedHinge>(SCALED, e);
}
export function repelHingeScaled64(e: Event): void {
  repel<f64, BoundedHinge>(SCALED, e);
}
export function repelHingeManhattan32(e: Event): void {
  repel<f32, Hinge>(MANHATTAN, e);
}
export function repelHingeManhattan64(e: Event): void {
  repel<f64, Hinge>(MANHATTAN, e);
}
export function repelGaussian32(e: Event): void {
  repel<f32, Gaussian>(SCALED, e);
}
export function repelGaussian64(e: Event): void {
  repel<f64, Gaussian>(SCALED, e);
}
export function repelRootExponential32(e: Event): void {
  repel<f32, RootExponential>(SCALED, e);
}
export function repelRootExponential64(e: Event): void {
  repel<f64, RootExponential>(SCALED, e);
}
export function drawn32(e: Event): void {
  drawnPairs<f32, Hinge>(e);
}
export function drawn64(e: Event): void {
  drawnPairs<f64, Hinge>(e);
}

export function gradients32(e: Event): void {
  gradients<f32>(e);
}
export function gradients64(e: Event): void {
  gradients<f64>(e);
}
export function betaGradients32(e: Event): void {
  betaGradients<f32>(e);
}
export function betaGradients64(e: Event): void {
  betaGradients<f64>(e);
}
export function count32(e: Event, step: usize): void {
  count<f32>(e, step);
}
export function count64(e: Event, step: usize): void {
  count<f64>(e, step);
}
export function locate32(e: Event): void {
  locate<f32>(e);
}
export function locate64(e: Event): void {
  locate<f64>(e);
}

export function condense32(g: Condensation): void {
  condense(g, 4);
}
export function condense64(g: Condensation): void {
  condense(g, 8);
}
