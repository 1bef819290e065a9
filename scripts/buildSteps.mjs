// The steps of the build, in order. With --changed (scripts/build.mjs), a step runs if its commands or anything it
// reads has changed, or if what it wrote is missing or different. Folders that a step writes are removed first, but for
// what it leaves to others.
export const steps = [
  {
    name: "contract",
    reads: ["assembly", "scripts/structs.mjs"],
    writes: ["assembly/contract.ts", "src/wasm/structs.ts", "src/wasm/sizes.ts"],
    commands: ["node scripts/structs.mjs"],
  },
  {
    name: "kernels",
    reads: ["assembly", "asconfig.json"],
    writes: ["build/object-condensation.wasm"],
    commands: ["asc --config asconfig.json --target release"],
  },
  {
    name: "base64",
    reads: ["build/object-condensation.wasm", "scripts/inline.mjs"],
    writes: ["src/wasm/bytes.ts"],
    commands: ["node scripts/inline.mjs"],
  },
  {
    name: "dist",
    reads: [
      ...["src", "build/object-condensation.wasm", "rollup.config.js", "tsconfig.json", "tsconfig.build.json"],
      ...["package.json", "scripts/pruneTypes.mjs", "scripts/reachableTypes.mjs", "scripts/importGraph.mjs"],
    ],
    writes: ["dist"],
    // scripts/playground.mjs writes it
    leaves: ["dist/playground"],
    commands: ["rollup -c", "tsc -p tsconfig.build.json", "node scripts/pruneTypes.mjs"],
  },
];

/** What all steps depend on: other versions of the tools may give other output. */
export const common = ["package-lock.json"];

/** The steps needed to run from source: enough for all tests, except those of the package itself. */
export const forSources = ["contract", "kernels", "base64"];
