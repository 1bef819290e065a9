/** Every decoder of base64 gives the module's bytes, and the host's own decoder is used if there is one. */
import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { decode } from "../../src/wasm/base64.ts";
import { base64 } from "../../src/wasm/bytes.ts";

const bytes = new Uint8Array(readFileSync(new URL("../../build/object-condensation.wasm", import.meta.url)));

test("this host, and one with nothing but atob, give the bytes of the file", () => {
  assert.equal(new Uint8Array(decode(base64)), bytes);
  assert.equal(decode(base64, { Uint8Array: {}, atob }), bytes);
  for (let length = 0; length < 6; length++) {
    const text = btoa(String.fromCharCode(...bytes.subarray(0, length)));
    assert.equal(decode(text, { Uint8Array: {}, atob }), bytes.slice(0, length));
  }
});

test("fromBase64 goes before Buffer, and Buffer before atob", () => {
  const [first, second] = [new Uint8Array(1), new Uint8Array(2)];
  const atob = (): string => assert.unreachable("atob") as never;
  const Buffer = { from: () => second };
  assert.is(decode(base64, { Uint8Array: { fromBase64: () => first }, Buffer, atob }), first);
  assert.is(decode(base64, { Uint8Array: {}, Buffer, atob }), second);
});

test.run();
