/** Makes a ragged batch of events with the given numbers of hits, crowded enough to have many pairs within reach. */
import { randomStream } from "../../src/simulation/random.ts";

export function ragged(
  sizes: readonly number[],
  { d, seed }: { d: number; seed: number },
  type: Float32ArrayConstructor | Float64ArrayConstructor,
) {
  const stream = randomStream(seed, 0);
  const rowSplits = [0];
  for (const size of sizes) rowSplits.push(rowSplits[rowSplits.length - 1] + size);
  const n = rowSplits[sizes.length];
  const numbers = (length: number, low: number, high: number) =>
    new type(Array.from({ length }, () => stream.uniform(low, high)));
  return {
    beta: numbers(n, 0, 1),
    x: numbers(n * d, 0, 1.2),
    objectId: [...numbers(n, 0, 5)].map(Math.floor),
    weights: numbers(n, -1, 2),
    rowSplits,
    qMin: 0.1,
    dimensions: d,
    lossWeights: { attractive: 0.5, repulsive: 3, coward: -1, noise: 2 },
  };
}
