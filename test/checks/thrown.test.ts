/** What callers' getters throw comes as an InputError, with it as the cause; the next call is right. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { InputError } from "../../src/errors.ts";
import { MemoryError } from "../../src/index.ts";
import { calls } from "./calls/index.ts";
import { errorOf, isRead, replaced, revoked } from "./hostile.ts";

test("what a getter throws is the cause of an InputError, for each option, field and element", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    for (const thrown of [new TypeError("the caller's own"), "a text", undefined, null]) {
      const get = (): never => {
        throw thrown;
      };
      for (const { path, copy } of replaced(call.make(), () => ({ get }))) {
        const error = errorOf(() => call.run(copy as never));
        const label = `${call.name} ${call.label} ${path}`;
        if (!isRead(call, path)) continue;
        assert.instance(error, InputError, label);
        assert.ok("cause" in (error as InputError), label);
        assert.is((error as InputError).cause, thrown, label);
        assert.match((error as InputError).message, new RegExp(`^${call.name}: got an argument that threw while`));
      }
    }
    assert.equal(call.run(call.make() as never), expected, call.name);
  }
});

test("a revoked proxy that is thrown is a cause too, and the package's own errors stay themselves", () => {
  const gone = revoked();
  const own = new MemoryError("of a call inside the getter");
  for (const call of calls) {
    const key = Object.keys(call.make())[0];
    const throwing = (thrown: unknown): unknown =>
      errorOf(() => {
        const get = (): never => {
          throw thrown;
        };
        call.run(Object.defineProperty(call.make(), key, { get }) as never);
      });
    const error = throwing(gone);
    assert.instance(error, InputError);
    assert.ok((error as InputError).cause === gone, call.name);
    assert.is(throwing(own), own, call.name);
  }
});

test.run();
