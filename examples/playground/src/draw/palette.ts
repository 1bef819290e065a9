/**
 * Colours and shapes of objects. The colours are told apart with every common colour blindness (they start from Okabe
 * and Ito's); an object also has one of six shapes, so that no two of 48 neighbouring numbers look the same.
 */

export type Theme = "light" | "dark";

export const shapes = ["disc", "square", "triangle", "diamond", "wedge", "cross"] as const;

interface Colours {
  readonly background: string;
  readonly noise: string;
  readonly faint: string;
  readonly grid: string;
  readonly text: string;
  readonly objects: readonly string[];
}

export const colours: Record<Theme, Colours> = {
  light: {
    background: "#ffffff",
    noise: "#a9b0b7",
    faint: "#d5dae0",
    grid: "#e6e9ed",
    text: "#1b2229",
    objects: ["#0072b2", "#d55e00", "#009e73", "#c25e93", "#3ba0dc", "#b98300", "#5e3c99", "#8c4a1f"],
  },
  dark: {
    background: "#14181d",
    noise: "#69727c",
    faint: "#2a3138",
    grid: "#232a31",
    text: "#e4e9ee",
    objects: ["#56b4e9", "#f0784a", "#2dbe93", "#e08fc0", "#a5d8f7", "#f2b544", "#a48ae0", "#c49a6c"],
  },
};

/** 0 is noise, or a hit in no object; objects 1, 2, … go through the colours, then the shapes. */
export const styleCount = 1 + colours.light.objects.length * shapes.length;

export function styleOf(object: number): number {
  return object <= 0 ? 0 : 1 + ((object - 1) % (styleCount - 1));
}

export function colourOf(style: number, theme: Theme): string {
  const { objects, noise } = colours[theme];
  return style === 0 ? noise : objects[(style - 1) % objects.length];
}

export function shapeOf(style: number): (typeof shapes)[number] {
  return style === 0 ? "disc" : shapes[Math.floor((style - 1) / colours.light.objects.length)];
}

/** Red, green, blue from 0 to 255. */
export function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `share` of `b` in `a`. */
export function mixed(a: string, b: string, share: number): [number, number, number] {
  const [from, to] = [channels(a), channels(b)];
  return from.map((value, i) => Math.round(value + share * (to[i] - value))) as [number, number, number];
}
