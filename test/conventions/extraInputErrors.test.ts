/** Invalid extra inputs, for each loss function: the InputError says got and expected. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readInputs } from "../../src/conventions/checkConvention.ts";
import * as api from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const { conventions } = api;
const gradients: Record<string, (input: never) => object> = {
  condensationLossGrad: api.condensationLossGrad,
  condensationLossTigerGrad: api.condensationLossTigerGrad,
};
const losses: typeof gradients = {
  condensationLoss: api.condensationLoss,
  condensationLossTiger: api.condensationLossTiger,
  ...gradients,
};
/** Puts all inputs in one buffer, with 64 bytes each. */
function inOneBuffer() {
  const { buffer } = new Float64Array(80);
  const at = (i: number, length = 4): Float64Array<ArrayBuffer> => new Float64Array(buffer, 64 * i, length);
  const input = { beta: at(0), x: at(1, 8), objectWeight: at(2), distanceScale: at(3), spectatorWeight: at(4) };
  const rest = { hitEnergy: at(5), objectMask: new Uint8Array(buffer, 64 * 6, 4) };
  input.beta.set([0.1, 0.5, 0.9, 0.3]);
  input.x.set([0, 0.5, 0.25, 0, 1, 0.5, 0.5, 0.75]);
  for (const array of [input.objectWeight, input.distanceScale, rest.objectMask]) array.fill(1);
  return { buffer, at, ...input, ...rest, objectId: Int32Array.of(0, 1, 1, 2) };
}
const { beta, x, objectId, ...extras } = inOneBuffer();
const good = { beta, x, objectId, qMin: 0.1 };
/** A convention that reads each extra input, in the order of the buffer from its third part. */
const READERS = {
  objectWeight: conventions.objectCondensation,
  distanceScale: conventions.hgcalmlBasic,
  spectatorWeight: conventions.hgcalmlBasic,
  hitEnergy: conventions.mlpfHgcal,
  objectMask: conventions.gnnTrackingTiger,
};
const OUTSIDE = {
  objectWeight: [1.01e15, Number.NaN, -Infinity],
  distanceScale: [-0.1, Infinity, Number.NaN],
  spectatorWeight: [-1e-9, 1.1, Number.NaN],
  hitEnergy: [Infinity, Number.NaN, -2e15],
};

for (const [name, loss] of Object.entries(losses)) {
  const refuses = (change: object, message: RegExp): void =>
    throwsInputError(() => loss({ ...good, ...change } as never), message);

  test(`${name}: an extra input that the convention does not read, and one that it needs`, () => {
    for (const convention of Object.values(conventions)) {
      for (const [extra, isRead] of Object.entries(readInputs(convention))) {
        const hitEnergy = convention.energyWeighted && { hitEnergy: extras.hitEnergy };
        const input = { ...good, ...hitEnergy, convention, [extra]: extras[extra as "hitEnergy"] };
        const message = new RegExp(`^${extra}: got it with ${convention.name}, which does not read it; leave it out$`);
        if (isRead) loss(input as never);
        else throwsInputError(() => loss(input as never), message);
      }
    }
    refuses(
      { convention: conventions.mlpfHgcal },
      /^hitEnergy: got undefined, expected \[N\] energies, by which mlpfHgcal weighs objects$/,
    );
  });

  for (const [extra, numbers] of Object.entries(OUTSIDE)) {
    test(`${name}: ${extra} of another length, type or range`, () => {
      const convention = READERS[extra as "hitEnergy"];
      const given = (value: unknown) => ({ convention, [extra]: value });
      loss({ ...good, ...given(new Float64Array(4)) } as never);
      refuses(given(new Float64Array(3)), new RegExp(`^${extra}: got 3 numbers, expected N = 4$`));
      refuses(given(new Float64Array(0)), new RegExp(`^${extra}: got 0 numbers, expected N = 4$`));
      refuses(
        given(new Float32Array(4)),
        new RegExp(`^${extra}: got a Float32Array, expected a Float64Array like beta`),
      );
      refuses(
        given([1, 1, 1, 1]),
        new RegExp(`^${extra}: got an Array, expected a Float32Array or Float64Array; conv`),
      );
      refuses(given(null), new RegExp(`^${extra}: got null, expected a Float32Array or Float64Array$`));
      for (const number of numbers) {
        const range = "expected a number from (0|-1e\\+15) to (1|1e\\+15)";
        refuses(given(Float64Array.of(1, 0, number, number)), new RegExp(`^${extra}\\[2\\]: got ${number}, ${range}$`));
      }
    });
  }

  test(`${name}: objectMask of another length or type`, () => {
    const given = (objectMask: unknown) => ({ convention: READERS.objectMask, objectMask });
    for (const mask of [Uint8Array.of(0, 1, 1, 255), [true, false, true, true], [0, 1, 1, 1]]) {
      loss({ ...good, ...given(mask) } as never);
    }
    refuses(given([true]), /^objectMask: got 1 number, expected N = 4$/);
    refuses(given(new Uint8Array(5)), /^objectMask: got 5 numbers, expected N = 4$/);
    for (const mask of [Float64Array.of(1, 1, 1, 1), new Int8Array(4), ["a", "b", "c", "d"], "1111", null, true]) {
      refuses(
        given(mask),
        /^objectMask(\[\d\])?: got .+, expected (a Uint8Array or an array of booleans|true, false, 0 or 1)$/,
      );
    }
  });
}

for (const [name, loss] of Object.entries(gradients)) {
  test(`${name}: out.dDistanceScale takes a distanceScale, and no memory of another array`, () => {
    const convention = conventions.hgcalmlHinge;
    const message = /^out: got an unknown option dDistanceScale: expected some of dBeta, dX$/;
    throwsInputError(
      () => loss({ ...good, convention, out: { dDistanceScale: new Float64Array(4) } } as never),
      message,
    );
    for (const [i, other] of Object.keys(READERS).entries()) {
      const input = inOneBuffer();
      const given = { beta: input.beta, x: input.x, objectId: input.objectId, qMin: 0.1 };
      const own = { ...given, convention: READERS[other as "hitEnergy"], [other]: input[other as "hitEnergy"] };
      const taken = new RegExp(`^out.dBeta: got an array over the same memory as ${other}, expected one of its own$`);
      const before = input.buffer.slice(0);
      throwsInputError(() => loss({ ...own, out: { dBeta: input.at(i + 2) } } as never), taken);
      assert.equal(input.buffer, before);
    }
  });

  test(`${name}: out.dDistanceScale is overwritten and returned`, () => {
    const input = { ...good, convention: conventions.hgcalmlHinge, distanceScale: Float64Array.of(0.5, 1, 2, 3) };
    const out = { dDistanceScale: new Float64Array(4).fill(7) };
    const got = loss({ ...input, out } as never) as api.Gradients;
    assert.ok(got.dDistanceScale === out.dDistanceScale);
    assert.equal(got, loss(input as never));
    const length = { dDistanceScale: new Float64Array(3) };
    throwsInputError(() => loss({ ...input, out: length } as never), /^out.dDistanceScale: got 3 numbers, expected/);
    const { distanceScale } = input;
    throwsInputError(
      () => loss({ ...input, out: { dDistanceScale: distanceScale } } as never),
      /as distanceScale, expe/,
    );
  });
}

test.run();
