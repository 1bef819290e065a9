// Which room may import which, for scripts/imports.mjs. A room is a top-level folder or a file beside it.

/**
 * `order`: a room may import the rooms before it; rooms of one level may not import each other.
 * `only`: a room that may import less than all before it.
 * `leaves`: rooms that all others may import, and that import nothing but the leaves before them.
 */
export const rooms = {
  assembly: {
    leaves: ["numeric", "contract.ts"],
    order: [["event"], ["loss", "search"], ["pairs"], ["sampling"], ["input", "condense"], ["index.ts"]],
    only: { input: [], condense: [] },
  },
  src: {
    leaves: ["numeric", "errors.ts", "types.ts", "terms.ts"],
    order: [
      ["wasm"],
      ["checks"],
      ["conventions"],
      ["event"],
      ["search", "sampling"],
      ["loss"],
      ["condense", "payload", "metrics"],
      ["warmUp.ts"],
      ["createKernels.ts"],
      ["index.ts"],
      ["adapters", "simulation"],
      // what it reads comes out as the simulation's TrackEvent
      ["formats"],
      ["events.ts"],
    ],
    only: {
      condense: ["wasm", "checks", "conventions", "event"],
      payload: ["wasm", "checks", "conventions", "event"],
      metrics: ["wasm", "checks", "conventions", "event"],
      adapters: ["index.ts"],
      simulation: ["checks"],
      formats: ["checks", "simulation"],
      "events.ts": ["simulation", "formats"],
    },
  },
};

/** What people copy may import of the package only what they can import too. */
export const copied = {
  folder: "examples",
  of: "src",
  entries: ["src/index.ts", "src/events.ts", "src/adapters"],
  /** Imported today all the same. An entry that no example needs any longer is an error, so that this list ends. */
  notYet: [
    "src/checks/options.ts",
    "src/errors.ts",
    "src/formats/trackmlFiles.ts",
    "src/simulation/random.ts",
    "src/simulation/simulate.ts",
    "src/simulation/trackEvent.ts",
  ],
};
