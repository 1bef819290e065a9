// The program of a page: posts the outcome, or the error.

import { post } from "./post.js";

post(async () => (await import("./smoke.js")).smoke());
