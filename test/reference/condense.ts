/** Condensation by every rule, spelt out: each condensation point looks at every hit of its event. */
import { hgcalmlBins } from "../../src/condense/ties.ts";
import { type Condensates, type CondenseRule, condenseRules } from "../../src/index.ts";
import type { AnyCondenseInput } from "../support/anyFunctions.ts";

/** A cluster of an event: its condensation point and its hits, in the order of the definition. */
interface Cluster {
  alpha: number;
  hits: number[];
}

/** What the rule says about one event of a call. */
class EventByDefinition {
  readonly rule: CondenseRule;
  readonly round: (v: number) => number;
  readonly taken = new Set<number>();
  readonly clusters: Cluster[] = [];

  constructor(
    readonly input: AnyCondenseInput,
    readonly hits: readonly number[],
    readonly visitOrder: readonly number[],
  ) {
    this.rule = input.rule ?? condenseRules.paper;
    this.round = input.x instanceof Float32Array ? Math.fround : (v) => v;
  }

  distance2(j: number, k: number): number {
    const { x, beta, dimensions = x.length / beta.length } = this.input;
    let s = 0;
    for (let c = 0; c < dimensions; c++) {
      const d = this.round(x[j * dimensions + c] - x[k * dimensions + c]);
      s = this.round(s + this.round(d * d));
    }
    return s;
  }

  radiusOf(alpha: number): number {
    const { distanceScale, radius = this.rule.radius! } = this.input;
    return this.round((distanceScale?.[alpha] ?? 1) * this.round(radius));
  }

  isWithin(j: number, alpha: number, radius: number, inclusive: boolean): boolean {
    const reach = this.round(radius * radius);
    const s = this.distance2(j, alpha);
    return s < reach || (inclusive && s === reach);
  }

  isMasked(j: number): boolean {
    return Boolean(this.input.noCondensationMask?.[j]);
  }

  /** Whether hit j is taken by condensation point alpha while condensation points are being found. */
  takes(alpha: number, j: number): boolean {
    if (j === alpha) return true;
    if (this.isMasked(j) || this.isMasked(alpha)) return false;
    const { separation, separationInclusive, inclusive } = this.rule;
    if (separation === undefined) return this.isWithin(j, alpha, this.radiusOf(alpha), inclusive);
    return this.isWithin(j, alpha, this.round(separation), separationInclusive);
  }

  findClusters(): void {
    const { beta, betaThreshold = this.rule.betaThreshold! } = this.input;
    const threshold = this.round(betaThreshold);
    const visited = new Set<number>();
    const working = Array.from(beta);
    const mayLead = (j: number): boolean =>
      this.isMasked(j) ? this.rule.masked === "alone" : working[j] > threshold && !visited.has(j);
    for (;;) {
      const free = this.visitOrder.filter(
        (j) => !visited.has(j) && mayLead(j) && (this.rule.seeds === "claimed" || !this.taken.has(j)),
      );
      if (free.length === 0) return;
      const alpha = free.reduce((best, j) => (working[j] > working[best] ? j : best));
      visited.add(alpha);
      const own = this.hits.filter((j) => !this.taken.has(j) && this.takes(alpha, j));
      for (const j of own) this.taken.add(j);
      if (own.length > 0) this.clusters.push({ alpha, hits: own });
      if (this.rule.soft) this.lower(working, alpha);
    }
  }

  lower(working: number[], alpha: number): void {
    const reach = this.round(this.radiusOf(alpha) ** 2);
    for (const j of this.hits) {
      if (this.taken.has(j) || reach === 0) continue;
      const part = this.round(Math.exp(-this.distance2(j, alpha) / (2 * reach)));
      working[j] = this.round(working[j] - this.round(part * this.input.beta[alpha]));
    }
  }

