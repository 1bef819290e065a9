// Which room may import which, for scripts/imports.mjs. A room is a folder or file directly in src/ or assembly/.

/**
 * `order`: a room may import the rooms of the levels before it; rooms of one level may not import each other.
 * `only`: for rooms that may import fewer, the ones they may import, besides the leaves.
 * `leaves`: rooms that all others may import; they import nothing but the leaves before them.
 */
export const rooms = {
  assembly: {
    leaves: ["numeric", "contract.ts"],
    order: [
      ["event"],
      ["loss", "search"],
      ["pairs"],
      ["sampling", "cells"],
      ["neighbours"],
      ["input", "condense", "dbscan", "densityPeaks"],
      ["index.ts"],
    ],
    only: {
      input: [],
      cells: [],
      condense: ["cells"],
      neighbours: ["cells"],
      dbscan: ["cells", "neighbours"],
      densityPeaks: ["cells", "neighbours"],
    },
  },
  src: {
    leaves: ["numeric", "errors.ts", "gradientInputs.ts", "types.ts", "terms.ts"],
    order: [
      ["wasm"],
      ["checks", "wasm.d.ts"],
      ["conventions"],
      ["event"],
      ["search", "sampling"],
      ["loss"],
      ["neighbours"],
      ["condense", "dbscan", "densityPeaks", "payload", "metrics"],
      ["clusters"],
      ["matching"],
      ["scan"],
      ["warmUp"],
      ["functions.ts"],
      ["functionsOver.ts"],
      ["createKernels.ts"],
      ["index.ts"],
      ["adapters", "simulation"],
      // it returns what it reads as the simulation's TrackEvent
      ["formats"],
      ["events.ts"],
    ],
    only: {
      condense: ["wasm", "checks", "conventions", "event"],
      neighbours: ["wasm", "checks"],
      dbscan: ["wasm", "checks", "neighbours"],
      densityPeaks: ["wasm", "checks", "neighbours"],
      payload: ["wasm", "checks", "conventions", "event"],
      metrics: ["wasm", "checks", "conventions", "event"],
      clusters: ["checks", "metrics"],
      matching: ["checks", "metrics", "clusters"],
      // the public functions, and the checks for what only the adapter takes, so that errors say it in the same words
      adapters: ["checks", "index.ts"],
      simulation: ["checks"],
      formats: ["checks", "simulation"],
      "events.ts": ["simulation", "formats"],
    },
  },
};

/** Examples are there to be copied, so they may import only what users of the package can import. */
export const copied = {
  folder: "examples",
  of: "src",
  entries: ["src/index.ts", "src/events.ts", "src/adapters"],
};
