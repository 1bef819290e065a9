// The program of the engines that run a file: prints the outcome as one line of JSON.

import { smoke } from "./smoke.js";

console.log(JSON.stringify(await smoke()));
