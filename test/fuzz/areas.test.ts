/** Each area for a moment, from a seed that stays the same. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { AREAS } from "./areas/index.ts";
import { run } from "./run.ts";
import { subject } from "./subject.ts";

const SECONDS = 1.5;
const package_ = subject();

for (const area of AREAS) {
  test(`${area.name}, ${SECONDS} s`, () => {
    const { cases, failure } = run(package_, [area], { seed: 20, milliseconds: SECONDS * 1000 });
    assert.is(failure && `${failure.message}\nseed ${failure.seed}: ${failure.example}`, undefined);
    assert.ok(cases[area.name] > 5, `${cases[area.name]} cases`);
  });
}

test.run();
