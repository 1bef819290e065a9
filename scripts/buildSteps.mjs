// The build, in this order. A step runs its commands when something that it reads, or the commands themselves, changed,
// or when what it writes is not there as it wrote it (scripts/build.mjs). A folder that it writes is emptied first.
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
    reads: ["src", "build/object-condensation.wasm", "rollup.config.js", "tsconfig.json", "tsconfig.build.json"],
    writes: ["dist"],
    commands: ["rollup -c", "tsc -p tsconfig.build.json"],
  },
];

/** What all steps read: other versions of the tools write other files. */
export const common = ["package-lock.json"];

/** The steps that the sources need before they run: what tests import, but for the tests of the package itself. */
export const forSources = ["contract", "kernels", "base64"];
