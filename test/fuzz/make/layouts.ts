/** Where hits lie: a hit's coordinates from its object, its own numbers and those that all hits share. */
import { uniforms } from "../../support/samples.ts";

/** Coordinates of one hit in `dims` dimensions; `next` gives its own numbers, `centre` those of its object. */
type Layout = (dims: number, next: () => number, centre: () => number) => number[];

const each = (dims: number, of: (c: number) => number): number[] => Array.from({ length: dims }, (_, c) => of(c));
const box =
  (width: number): Layout =>
  (dims, next) =>
    each(dims, () => (width / Math.sqrt(dims)) * (next() - 0.5));
/** Whole parts, so that many distances are the reach exactly, and many hits coincide; 0 beyond three coordinates. */
const lattice =
  (parts: number): Layout =>
  (dims, next) =>
    each(dims, (c) => (c < 3 ? Math.floor(5 * next()) / parts : 0));
const choose = (next: () => number, values: readonly number[]): number => values[Math.floor(next() * values.length)];

export const LAYOUTS = {
  point: (dims) => each(dims, () => 0.25),
  lattice: lattice(1),
  halves: lattice(2),
  quarters: lattice(4),
  /** A step along an axis, or along two, as long as the reach or next to it. */
  reach: (dims, next) => {
    const length = choose(next, [0, 1, -1, 2]) * (1 + choose(next, [0, 1e-6, -1e-6, 2 ** -24, -(2 ** -24), 2 ** -52]));
    const [first, second] = [Math.floor(next() * dims), Math.floor(next() * dims)];
    const slant = first !== second && next() < 0.3;
    return each(dims, (c) => (c === first ? (slant ? 0.6 : 1) * length : c === second && slant ? 0.8 * length : 0));
  },
  separated: (dims, next, centre) => each(dims, () => 8 * (centre() - 0.5) + 0.2 * (next() - 0.5)),
  overlapping: box(2.5),
  wide: box(9),
  collapsed: box(0.3),
} satisfies Record<string, Layout>;

export type LayoutName = keyof typeof LAYOUTS;

/** x [dims] of a hit of object k. */
export function place(name: LayoutName, dims: number, next: () => number, seed: number, k: number): number[] {
  return LAYOUTS[name](dims, next, uniforms(seed + k));
}
