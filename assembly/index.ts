// The exports of the module, and nothing else. The host's type for them is generated from this file
// (src/wasm/structs.ts). A kernel that takes an event branches once on its precision, then calls code
// compiled for float32 or float64.
import { assign as assignIn } from "./condense/assign";
import { condense as condenseIn } from "./condense/condense";
import { Condensation } from "./condense/condensation";
import { CONTRACT } from "./contract";
import { DbscanClustering } from "./dbscan/clustering";
import { dbscan as dbscanIn } from "./dbscan/dbscan";
import { densities as densitiesIn } from "./densityPeaks/densities";
import { nearestDenser as nearestDenserIn } from "./densityPeaks/nearestDenser";
import { DensityPeaks } from "./densityPeaks/peaks";
import { clearSums as clearSumsIn } from "./event/clearSums";
import { Event } from "./event/event";
import { pack as packIn } from "./event/pack";
import { keepOrder as keepOrderIn } from "./event/permute";
import { firstOutside as firstOutsideIn } from "./input/firstOutside";
import { groupIds as groupIdsOf, IdKind } from "./input/groupIds";
import { countInRange as countInRangeIn, findCentres as findCentresIn } from "./loss/centres";
import { betas as betasIn, charges as chargesIn, findAlphas as findAlphasIn } from "./loss/charges";
import { betaGradients as betaGradientsIn } from "./loss/gradients";
import { terms as termsIn } from "./loss/terms";
import { neighbours as neighboursIn } from "./neighbours/neighbours";
import { NeighbourSearch } from "./neighbours/neighbourSearch";
import { artanh as artanhOf, exp as expOf, log as logOf, log1p as log1pOf } from "./numeric/math";
import { onePass as onePassIn } from "./pairs/onePass";
import { attract as attractIn, gradients as gradientsIn, repel as repelIn } from "./pairs/stages";
import { countPairs as countPairsIn } from "./sampling/countPairs";
import { evaluateDrawn as evaluateDrawnIn } from "./sampling/drawnPairs";
import { locateRanks as locateRanksIn } from "./sampling/locateRanks";
import { build as buildIn, order as orderIn, orderByCell as orderByCellIn } from "./search/build";
import { findLevels as findLevelsIn } from "./search/distanceTables";
import { countCandidates as countCandidatesIn } from "./search/runs";

/** The first address that the host may use. */
export function heapBase(): usize {
  return __heap_base;
}

/** A hash of the structs, enums, sizes and exports: the host compares it with its own before it calls a kernel. */
export function contract(): u32 {
  return CONTRACT;
}

/** artanh(v), within 2 ulp. */
export function artanh(v: f64): f64 {
  return artanhOf(v);
}

/** e^v, within 1 ulp. */
export function exp(v: f64): f64 {
  return expOf(v);
}

/** ln v. */
export function log(v: f64): f64 {
  return logOf(v);
}

/** ln(1 + v). */
export function log1p(v: f64): f64 {
  return log1pOf(v);
}

/** Index of the first of n numbers at p (`bytes` bytes each) that is outside [lowest, highest]; n if all are inside. */
export function firstOutside(p: usize, n: usize, bytes: usize, lowest: f64, highest: f64): usize {
  return bytes == 8 ? firstOutsideIn<f64>(p, n, lowest, highest) : firstOutsideIn<f32>(p, n, lowest, highest);
}

/** Ids of an event's n hits → object numbers; returns K. */
export function groupIds(kind: IdKind, ids: usize, n: usize, threshold: f64, objectOfHit: usize, scratch: usize): u32 {
  return groupIdsOf(kind, ids, n, threshold, objectOfHit, scratch);
}

/** beta → b */
export function betas(e: Event): void {
  if (e.bytes == 8) betasIn<f64>(e);
  else betasIn<f32>(e);
}

/** b → charges */
export function charges(e: Event): void {
  chargesIn(e);
}

/** Charges → condensation points */
export function findAlphas(e: Event): void {
  findAlphasIn(e);
}

/** Condensation points → centres, scales and strengths */
export function findCentres(e: Event): void {
  findCentresIn(e);
}

