/** All areas, by name. */
import type { Area } from "../area.ts";
import { caps } from "./caps.ts";
import { conventions } from "./conventions.ts";
import { losses } from "./losses.ts";

export const AREAS: readonly Area[] = [losses, caps, conventions];
export const DEFAULT_AREAS: readonly string[] = ["losses", "caps", "conventions"];
