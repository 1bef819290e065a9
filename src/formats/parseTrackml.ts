/**
 * Reads a TrackML event (https://www.kaggle.com/c/trackml-particle-identification/data) from the texts of its three CSV
 * files. It does no I/O, so it runs wherever JavaScript does.
 */
import { guarded } from "../checks/guarded.ts";
import { checkNames, describe } from "../checks/options.ts";
import { typeOf } from "../checks/typedArrays.ts";
import { InputError } from "../errors.ts";
import type { TrackEvent, TrackHits, TrackParticles } from "../simulation/trackEvent.ts";
import { type CsvTable, csvTable } from "./csvTable.ts";

/** The texts of the files `…-hits.csv`, `…-truth.csv` and `…-particles.csv` of one event. */
export interface TrackmlTexts {
  /** Columns hit_id, x, y, z, volume_id, layer_id */
  hits: string;
  /** Columns hit_id, particle_id */
  truth: string;
  /** Columns particle_id, vx, vy, vz, px, py, pz, q */
  particles: string;
}

/** Maps every id to its row. @throws {InputError} if an id occurs twice */
function index<T extends number | bigint>(name: string, column: string, ids: Iterable<T>): Map<T, number> {
  const rowOf = new Map<T, number>();
  let row = 0;
  for (const id of ids) {
    const first = rowOf.get(id);
    if (first !== undefined) {
      const rows = `rows ${first + 1} and ${row + 1}`;
      throw new InputError(`${name}: got ${column} ${id} twice, in ${rows}, expected every ${column} once.`);
    }
    rowOf.set(id, row++);
  }
  return rowOf;
}

/** Returns the particle id of every hit, joined by hit_id because the two files may be in different orders. */
function joinTruth(hitIds: Int32Array, truth: CsvTable): BigInt64Array {
  const inHits = index("hits", "hit_id", hitIds);
  const truthIds = truth.integers("hit_id");
  const inTruth = index("truth", "hit_id", truthIds);
  const stray = truthIds.find((id) => !inHits.has(id));
  if (stray !== undefined) {
    throw new InputError(`truth: got hit_id ${stray}, expected only those of hits; are both of the same event?`);
  }
  const particleIds = truth.ids("particle_id");
  return BigInt64Array.from(hitIds, (id) => {
    const row = inTruth.get(id);
    if (row === undefined) {
      throw new InputError(`truth: got no row for hit_id ${id}, expected one for each of ${hitIds.length} hits.`);
    }
    return particleIds[row];
  });
}

function readHits(hits: CsvTable, truth: CsvTable): TrackHits {
  const id = hits.integers("hit_id");
  return {
    id,
    x: hits.numbers("x"),
    y: hits.numbers("y"),
    z: hits.numbers("z"),
    volume: hits.integers("volume_id"),
    layer: hits.integers("layer_id"),
    objectId: joinTruth(id, truth),
  };
}

function readParticles(particles: CsvTable): TrackParticles {
  const px = particles.numbers("px");
  const py = particles.numbers("py");
  const pz = particles.numbers("pz");
  const pt = px.map((value, row) => Math.hypot(value, py[row]));
  return {
    id: particles.ids("particle_id"),
    pt,
    eta: pz.map((value, row) => Math.asinh(value / pt[row])),
    phi: px.map((value, row) => Math.atan2(py[row], value)),
    charge: Int8Array.from(particles.integers("q")),
    vx: particles.numbers("vx"),
    vy: particles.numbers("vy"),
    vz: particles.numbers("vz"),
  };
}

/**
 * Parses one TrackML event. Hits keep the order of the hits file, particles that of the particles file; particles
 * without hits are kept. Ids are exact, also above 2^53. Lengths are in mm and momenta in GeV, as in the files. `eta`
 * is ±Infinity for a momentum along the beam. Columns that are not used may be absent.
 *
 * @throws {InputError} if a column is absent, a cell is malformed, an id occurs twice, the hit_id of hits and truth
 *   differ, or the particle of a hit is not listed
 */
export function parseTrackml(texts: TrackmlTexts): TrackEvent {
  const given = guarded("parseTrackml", () => checkTexts(texts));
  const hits = readHits(csvTable("hits", given.hits), csvTable("truth", given.truth));
  const particles = readParticles(csvTable("particles", given.particles));
  const listed = index("particles", "particle_id", particles.id);
  const stray = hits.objectId.find((id) => id !== 0n && !listed.has(id));
  if (stray !== undefined) {
    throw new InputError(`truth: got particle_id ${stray}, expected 0 for noise or one listed in particles.`);
  }
  return { hits, particles };
}

function checkTexts(texts: TrackmlTexts): TrackmlTexts {
  checkNames("parseTrackml", texts, ["hits", "truth", "particles"]);
  const { hits, truth, particles } = texts;
  for (const [name, text] of Object.entries({ hits, truth, particles })) {
    if (typeof text === "string") continue;
    const hint = typeOf(text) === undefined ? "" : "; decode bytes with new TextDecoder().decode(bytes)";
    throw new InputError(`parseTrackml: ${name}: got ${describe(text)}, expected the text of a CSV file${hint}`);
  }
  return { hits, truth, particles };
}
