/** The package's own conventions and rules: plain data that nobody can change. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../../src/index.ts";

const packages: Readonly<Record<string, object>>[] = [
  api.conventions,
  api.payloadConventions,
  api.condenseRules,
  api.matchRules,
];

test("they cannot be changed, however deep", () => {
  const refuses = (object: object, path: string): void => {
    for (const key of [...Object.keys(object), "another"]) {
      assert.throws(() => Object.assign(object, { [key]: 1 }), TypeError, `${path}.${key}`);
    }
    for (const [key, value] of Object.entries(object)) {
      if (typeof value === "object" && value !== null) refuses(value, `${path}.${key}`);
    }
  };
  for (const all of packages) refuses(all, Object.keys(all)[0]);
});

test("they have no accessors", () => {
  for (const one of packages.flatMap((all) => Object.values(all))) {
    for (const property of Object.values(Object.getOwnPropertyDescriptors(one))) assert.ok("value" in property);
  }
});

test.run();
