/** `npm run fuzz` on a package with a fault: what fuzz.test.ts starts to see its exit code. */
import { fuzz } from "./command.ts";
import { faulty } from "./faulty.ts";

process.exitCode = fuzz(process.argv.slice(2), faulty());
