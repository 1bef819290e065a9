/** Predicts the memory of a call: it adds up the arrays that the call lays out. */

import { guarded } from "../checks/guarded.ts";
import { LARGEST_CAP } from "../checks/limits.ts";
import { checkFlag, checkInteger, checkNames, checkPrecision } from "../checks/options.ts";
import { checkConvention, readInputs } from "../conventions/checkConvention.ts";
import type { Convention } from "../conventions/convention.ts";
import { conventions } from "../conventions/index.ts";
import { arraysOf, fewestRows, isOnePass } from "../event/conventionFields.ts";
import { isSearched } from "../search/strategy.ts";
import { groupBytes } from "./groupHits.ts";
import { loadBytes } from "./loadBatch.ts";
import { workspaceBytes } from "./workspace.ts";

/** Sizes of a call on one event. */
export interface MemorySizes {
  /** N, number of hits */
  hits: number;
  /** D, number of latent coordinates */
  dimensions: number;
  /** K, number of objects */
  objects: number;
  /** The cap on repulsive pairs; default 0, no cap */
  maxNRep?: number;
  /** Precision of beta and x; default "float32" */
  precision?: "float32" | "float64";
  /** True for the tiger loss; the plain loss needs no search. Default true */
  tiger?: boolean;
  /** Whether gradients are computed; default true */
  gradient?: boolean;
  /** Whether hit weights are given; default false */
  weights?: boolean;
  /** Default `conventions.objectCondensation`. The extra inputs that it reads are assumed to be given */
  convention?: Convention;
}

const NAMES = ["hits", "dimensions", "objects", "maxNRep", "precision", "tiger", "gradient", "weights", "convention"];
/** More than fits in 4 GiB. */
const MOST_HITS = 2 ** 32;

/**
 * Returns the bytes of linear memory that a call on one event allocates, O(N·D + K·D). Without a cap,
 * most conventions need no sums per hit. The search of a large event adds at most 12 bytes per hit and some hundreds per
 * object. A cap of any size adds blocks of all hits and, with gradients, their sums, a counter per block, a chunk of draws
 * and at most 4 MiB of tallies.
 *
 * @throws {InputError} if a size or an option is invalid
 */
export function memoryBytes(sizes: MemorySizes): number {
  const checked = guarded("memoryBytes", () => checkSizes(sizes));
  const { hits, dimensions, objects, precision, maxNRep, tiger, gradient, weights, convention } = checked;
  const { distanceScale: scaled, spectatorWeight: spectated } = readInputs(convention);
  const masked = convention.mask === "hits";
  const batch = loadBytes({ hits, dimensions, precision, weighted: weights, scaled, spectated, masked });
  const capped = tiger && maxNRep > 0;
  const event = workspaceBytes({
    hits,
    dimensions,
    rows: Math.max(dimensions, fewestRows(convention)),
    objects,
    precision,
    gradient,
    capped,
    onePass: isOnePass(convention, gradient, capped),
    searched: tiger && isSearched(convention, { hits, dimensions, objects }),
    ...arraysOf(convention),
  });
  return batch + Math.max(event, groupBytes(hits, hits, 8));
}

function checkSizes(sizes: MemorySizes) {
  checkNames("memoryBytes", sizes, NAMES);
  const given = "convention" in sizes ? (sizes.convention as Convention) : conventions.objectCondensation;
  const { hits, dimensions, objects, precision, maxNRep = 0, tiger = true, gradient = true, weights = false } = sizes;
  for (const [name, flag] of Object.entries({ tiger, gradient, weights })) checkFlag(`memoryBytes: ${name}`, flag);
  return {
    ...{ tiger, gradient, weights },
    hits: checkInteger("hits", hits, 0, MOST_HITS),
    dimensions: checkInteger("dimensions", dimensions, 1, MOST_HITS),
    objects: checkInteger("objects", objects, 0, MOST_HITS),
    precision: checkPrecision("precision", precision),
    maxNRep: checkInteger("maxNRep", maxNRep, 0, LARGEST_CAP),
    convention: checkConvention(given),
  };
}
