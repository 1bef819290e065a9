/** Which column is what: guessed by names and shapes, to be changed in a dialog. */
import { extraNames } from "../data/hits.ts";
import type { Column, Table } from "./table.ts";

/** Roles that one column fills. */
export const singleRoles = ["beta", "objectId", "event", "pt", "hitX", "hitY", "hitZ", ...extraNames] as const;
export type SingleRole = (typeof singleRoles)[number];

export const roleTexts: Record<SingleRole, string> = {
  beta: "condensation likelihood, 0 to 1",
  objectId: "true object; 0 or below is noise",
  event: "number of the event, or offsets of events; one is shown",
  pt: "transverse momentum of the hit's particle",
  hitX: "position in the detector",
  hitY: "position in the detector",
  hitZ: "position in the detector, along the beam",
  weights: "of the hit in the potentials",
  hitEnergy: "read by mlpfHgcal",
  distanceScale: "read by HGCalML",
  objectWeight: "read by HGCalML",
  spectatorWeight: "read by HGCalML",
};

export interface Mapping {
  readonly table: Table;
  /** Name of the column of each role; absent: none. */
  readonly single: Partial<Record<SingleRole, string>>;
  /** The columns that make x: one matrix, or one for each coordinate. */
  readonly x: readonly string[];
}

const patterns: Record<SingleRole, RegExp> = {
  beta: /^(pred_?)?(beta|betas|condensation_likelihood)$/i,
  objectId:
    /^(object|particle|track|truth|sim|shower|cluster_true|t)_?(id|idx|index)s?$|^(y|labels?|truth|pid|instance)$/i,
  event: /^(event|batch)(_?(id|idx|index|number|nr))?$|^row_?splits?$/i,
  pt: /^(true_?|particle_?)?pt$/i,
  hitX: /^(hit_?|pos_?|rechit_?)?x$/i,
  hitY: /^(hit_?|pos_?|rechit_?)?y$/i,
  hitZ: /^(hit_?|pos_?|rechit_?)?z$/i,
  weights: /^(hit_?)?weights?$/i,
  hitEnergy: /^(hit_?|rechit_?)?energy$/i,
  distanceScale: /^distance_?scale$/i,
  objectWeight: /^object_?weight$/i,
  spectatorWeight: /^(is_?)?spectators?(_?weight)?$/i,
};
const matrix = /^(x|h|cc|coords?|coordinates|latents?|embedd?ings?|cluster_?coords?|ccoords)$/i;
const coordinate = /^(x|h|cc|c|coord|latent|embedd?ing|cluster_?coord|ccoords)[_.]?\d+$/i;

function numberOf(name: string): number {
  return Number(/\d+$/.exec(name)?.[0] ?? 0);
}

/** Columns that x may be made of: a matrix by its name, any other matrix, or numbered columns. */
function guessX(columns: readonly Column[]): string[] {
  const matrices = columns.filter(({ width }) => width > 1);
  const named = matrices.find(({ name }) => matrix.test(name)) ?? matrices[0];
  if (named) return [named.name];
  const numbered = columns.filter(({ name, width }) => width === 1 && coordinate.test(name));
  if (numbered.length > 0) return numbered.map(({ name }) => name).sort((a, b) => numberOf(a) - numberOf(b));
  // One latent coordinate.
  const only = columns.find(({ name, width }) => width === 1 && matrix.test(name));
  return only ? [only.name] : [];
}

export function guessMapping(table: Table): Mapping {
  const x = guessX(table.columns);
  const single: Partial<Record<SingleRole, string>> = {};
  for (const role of singleRoles) {
    const found = table.columns.find(
      ({ name, width }) => width === 1 && patterns[role].test(name) && !x.includes(name),
    );
    if (found && !Object.values(single).includes(found.name)) single[role] = found.name;
  }
  return { table, single, x };
}