  /** Where a separation or the assignment says so: assigns all hits anew. */
  assign(): void {
    const { assignment, separation, inclusive, quirks } = this.rule;
    if (assignment === "first" && separation === undefined) return;
    const near = ({ alpha }: Cluster, j: number): boolean =>
      !this.isMasked(j) && !this.isMasked(alpha) && this.isWithin(j, alpha, this.radiusOf(alpha), inclusive);
    const reached = new Map(this.clusters.map((cluster) => [cluster, this.hits.filter((j) => near(cluster, j))]));
    for (const cluster of this.clusters) {
      const { alpha } = cluster;
      cluster.hits = [alpha];
      if (assignment === "shared") cluster.hits.push(...reached.get(cluster)!.filter((j) => j !== alpha));
    }
    if (assignment === "shared") return;
    const alphas = new Set(this.clusters.map(({ alpha }) => alpha));
    for (const j of this.hits.filter((hit) => !alphas.has(hit))) {
      const offers = this.clusters.filter((cluster) => cluster.alpha === j || reached.get(cluster)!.includes(j));
      if (offers.length === 0) continue;
      const owner = assignment === "first" ? offers[0] : quirks ? this.unscaled(offers, j) : this.nearest(offers, j);
      for (const cluster of this.clusters) cluster.hits = cluster.hits.filter((hit) => hit !== j);
      owner.hits.push(j);
    }
  }

  nearest(offers: readonly Cluster[], j: number): Cluster {
    return offers.reduce((best, one) => (this.distance2(j, one.alpha) < this.distance2(j, best.alpha) ? one : best));
  }

  unscaled(offers: readonly Cluster[], j: number): Cluster {
    let [owner, old] = [offers[0], this.round(1e21)];
    for (const one of offers) {
      const s = one.alpha === j ? 0 : this.distance2(j, one.alpha);
      if (!(this.round(old * this.round(this.radiusOf(one.alpha) ** 2)) >= s)) continue;
      owner = one;
      old = s;
    }
    return owner;
  }

  /** Drops, adds and orders clusters. */
  finish(): void {
    const { minHits, leftovers, labels } = this.rule;
    let kept = this.clusters.filter(({ hits }) => hits.length >= minHits);
    if (leftovers !== "none") {
      const inOne = new Set(kept.flatMap(({ hits }) => hits));
      const left = this.hits.filter((j) => !inOne.has(j) && !this.isMasked(j)).map((j) => ({ alpha: j, hits: [j] }));
      kept = leftovers === "first" ? [...left, ...kept] : [...kept, ...left];
    }
    this.firstOwner = new Map();
    for (const cluster of this.clusters.concat(kept)) {
      if (!kept.includes(cluster)) continue;
      for (const j of cluster.hits) if (!this.firstOwner.has(j)) this.firstOwner.set(j, cluster);
    }
    if (labels === "byIndex") kept.sort((a, b) => a.alpha - b.alpha);
    this.clusters.splice(0, this.clusters.length, ...kept);
  }

  firstOwner = new Map<number, Cluster>();
}

/** The result of `condense`, by the definition of its rule. */
export function condenseByDefinition(input: AnyCondenseInput): Condensates {
  const { x, beta, rule = condenseRules.paper } = input;
  const splits = Int32Array.from(input.rowSplits ?? [0, beta.length]);
  const dimensions = input.dimensions ?? (beta.length > 0 ? x.length / beta.length : 1);
  const bins = rule.ties === "hgcalmlBins" ? hgcalmlBins(x, dimensions, splits) : undefined;
  const clusterId = new Int32Array(beta.length).fill(rule.none);
  const clusterSplits = new Int32Array(splits.length);
  const all: Cluster[] = [];
  for (let e = 0; e + 1 < splits.length; e++) {
    const hits = Array.from({ length: splits[e + 1] - splits[e] }, (_, j) => splits[e] + j);
    const order = bins === undefined ? hits : Array.from(bins.subarray(splits[e], splits[e + 1]), (j) => j + splits[e]);
    const event = new EventByDefinition({ ...input, dimensions }, hits, order);
    event.findClusters();
    event.assign();
    event.finish();
    const first = (rule.numbersPerEvent ? 0 : all.length) + (rule.none === 0 ? 1 : 0);
    for (const [j, cluster] of event.firstOwner) {
      clusterId[j] = rule.labels === "alpha" ? cluster.alpha : first + event.clusters.indexOf(cluster);
    }
    all.push(...event.clusters);
    clusterSplits[e + 1] = all.length;
  }
  const result: Condensates = { clusterId, alphas: Int32Array.from(all, ({ alpha }) => alpha), clusterSplits };
  if (rule.assignment !== "shared") return result;
  const rowSplits = new Int32Array(all.length + 1);
  all.forEach(({ hits }, k) => {
    rowSplits[k + 1] = rowSplits[k] + hits.length;
  });
  const hits = Int32Array.from(all.flatMap((cluster) => cluster.hits.sort((a, b) => a - b)));
  return { ...result, memberships: { rowSplits, hits } };
}
