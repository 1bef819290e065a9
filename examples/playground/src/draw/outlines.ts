/** The shapes of points as outlines, in units of the radius, y down: the same forms as in stamps.ts. */
import type { shapes } from "./palette.ts";

export const outlines: Record<(typeof shapes)[number], string> = {
  disc: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z",
  square: "M-.9-.9H.9V.9H-.9Z",
  triangle: "M0-1.15L1.14.85H-1.14Z",
  wedge: "M0 1.15L1.14-.85H-1.14Z",
  diamond: "M0-1.3L1.3 0L0 1.3L-1.3 0Z",
  cross: "M-1.05-.63L-.63-1.05L0-.42L.63-1.05L1.05-.63L.42 0L1.05.63L.63 1.05L0 .42L-.63 1.05L-1.05.63L-.42 0Z",
};
