/** Mutants of one file, `kills` its tests unless one names others. */
export function inFile(file, kills, list) {
  return list.map(([find, replace, why, own = kills]) => ({ file, find, replace, kills: own, why }));
}

/** The tests of the search's borders: one of them fails on each of its mutants. */
export const search = (names) => `test/search/(${names})`;
