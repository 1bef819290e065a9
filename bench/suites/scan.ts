/** Time of trying a hundred thresholds on many events, in one call and trial by trial. */
import {
  type CondenseParameters,
  type CondenseScanOptions,
  condense,
  type Scan,
  scan as scanEvents,
  trackingMetrics,
} from "../../src/index.ts";
import { type Layout, layout } from "../data.ts";
import { chosenSpaces, measure, SEED, type Space, type Suite, scaled } from "../suite.ts";

const SPACES: readonly Space[] = [
  ["sep", 3],
  ["mid", 3],
];
const EVENTS = 20;
const EVENT = { hits: 5_000, objects: 500 };
const TENTHS = Array.from({ length: 10 }, (_, i) => (i + 0.5) / 10);
const TRIALS = {
  grid: { grid: { betaThreshold: TENTHS, radius: TENTHS } },
  random: { trials: TENTHS.length ** 2, seed: SEED },
};

export const scan: Suite = {
  name: "scan",
  text: `A hundred trials of betaThreshold and radius on ${EVENTS} events, float32: scan, and condense and trackingMetrics called
for each trial and event, with the same means. Grid: ten radii by ten thresholds; random: a hundred of each.`,
  async *rows(options) {
    for (const [name, D] of chosenSpaces(SPACES, options)) {
      const size = scaled(EVENT, options.scale);
      const events = Array.from({ length: EVENTS }, (_, e) => layout(name, { ...size, dims: D, seed: SEED + e }));
      for (const [trials, chosen] of Object.entries(TRIALS)) {
        const input: CondenseScanOptions<Float32Array> = { method: "condense", events, ...chosen };
        const expected = scanEvents(input);
        checkSame(oneByOne(events, expected), expected);
        yield await measure(
          { layout: name, D, trials, events: EVENTS, hits: size.hits },
          [
            { name: "scan", run: () => void scanEvents(input) },
            { name: "one by one", run: () => void oneByOne(events, expected) },
          ],
          [["one by one ÷ scan", "one by one", "scan"]],
          options.rounds,
        );
      }
    }
  },
};

/** Returns each trial's mean of doubleMajority over the events. */
function oneByOne(events: readonly Layout[], { trials }: Scan<CondenseParameters>): number[] {
  return trials.map(({ parameters }) => {
    let sum = 0;
    for (const { beta, x, objectId } of events) {
      const { clusterId } = condense({ beta, x, ...parameters });
      sum += trackingMetrics({ clusterId, objectId }).doubleMajority;
    }
    return sum / events.length;
  });
}

/** Times are compared only where the means are the same; sums may be rounded in another order. */
function checkSame(means: readonly number[], { trials }: Scan<CondenseParameters>): void {
  trials.forEach(({ mean }, t) => {
    const own = mean.doubleMajority ?? Number.NaN;
    if (!(Math.abs(own - means[t]) <= 1e-12)) throw new Error(`trial ${t}: got ${own}, one by one ${means[t]}`);
  });
}
