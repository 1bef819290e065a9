/** The coward and noise terms of one event. `grad.beta` holds derivatives with respect to b. */
import type { Charges } from "./charges.ts";
import type { Event } from "./event.ts";
import type { CondensationObject } from "./objects.ts";
import type { Sum, Sums } from "./sums.ts";

export function coward(event: Event, { b }: Charges, all: CondensationObject[], term: Sum, grad: Sums): void {
  const most = Math.max(...all.map(({ attracted }) => attracted.length));
  for (const object of all) {
    const { attracted: own, alpha, weight } = object;
    const c = weight / all.length;
    switch (event.convention.coward) {
      case "alpha":
      case "alphaAndSum":
        term.add(c * (1 - b[alpha]));
        grad.beta[alpha].add(-c);
        if (event.convention.coward === "alphaAndSum") lackingSum(b, own, c, term, grad);
        break;
      case "softMax":
        softMax(b, own, most - own.length, c, term, grad);
        lackingSum(b, own, c, term, grad);
        break;
      case "shortRange":
        shortRange(event, b, object, c, term, grad);
        break;
      case "mean":
        for (const j of own) {
          term.add((c * b[j]) / (own.length + 1e-3));
          grad.beta[j].add(c / (own.length + 1e-3));
        }
        break;
      case "none":
        break;
    }
  }
}

/** c·(1 − clip(Σ b, 0, 1)) */
function lackingSum(b: number[], own: number[], c: number, term: Sum, grad: Sums): void {
  const sum = own.reduce((before, j) => before + b[j], 0);
  term.add(c * (1 - Math.min(Math.max(sum, 0), 1)), Math.abs(c));
  if (sum >= 0 && sum <= 1) for (const j of own) grad.beta[j].add(-c);
}

/** c·(1 − ε·ln(Σ e^(b/ε) + padding)) */
function softMax(b: number[], own: number[], padding: number, c: number, term: Sum, grad: Sums): void {
  const epsilon = 1e-3;
  const most = Math.max(...own.map((j) => b[j]));
  const parts = own.map((j) => Math.exp((b[j] - most) / epsilon));
  const total = parts.reduce((sum, part) => sum + part, padding * Math.exp(-most / epsilon));
  term.add(c * (1 - most - epsilon * Math.log(total)), Math.abs(c));
  own.forEach((j, m) => {
    grad.beta[j].add((-c * parts[m]) / total, Math.abs(c));
  });
}

/** c·(b_α·(1 − Σ v)/N_k − 0.2·ln(b_α + 1e-9)) with v = 1/(20·|x_m − x_α|² + 1) */
function shortRange(
  { D, x }: Event,
  b: number[],
  { attracted: own, alpha }: CondensationObject,
  c: number,
  term: Sum,
  grad: Sums,
): void {
  const log = Math.log(b[alpha] + 1e-9);
  term.add(-0.2 * c * log);
  grad.beta[alpha].add((-0.2 * c) / (b[alpha] + 1e-9));
  term.add((c * b[alpha]) / own.length);
  grad.beta[alpha].add(c / own.length);
  for (const m of own) {
    const d = Array.from({ length: D }, (_, i) => x[m * D + i] - x[alpha * D + i]);
    const v = 1 / (20 * d.reduce((sum, di) => sum + di * di, 0) + 1);
    term.add((-c * b[alpha] * v) / own.length);
    grad.beta[alpha].add((-c * v) / own.length);
    d.forEach((di, i) => {
      const push = ((c * b[alpha]) / own.length) * 40 * v * v * di;
      grad.x[m * D + i].add(push);
      grad.x[alpha * D + i].add(-push);
    });
  }
}

export function noise(event: Event, { b }: Charges, term: Sum, grad: Sums): void {
  const { convention, spectator, isNoise } = event;
  const add = (j: number, c: number): void => {
    term.add(c * b[j]);
    grad.beta[j].add(c);
  };
  const n = isNoise.filter(Boolean).length;
  if (convention.noise === "none") return;
  if (convention.noise !== "hgcalml") {
    const share = (convention.noise === "quarter" ? convention.sB / 4 : convention.sB) / n;
    for (const j of b.keys()) if (isNoise[j]) add(j, share);
    return;
  }
  const { sB, spectatorSuppression = sB } = convention;
  const spectators = spectator.reduce((sum, s) => sum + s, 0);
  for (const j of b.keys()) {
    if (isNoise[j]) add(j, sB / (n + 1e-3));
    add(j, (spectatorSuppression * spectator[j]) / (spectators + 1e-3));
  }
}
