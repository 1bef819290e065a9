/** CPU time of a training step of `npm start`, by part. */
import { type Case, interleave } from "../interleave.ts";
import { SEED, type Suite } from "../suite.ts";

const PARTICLES = [16, 64, 256];
const PARTS = ["simulation", "graph", "network", "loss"] as const;
/** Steps of a round at 64 particles: enough for the clock of the CPU time, and for events of all sizes. */
const STEPS = 40;
const WARM_UP = 2;

export const training: Suite = {
  name: "training",
  text: `A training step of npm start, each on a fresh event of so many particles: CPU milliseconds of the process, which the
time of other processes does not enter; network has the optimiser in it. A round is a training of its own.`,
  async *rows({ rounds, scale }) {
    // imported here, because no other suite needs this network
    const { startBackend } = await import("../../examples/training/backend.ts");
    const { createNetwork } = await import("../../examples/training/network.ts");
    const { cpuMs } = await import("../../examples/training/cpuParts.ts");
    const { train } = await import("../../examples/training/trainer.ts");
    await startBackend("wasm");
    for (const particles of PARTICLES) {
      const steps = Math.max(2, Math.round(scale * STEPS * Math.min(1, 64 / particles)));
      let cost: Record<(typeof PARTS)[number], number>;
      const run = (): number => {
        const network = createNetwork(SEED);
        const onStep = (state: { cost: typeof cost }): void => {
          cost = state.cost;
        };
        const start = cpuMs();
        train(network, { steps, particles, seed: SEED, now: cpuMs, onStep });
        const spent = cpuMs() - start;
        network.variable.dispose();
        return spent / steps;
      };
      // The parts are those of the training that the first case has just run.
      const cases: Case[] = [
        { name: "step", run },
        ...PARTS.map((part) => ({ name: part, run: () => cost[part] / steps })),
      ];
      const timings = await interleave(cases, { rounds, warmUp: WARM_UP, seconds: 30 });
      yield { about: { particles, steps }, timings, ratios: {} };
    }
  },
};
