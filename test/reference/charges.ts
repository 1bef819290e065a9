/** Charges, attraction weights and centre weights of one event's hits, each with its derivative with respect to b. */
import type { Event } from "./event.ts";
import type { Sum } from "./sums.ts";

/** A weight of each hit, and its derivative with respect to the hit's b. */
export interface Weights {
  value: number[];
  slope: number[];
}

export interface Charges {
  /** beta after `betaBefore` */
  b: number[];
  charge: Weights;
  attraction: Weights;
  centre: Weights;
  /** Turns derivatives with respect to b into derivatives with respect to beta. */
  toBeta(byB: Sum[], byBeta: Sum[]): void;
}

export function charges(event: Event): Charges {
  const { convention, qMin, N } = event;
  const { b, toBeta } = before(event);
  const ones = Array.from({ length: N }, () => 1);
  const charge = chargeOf(event, b);
  const centres: Record<typeof convention.centreWeight, Weights> = {
    charge,
    beta: { value: b, slope: ones },
    betaSquared: { value: b.map((v) => v * v), slope: b.map((v) => 2 * v) },
  };
  const attraction =
    convention.attractionWeight === "charge" ? charge : { value: b.map((v) => v + qMin / 10), slope: ones };
  return { b, charge, attraction, centre: centres[convention.centreWeight], toBeta };
}

function largestBeta({ convention, precision }: Event): number {
  if (convention.betaMax !== "belowOne") return convention.betaMax;
  return precision === 32 ? 1 - 2 ** -24 : 1 - 2 ** -53;
}

function chargeOf(event: Event, b: number[]): Weights {
  const { convention, qMin, spectator, isNoise } = event;
  const { betaDivisor, artanhDivisor, noiseCharge } = convention;
  const largest = largestBeta(event);
  const rest = spectator.map((s) => Math.min(Math.max(1 - s, 0), 1));
  const value: number[] = [];
  const slope: number[] = [];
  for (let j = 0; j < b.length; j++) {
    if (isNoise[j] && noiseCharge !== undefined) {
      value.push(noiseCharge);
      slope.push(0);
      continue;
    }
    if (convention.charge === "spectator") {
      value.push(rest[j]);
      slope.push(0);
      continue;
    }
    const factor = convention.spectators === "charge" ? rest[j] : 1;
    const lowest = convention.spectators === "qMin" ? qMin * rest[j] : qMin;
    const inside = Math.min(b[j], largest) / betaDivisor;
    const root = Math.atanh(inside) / artanhDivisor;
    const rootSlope = 1 / ((1 - inside) * (1 + inside) * betaDivisor * artanhDivisor);
    value.push((root ** 2 + lowest) * factor);
    slope.push(b[j] > largest ? 0 : 2 * root * rootSlope * factor);
  }
  return { value, slope };
}

function before(event: Event): Pick<Charges, "b" | "toBeta"> {
  const { convention, beta } = event;
  if (convention.betaBefore === "graph") return graph(event);
  const most = convention.betaBefore === "clip" ? largestBeta(event) : Number.POSITIVE_INFINITY;
  return {
    b: beta.map((v) => Math.min(v, most)),
    toBeta: (byB, byBeta) => {
      for (const [j, sum] of byB.entries()) sum.flow(byBeta[j], beta[j] > most ? 0 : 1);
    },
  };
}

/**
 * b_j = beta_j / beta_top. top has the largest beta of the event; with two objects, of the own one and noise. With one,
 * b = 0.
 */
function graph({ beta, isNoise, objectOf, own }: Event): Pick<Charges, "b" | "toBeta"> {
  const all = beta.map((_, j) => j);
  const top = all.map((j) => {
    const pool = all.filter((i) => own.length > 2 || (own.length === 2 && (isNoise[i] || objectOf[i] === objectOf[j])));
    return pool.reduce((best, i) => (best < 0 || beta[i] > beta[best] ? i : best), -1);
  });
  const divides = (j: number): boolean => objectOf[j] >= 0;
  const factor = all.map((j) => (divides(j) ? (top[j] < 0 || beta[top[j]] === 0 ? 0 : 1 / beta[top[j]]) : 1));
  const b = all.map((j) => beta[j] * factor[j]);
  return {
    b,
    toBeta: (byB, byBeta) => {
      byB.forEach((sum, j) => {
        sum.flow(byBeta[j], factor[j]);
        if (divides(j) && top[j] >= 0) sum.flow(byBeta[top[j]], -b[j] * factor[j]);
      });
    },
  };
}
