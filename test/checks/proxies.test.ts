/** Revoked proxies, and views that have lost their constructor or prototype. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { InputError } from "../../src/errors.ts";
import { throwsInputError } from "../support/throwsInputError.ts";
import { HITS } from "./calls/call.ts";
import { calls } from "./calls/index.ts";
import { errorOf, isRead, replaced, revoked } from "./hostile.ts";

test("revoked proxies, as the options and in place of each option, field and element", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    for (const target of [{}, [], () => 1]) {
      throwsInputError(() => call.run(revoked(target) as never), new RegExp(`^${call.name}: `));
      for (const { path, copy } of replaced(call.make(), () => ({ value: revoked(target) }))) {
        // the call's own qMin takes its place, and memoryBytes needs no loss weights
        if (path === "convention.qMin" || !isRead(call, `${path}.`)) continue;
        assert.instance(
          errorOf(() => call.run(copy as never)),
          InputError,
          `${call.name} ${path}`,
        );
      }
    }
    assert.equal(call.run(call.make() as never), expected, call.name);
  }
});

test("views without a constructor or a prototype are as good as any, and of a wrong type are refused", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    for (const strip of [
      (view: object) => Object.defineProperty(view, "constructor", { value: undefined }),
      (view: object) => Object.defineProperty(view, "length", { value: 1e9 }),
      (view: object) => Object.setPrototypeOf(view, null),
    ]) {
      for (const [key, value] of Object.entries(call.make())) {
        if (!ArrayBuffer.isView(value)) continue;
        const options = call.make();
        strip(options[key] as object);
        assert.equal(call.run(options as never), expected, `${call.name} ${key}`);
        const wrong = strip(new Uint16Array(HITS));
        throwsInputError(() => call.run({ ...call.make(), [key]: wrong } as never), new RegExp(`^${key}: got a`));
      }
    }
  }
});

test.run();
