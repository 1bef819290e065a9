/** The suites by name, in the order in which `--suite all` runs them. */
import type { Suite } from "../suite.ts";
import { compare } from "./compare.ts";
import { condense } from "./condense.ts";
import { condenseScaling } from "./condenseScaling.ts";
import { dbscan } from "./dbscan.ts";
import { densityPeaks } from "./densityPeaks.ts";
import { firstCall } from "./firstCall.ts";
import { forward } from "./forward.ts";
import { kernels } from "./kernels.ts";
import { losses } from "./losses.ts";
import { metrics } from "./metrics.ts";
import { profile } from "./profile.ts";
import { scaling } from "./scaling.ts";
import { scan } from "./scan.ts";
import { short } from "./short.ts";
import { sizes } from "./sizes.ts";
import { small } from "./small.ts";
import { trained } from "./trained.ts";
import { training } from "./training.ts";

export const suites: readonly Suite[] = [
  short,
  losses,
  forward,
  kernels,
  sizes,
  scaling,
  firstCall,
  small,
  condense,
  condenseScaling,
  metrics,
  scan,
  dbscan,
  densityPeaks,
  profile,
  compare,
  trained,
  training,
];