/** Counts the hits of other objects in range of each object. */
export function countInRange(e: Event): void {
  if (e.bytes == 8) countInRangeIn<f64>(e);
  else countInRangeIn<f32>(e);
}

/** Keeps the order of the input (no search): places are hits. */
export function keepOrder(e: Event): void {
  keepOrderIn(e);
}

/** Finds the search order of hits and objects, by a grid or at most `mostAxes` axes; 0: float32 cannot hold the slabs. */
export function order(e: Event, mostAxes: usize, grid: bool): bool {
  return e.bytes == 8 ? orderIn<f64>(e, mostAxes, grid) : orderIn<f32>(e, mostAxes, grid);
}

/** After `order` by a grid: all hits in the order of their cells. */
export function orderByCell(e: Event): void {
  if (e.bytes == 8) orderByCellIn<f64>(e);
  else orderByCellIn<f32>(e);
}

/** Hits and objects → blocks and records */
export function pack(e: Event): void {
  if (e.bytes == 8) packIn<f64>(e);
  else packIn<f32>(e);
}

/** Builds the search's indices: bitmaps and, under a cap, boxes. */
export function build(e: Event): void {
  if (e.bytes == 8) buildIn<f64>(e);
  else buildIn<f32>(e);
}

/** Finds the objects' levels in the distance tables: before the strategy first uses those. */
export function findLevels(e: Event): void {
  if (e.bytes == 8) findLevelsIn<f64>(e);
  else findLevelsIn<f32>(e);
}

/** Estimates the candidates of all blocks from every `step`-th. */
export function countCandidates(e: Event, step: usize): f64 {
  return countCandidatesIn(e, step);
}

/** Clears the sums that the kernels below add to. */
export function clearSums(e: Event): void {
  clearSumsIn(e);
}

/** All pairs within reach: value and gradient */
export function repel(e: Event): void {
  if (e.bytes == 8) repelIn<f64>(e);
  else repelIn<f32>(e);
}

/** Counts the pairs within reach of every `step`-th block. */
export function countPairs(e: Event, step: usize): void {
  if (e.bytes == 8) countPairsIn<f64>(e, step);
  else countPairsIn<f32>(e, step);
}

/** Drawn ranks → pairs */
export function locateRanks(e: Event): void {
  if (e.bytes == 8) locateRanksIn<f64>(e);
  else locateRanksIn<f32>(e);
}

/** Drawn pairs: value and gradient */
export function evaluateDrawn(e: Event): void {
  if (e.bytes == 8) evaluateDrawnIn<f64>(e);
  else evaluateDrawnIn<f32>(e);
}

/** Members against their own objects: value and gradient */
export function attract(e: Event): void {
  if (e.bytes == 8) attractIn<f64>(e);
  else attractIn<f32>(e);
}

/** Sums → the four terms */
export function terms(e: Event): void {
  termsIn(e);
}

/** Sums → all gradients but dBeta */
export function gradients(e: Event): void {
  if (e.bytes == 8) gradientsIn<f64>(e);
  else gradientsIn<f32>(e);
}

/** A whole event in one pass over its blocks, after the charges, centres and records */
export function onePass(e: Event): void {
  if (e.bytes == 8) onePassIn<f64>(e);
  else onePassIn<f32>(e);
}

/** dB, as the host left it → dBeta */
export function betaGradients(e: Event): void {
  if (e.bytes == 8) betaGradientsIn<f64>(e);
  else betaGradientsIn<f32>(e);
}

/** Assigns hits to the condensation points that `condense` found. */
export function assign(g: Condensation): void {
  assignIn(g);
}

/** Clusters one event. */
export function condense(g: Condensation): void {
  condenseIn(g);
}

/** Hits → their neighbours, as far as they fit. */
export function neighbours(g: NeighbourSearch): void {
  neighboursIn(g);
}

/** Clusters one event by DBSCAN. */
export function dbscan(g: DbscanClustering): void {
  dbscanIn(g);
}

/** x and weights → densities */
export function densities(g: DensityPeaks): void {
  densitiesIn(g);
}

/** Densities → the nearest denser hit of each query, if it is within the radius. */
export function nearestDenser(g: DensityPeaks): void {
  nearestDenserIn(g);
}
