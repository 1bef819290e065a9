/**
 * A real TrackML event, which OC_TRACKML=<folder>/event000000001 names. It is not part of the repository but of the full
 * reference data: where CI has that (OC_FIXTURES), the event must be there too.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";

const path = process.env.OC_TRACKML;
const isRequired = process.env.CI === "true" && process.env.OC_FIXTURES !== undefined;

/** Registers a test that gets the event's path. */
export function realTest(name: string, run: (path: string) => void): void {
  if (path === undefined && !isRequired) {
    console.log("skipped: the real event, because OC_TRACKML is not set");
    test.skip(name, () => {});
    return;
  }
  test(name, () => {
    assert.ok(path !== undefined, "OC_TRACKML is not set: with CI=true and OC_FIXTURES the real event must be there");
    run(path);
  });
}
