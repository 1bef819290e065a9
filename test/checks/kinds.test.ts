/** Values of the wrong kind: what is no object of options, no flag, no text, no number. */
import { test } from "uvu";
import { parseTrackml } from "../../src/events.ts";
import * as api from "../support/anyPrecision.ts";
import { throwsInputError } from "../support/throwsInputError.ts";
import { HITS } from "./calls/call.ts";
import { calls } from "./calls/index.ts";

test("objects of the language's own kinds are no options", () => {
  const kinds = [
    new Map([["noise", 2]]),
    new Date(0),
    Promise.resolve(),
    new Set(),
    /a/,
    [],
    new Float64Array(4),
    "a",
    1,
  ];
  for (const call of calls) {
    for (const kind of kinds) {
      throwsInputError(() => call.run(kind as never), new RegExp(`^${call.name}: got .+, expected an object of`));
      for (const nested of ["lossWeights", "out", "convention"]) {
        if (call.make()[nested] === undefined) continue;
        const options = { ...call.make(), [nested]: kind };
        throwsInputError(
          () => call.run(options as never),
          new RegExp(`^${nested}: got .+, expected an object (of|such as)`),
        );
      }
      if (!/^condensationLoss/.test(call.name)) continue;
      const convention = { ...(call.make().convention as object), lossWeights: kind };
      const message = /^convention\.lossWeights: got .+, expected an object of/;
      throwsInputError(() => call.run({ ...call.make(), convention } as never), message);
    }
  }
});

test("memoryBytes refuses what only looks like a flag", () => {
  const sizes = { hits: 10, dimensions: 2, objects: 3 };
  for (const [flag, value] of [
    ["weights", -5],
    ["tiger", "false"],
    ["gradient", []],
    ["gradient", null],
    ["tiger", 0],
  ] as const) {
    const message = new RegExp(`^memoryBytes: ${flag}: got .+, expected true or false$`);
    throwsInputError(() => api.memoryBytes({ ...sizes, [flag]: value } as never), message);
  }
});

test("parseTrackml of nothing and of bytes", () => {
  throwsInputError(() => parseTrackml(undefined as never), /^parseTrackml: got undefined, expected an object of hits/);
  throwsInputError(() => parseTrackml({} as never), /^parseTrackml: hits: got undefined, expected the text/);
  const { make } = calls.find(({ name }) => name === "parseTrackml")!;
  for (const name of ["hits", "truth", "particles"]) {
    const bytes = new TextEncoder().encode(make()[name] as string);
    const message = new RegExp(`^parseTrackml: ${name}: got a Uint8Array, .*; decode bytes with new TextDecoder`);
    throwsInputError(() => parseTrackml({ ...make(), [name]: bytes } as never), message);
    const buffer = bytes.buffer;
    throwsInputError(() => parseTrackml({ ...make(), [name]: buffer } as never), /: got an ArrayBuffer, expected the/);
  }
});

test("trackingMetrics: numbers that are bigints or texts", () => {
  const { make } = calls.find(({ name }) => name === "trackingMetrics")!;
  for (const name of ["eta", "pt"]) {
    for (const [one, got] of [
      [1n, "1n"],
      ["1", '"1"'],
      [undefined, "undefined"],
    ]) {
      const options = { ...make(), [name]: new Array(HITS).fill(one) };
      const message = new RegExp(`^trackingMetrics: ${name}\\[0\\]: got ${got}, expected a number$`);
      throwsInputError(() => api.trackingMetrics(options as never), message);
    }
    const bigints = { ...make(), [name]: new BigInt64Array(HITS) };
    throwsInputError(
      () => api.trackingMetrics(bigints as never),
      new RegExp(`^trackingMetrics: ${name}\\[0\\]: got 0n`),
    );
  }
  const texts = { ...make(), clusterId: new Array(HITS).fill("1") };
  throwsInputError(
    () => api.trackingMetrics(texts as never),
    /^trackingMetrics: clusterId\[0\]: got "1", expected a safe/,
  );
});

test.run();
