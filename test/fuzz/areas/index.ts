/** All areas, by name. */
import type { Area } from "../area.ts";
import { caps } from "./caps.ts";
import { condense } from "./condense.ts";
import { conventions } from "./conventions.ts";
import { input } from "./input.ts";
import { losses } from "./losses.ts";
import { metrics } from "./metrics.ts";
import { payload } from "./payload.ts";

export const AREAS: readonly Area[] = [losses, caps, conventions, condense, payload, metrics, input];
/**
 * Those of a run without --only. `input` fails on what is known: errors of the caller's own getters and proxies come out
 * as they are, and others are raw TypeErrors. It joins these once it passes.
 */
export const DEFAULT_AREAS: readonly string[] = ["losses", "caps", "conventions", "condense", "payload", "metrics"];
