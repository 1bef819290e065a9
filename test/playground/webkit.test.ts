// The page in WebKitGTK. Its frames are reported: what it holds without a GPU is the display server's doing.

import { webkit } from "../engines/webkit.ts";
import { registerVisit } from "./visit.ts";
import { launchWebkit } from "./webkit.ts";

registerVisit({ name: "WebKit", missing: webkit.missing(), launch: launchWebkit });
