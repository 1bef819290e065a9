/**
 * Which surface of TrackML's detector each hit lies on, by its position alone, and which hits on two surfaces may follow
 * one another: there are hardly any surfaces on the straight way from one to the other.
 */
import { type DetectorSurface, trackmlMeanField, trackmlSurfaces } from "../../src/events.ts";
import type { HelixHit } from "./helix.ts";
import type { HitPositions, Surfaces } from "./surfaces.ts";

/** How far hits may lie outside the nominal area of a surface, in mm: modules overlap. */
const margin = 6;

/** Whether a straight line in r and z crosses the surface at this distance from the beam and z, give or take. */
function covers({ shape, from, to }: DetectorSurface, r: number, z: number, slack: number): boolean {
  const along = shape === "disk" ? r : z;
  return along >= from - slack && along <= to + slack;
}

/** [N] the nearest surface to each hit. */
export function nearestSurfaces({ x, y, z }: HitPositions): Int32Array {
  return Int32Array.from({ length: x.length }, (_, j) => {
    const r = Math.sqrt(x[j] * x[j] + y[j] * y[j]);
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [s, surface] of trackmlSurfaces.entries()) {
      const apart = Math.abs((surface.shape === "disk" ? z[j] : r) - surface.position);
      if (apart >= least || !covers(surface, r, z[j], margin)) continue;
      nearest = s;
      least = apart;
    }
    return nearest;
  });
}

/** Straight lines from the luminous region, in mm and in pseudorapidity, by which adjacent surfaces are found. */
const lines = { z0: 200, z0Step: 40, eta: 4.2, etaStep: 0.02 };

/**
 * Pairs of surfaces that are at most `reach` apart on a straight line from the beam, each pair once: two of a kind by
 * their number, others in the order in which lines cross them.
 */
function adjacentSurfaces(): readonly (readonly [number, number])[] {
  const found = new Map<number, readonly [number, number]>();
  for (let z0 = -lines.z0; z0 <= lines.z0; z0 += lines.z0Step) {
    for (let eta = -lines.eta; eta <= lines.eta; eta += lines.etaStep) {
      const slope = Math.sinh(eta);
      const crossed = trackmlSurfaces
        .map((surface, s) => ({ s, r: surface.shape === "disk" ? (surface.position - z0) / slope : surface.position }))
        .filter(({ s, r }) => r > 0 && covers(trackmlSurfaces[s], r, z0 + slope * r, margin))
        .sort((a, b) => a.r - b.r)
        .map(({ s }) => s);
      for (const [k, a] of crossed.entries()) {
        for (const b of crossed.slice(k + 1, k + 1 + reach)) {
          const swap = a > b && trackmlSurfaces[a].shape === trackmlSurfaces[b].shape;
          const pair = Math.min(a, b) * trackmlSurfaces.length + Math.max(a, b);
          if (!found.has(pair)) found.set(pair, swap ? [b, a] : [a, b]);
        }
      }
    }
  }
  return [...found.values()];
}

/** How far behind the one hit and before the other a surface must lie to be between them, in mm. */
const apart = 3;

/** Whether the straight line in r and z between two hits crosses the surface. */
function isBetween(surface: DetectorSurface, a: HelixHit, b: HelixHit): boolean {
  const disk = surface.shape === "disk";
  const [from, to] = disk ? [a.z, b.z] : [a.r, b.r];
  const { position } = surface;
  if (position < Math.min(from, to) + apart || position > Math.max(from, to) - apart) return false;
  const part = (position - from) / (to - from);
  return covers(surface, a.r + part * (b.r - a.r), a.z + part * (b.z - a.z), -apart);
}

/** Where a surface lies: [least, most] distance from the beam and z. */
function extent({ shape, position, from, to }: DetectorSurface): { r: [number, number]; z: [number, number] } {
  const near: [number, number] = [position - margin, position + margin];
  return shape === "disk" ? { r: [from, to], z: near } : { r: near, z: [from, to] };
}

/** [surfaces · surfaces] for two surfaces those that may lie between hits on them. */
function possiblyBetween(): readonly (readonly DetectorSurface[])[] {
  const extents = trackmlSurfaces.map(extent);
  return extents.flatMap((one, a) =>
    extents.map((other, b) =>
      trackmlSurfaces.filter((_, s) => {
        const overlaps = (["r", "z"] as const).every(
          (along) =>
            extents[s][along][1] > Math.min(one[along][0], other[along][0]) &&
            extents[s][along][0] < Math.max(one[along][1], other[along][1]),
        );
        return s !== a && s !== b && overlaps;
      }),
    ),
  );
}

/** Two surfaces on, as in the barrel. With three there would be twice as many edges, and most of them wrong. */
const reach = 2;

/** The same for every event, made for the first: the barrel's network needs none of it. */
let layout: (Pick<Surfaces, "adjacent"> & { between: ReturnType<typeof possiblyBetween> }) | undefined;

/** The surfaces of TrackML's detector. Hits follow one another if fewer than `reach` surfaces are between them. */
export function trackmlSurfacesOf(hits: HitPositions): Surfaces {
  const surface = nearestSurfaces(hits);
  layout ??= { adjacent: adjacentSurfaces(), between: possiblyBetween() };
  const { adjacent, between: crossed } = layout;
  return {
    surface,
    adjacent,
    meanField: trackmlMeanField,
    follow: (at, i, other, j) => {
      let between = 0;
      for (const one of crossed[surface[i] * trackmlSurfaces.length + surface[j]]) {
        if (isBetween(one, at, other) && ++between === reach) return false;
      }
      return true;
    },
  };
}
