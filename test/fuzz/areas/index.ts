/** All areas, by name. */
import type { Area } from "../area.ts";
import { caps } from "./caps.ts";
import { condense } from "./condense.ts";
import { conventions } from "./conventions.ts";
import { dbscan } from "./dbscan.ts";
import { densityPeaks } from "./densityPeaks.ts";
import { input } from "./input.ts";
import { losses } from "./losses.ts";
import { metrics } from "./metrics.ts";
import { payload } from "./payload.ts";

export const AREAS: readonly Area[] = [
  losses,
  caps,
  conventions,
  condense,
  dbscan,
  densityPeaks,
  payload,
  metrics,
  input,
];
