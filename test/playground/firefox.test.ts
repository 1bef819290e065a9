// The page in Firefox.

import { firefox } from "../engines/firefox.ts";
import { launchFirefox } from "./firefox.ts";
import { registerVisit } from "./visit.ts";

registerVisit({ name: "Firefox", missing: firefox.missing(), framesPerSecond: 30, launch: launchFirefox });
