// Checks that a call is refused with an InputError whose message matches.
import * as assert from "uvu/assert";
import { InputError } from "../../src/errors.ts";

export function throwsInputError(run: () => unknown, message: RegExp): void {
  let got: unknown;
  try {
    got = run();
  } catch (error) {
    got = error;
  }
  assert.instance(got, InputError);
  assert.match((got as InputError).message, message);
}
