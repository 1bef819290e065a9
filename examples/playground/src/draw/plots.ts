/** The plots on the page, by the names of their views: figures are made of them. */
import type { Plot } from "./plot.ts";

export const plots = new Map<string, { readonly plot: Plot; readonly canvas: HTMLCanvasElement }>();
