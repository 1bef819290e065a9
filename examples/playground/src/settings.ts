/** Everything that a visitor can set, and that a link restores. */
import { conventions } from "../../../src/index.ts";

export type ConventionName = keyof typeof conventions;
export const conventionNames = Object.keys(conventions) as ConventionName[];
/** Without the one that needs energies of hits, which the simulation has not. */
export const trainableConventions = conventionNames.filter((name) => name !== "mlpfHgcal");
/** What the heat map shows, by the names of `trackingMetrics`. */
export const guides = { doubleMajority: "Double majority", perfect: "Perfect", lhc: "LHC" } as const;
export const panels = {
  training: "Training",
  objects: "Objects",
  scan: "Scan",
  losses: "Losses",
  export: "Take away",
} as const;
export const speeds = { slow: "Slow", normal: "Normal", fast: "Fast" } as const;

/** What changes a running training. */
export const lossFields = ["convention", "qMin", "attractive", "repulsive", "coward", "noise", "maxNRep"] as const;

export interface Settings {
  /** Of the event shown, of the training events and of the first weights. */
  readonly seed: number;
  /** Particles of an event. */
  readonly particles: number;
  /** Steps of a training, over which its learning rate falls to 0. */
  readonly steps: number;
  readonly speed: keyof typeof speeds;
  readonly convention: ConventionName;
  readonly qMin: number;
  /** Factors of the four terms. */
  readonly attractive: number;
  readonly repulsive: number;
  readonly coward: number;
  readonly noise: number;
  /** Cap on the repulsive pairs of a step; 0: none. */
  readonly maxNRep: number;
  readonly betaThreshold: number;
  readonly radius: number;
  /** Dimensions of the view of the latent space. */
  readonly space: 2 | 3;
  /** Latent coordinates along the view's axes; −1, −1, −1 for the principal axes. */
  readonly axis1: number;
  readonly axis2: number;
  readonly axis3: number;
  /** How the view in three dimensions is turned, in degrees. */
  readonly yaw: number;
  readonly pitch: number;
  readonly colour: "true" | "found";
  /** Whether condensation points are ringed. */
  readonly rings: boolean;
  readonly guide: keyof typeof guides;
  readonly panel: keyof typeof panels;
  readonly theme: "auto" | "light" | "dark";
}

export const defaults: Settings = {
  seed: 1,
  particles: 64,
  steps: 400,
  speed: "normal",
  convention: "objectCondensation",
  qMin: 0.1,
  attractive: 1,
  repulsive: 100,
  coward: 1,
  noise: 0.1,
  maxNRep: 0,
  betaThreshold: 0.1,
  radius: 0.5,
  space: 3,
  axis1: -1,
  axis2: -1,
  axis3: -1,
  yaw: 30,
  pitch: -60,
  colour: "true",
  rings: true,
  guide: "doubleMajority",
  panel: "training",
  theme: "auto",
};

/** Lowest and highest value of the numbers, and whether they are whole. */
const ranges: { readonly [Name in keyof Settings]?: readonly [low: number, high: number, whole?: "whole"] } = {
  seed: [1, 999, "whole"],
  particles: [8, 256, "whole"],
  steps: [50, 5000, "whole"],
  qMin: [0, 10],
  attractive: [0, 1000],
  repulsive: [0, 10_000],
  coward: [0, 1000],
  noise: [0, 1000],
  maxNRep: [0, 10_000_000, "whole"],
  betaThreshold: [0, 1],
  radius: [0, 100],
  space: [2, 3, "whole"],
  axis1: [-1, 63, "whole"],
  axis2: [-1, 63, "whole"],
  axis3: [-1, 63, "whole"],
  yaw: [-360, 360],
  pitch: [-360, 360],
};

const words: { readonly [Name in keyof Settings]?: readonly string[] } = {
  speed: Object.keys(speeds),
  convention: trainableConventions,
  colour: ["true", "found"],
  guide: Object.keys(guides),
  panel: Object.keys(panels),
  theme: ["auto", "light", "dark"],
};

/** The settings that differ from the defaults, as the part of an address behind #. */
export function encodeSettings(settings: Settings): string {
  const names = Object.keys(defaults) as (keyof Settings)[];
  const changed = names.filter((name) => settings[name] !== defaults[name]);
  return new URLSearchParams(changed.map((name) => [name, String(settings[name])])).toString();
}

/** Reads them back. What cannot be read keeps its default, and `problems` has a sentence about it. */
export function decodeSettings(hash: string): { settings: Settings; problems: string[] } {
  const settings: Record<string, unknown> = { ...defaults };
  const problems: string[] = [];
  for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
    const { value, expected } = readSetting(name as keyof Settings, text);
    if (expected === undefined) settings[name] = value;
    else problems.push(`The link has ${name}=${text}, expected ${expected}.`);
  }
  return { settings: settings as unknown as Settings, problems };
}

function readSetting(name: keyof Settings, text: string): { value?: unknown; expected?: string } {
  if (!Object.hasOwn(defaults, name)) return { expected: "one of the page's settings" };
  const range = ranges[name];
  if (range) {
    const [low, high, whole] = range;
    const value = Number(text);
    const fits = text.trim() !== "" && value >= low && value <= high && (!whole || Number.isInteger(value));
    return fits ? { value } : { expected: `a${whole ? " whole" : ""} number from ${low} to ${high}` };
  }
  if (name === "rings") return /^(true|false)$/.test(text) ? { value: text === "true" } : { expected: "true or false" };
  const list = words[name]!;
  return list.includes(text) ? { value: text } : { expected: `one of ${list.join(", ")}` };
}
