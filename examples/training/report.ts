/** The report of the main job: the network before and after training and without learning, by number of particles. */
import { baselines, clusterWithoutLearning } from "./baselines.ts";
import type { Detector } from "./detectors.ts";
import type { Network } from "./network.ts";
import { heldOut, scoreNetwork, simulateEvents } from "./samples.ts";
import { type Settings, scoreClusters, truthOf } from "./score.ts";
import { formatTable, share } from "./table.ts";
import type { Cost } from "./trainer.ts";

const given = `Geometry does most of the work: the vote over the same helix proposals learns nothing and does as well, with settings
chosen by the truth of the very events (as those of DBSCAN; the network's are chosen on other events). The network learns
from the loss alone which proposals to believe. It shows that the loss works; it is no better tracker.`;

const learned = `The network is given no helix: from angles, differences and slopes it learns what to propose, and which proposals to
believe. The helix only chose the candidate pairs. The vote, which learns nothing, and DBSCAN on the mean proposal have
it, and settings chosen by the truth of the very events; the network's are chosen on other events.`;

const sharing = `Geometry does most of the work: the vote over the same helix proposals learns nothing and finds about as many, with
settings chosen by the truth of the very events (as those of DBSCAN; the network's are chosen on other events). The
network's clusters are more often perfect, because hits share their helices.`;

/** What is to be said beside the table. */
export function remarksOn({ detector, proposals }: Network): string {
  if (proposals === "learned") return learned;
  return detector.name === "barrel" ? given : sharing;
}

/** Which particles count, if not all. */
export function aboveLeastPt({ leastPt }: Detector): string {
  return leastPt === 0 ? "" : `, pT > ${leastPt} GeV`;
}

/** Particles of an event and how many held-out events of such are scored. */
const sizes: Readonly<Record<Detector["name"], readonly (readonly [particles: number, events: number])[]>> = {
  barrel: [
    [8, 50],
    [16, 50],
    [32, 50],
    [64, 50],
    [128, 20],
    [256, 10],
  ],
  trackml: [
    [32, 20],
    [128, 10],
    [450, 5],
  ],
};

/** The table of double majority and perfect; the networks must be of the same settings. */
export function scoresTable(before: Network, after: Network, settings: Settings): string {
  const { detector } = after;
  const columns = sizes[detector.name].map(([particles, count]) => {
    const events = simulateEvents({ ...heldOut, count }, particles, detector);
    const truth = truthOf(events);
    const scores = [
      scoreNetwork(before, events, settings),
      scoreNetwork(after, events, settings),
      ...clusterWithoutLearning(events, detector).map(({ clusterId }) =>
        scoreClusters(clusterId, truth, { ptThreshold: detector.leastPt }),
      ),
    ];
    return [
      `${particles}`,
      ...scores.map(({ doubleMajority, perfect }) => `${share(doubleMajority)} ${share(perfect)}`),
    ];
  });
  const names = ["particles", "network before training", "network", ...baselines.map(({ name }) => name)];
  const rows = names.map((name, row) => [name, ...columns.map((column) => column[row])]);
  const counts = sizes[detector.name].map(([particles, count]) => `${count} of ${particles}`).join(", ");
  return `double majority and perfect on held-out events (${counts} particles${aboveLeastPt(detector)})\n${formatTable(rows)}`;
}

/** CPU time of a step by part, and memory in bytes. */
export function costTable(cost: Cost, steps: number, memory: { process: number; loss: number }): string {
  const total = Object.values(cost).reduce((sum, ms) => sum + ms, 0);
  const ms = (value: number): string => (value / steps).toFixed(2);
  const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
  const rows = Object.entries({ ...cost, "a step": total }).map(([part, value]) => [
    part,
    ms(value),
    `${((100 * value) / total).toFixed(0)} %`,
  ]);
  const peak = `peak memory: process ${megabytes(memory.process)} MiB, linear memory of the loss ${megabytes(memory.loss)} MiB`;
  return `${formatTable([["part", "CPU ms", ""], ...rows])}\n${peak}`;
}
