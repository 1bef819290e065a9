/** What the operations of TensorFlow.js refuse: typed errors, and no tensor left behind. */
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { condensationLoss, condensationLossTiger, createTensorOps } from "../../src/adapters/tfjs.ts";
import { conventions, InputError, UnsupportedError } from "../../src/index.ts";

createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients.js");

const hits = 12;
const options = { objectId: Int32Array.from({ length: hits }, (_, j) => j % 4), qMin: 0.1 };
type Beta = tf.Tensor1D;
type X = tf.Tensor2D;

test.before(() => startBackend("cpu"));

/** Runs with tensors of its own and sees that the call left none. */
function throwsAndLeavesNothing(
  type: typeof InputError | typeof UnsupportedError,
  message: RegExp,
  call: (beta: Beta, x: X) => unknown,
): void {
  const beta = tf.fill([hits], 0.25) as Beta;
  const x = tf.tensor2d(
    Float32Array.from({ length: hits * 2 }, (_, i) => ((i * 7) % 5) / 5),
    [hits, 2],
  );
  const before = tf.memory().numTensors;
  let got: unknown;
  try {
    call(beta, x);
  } catch (error) {
    got = error;
  }
  const after = tf.memory().numTensors;
  tf.dispose([beta, x]);
  assert.instance(got, type, String(got));
  assert.match((got as Error).message, message);
  assert.is(after, before, "tensors");
}

for (const [name, operation] of Object.entries({ condensationLoss, condensationLossTiger })) {
  const refuses = (message: RegExp, wrong: object): void =>
    throwsAndLeavesNothing(InputError, message, (beta, x) => operation(beta, x, { ...options, ...wrong }));

  test(`${name}: options that it does not take are named`, () => {
    refuses(/got an unknown option out: each call's gradients need arrays/, { out: { dBeta: new Float32Array(hits) } });
    refuses(/got an unknown option beta: beta is the operation's first argument/, { beta: new Float32Array(hits) });
    refuses(/got an unknown option x: /, { x: new Float32Array(hits) });
    refuses(/got an unknown option q_min: did you mean qMin\?/, { q_min: 1 });
    refuses(/got an unknown option onTerm: /, { onTerm: () => {} });
    refuses(/got 1 as onTerms, expected a function/, { onTerms: 1 });
    refuses(/^weights: got a Tensor, expected a Float32Array/, { weights: tf.scalar(1) });
    refuses(/^distanceScale: got null, expected a Float32Array/, {
      distanceScale: null,
      convention: conventions.hgcalmlBasic,
    });
  });

  test(`${name}: options that are no object`, () => {
    for (const [wrong, kind] of [
      [undefined, "undefined"],
      [null, "null"],
      [3, "3"],
      [[], "an Array"],
    ] as const) {
      const message = new RegExp(`^${name}: got ${kind} as options, expected an object`);
      throwsAndLeavesNothing(InputError, message, (beta, x) => operation(beta, x, wrong as never));
    }
  });

  test(`${name}: tensors of another kind, type or shape, and disposed ones`, () => {
    const refused = (message: RegExp, run: (beta: Beta, x: X) => unknown): void =>
      throwsAndLeavesNothing(InputError, message, (beta, x) => tf.tidy(() => run(beta, x) as never));
    const call = (beta: unknown, x: unknown, more = {}): unknown =>
      operation(beta as Beta, x as X, { ...options, ...more });
    refused(/^beta: got a Float32Array, expected a tensor; make one with tf.tensor1d/, (_, x) =>
      call(new Float32Array(hits), x),
    );
    refused(/^x: got undefined, expected a tensor/, (beta) => call(beta, undefined));
    refused(/^x: got a tensor of int32, expected float32; tf.cast/, (beta) => call(beta, tf.zeros([hits, 2], "int32")));
    refused(/^beta: got a tensor of bool/, (_, x) => call(tf.zeros([hits], "bool"), x));
    refused(/got beta \[3,4\] and x \[12,2\]/, (_, x) => call(tf.zeros([3, 4]), x));
    refused(/got beta \[12\] and x \[12\]/, (beta) => call(beta, tf.zeros([hits])));
    refused(/^beta\[\d+\]: got 2, expected a number from 0 to 1/, (_, x) => call(tf.fill([hits], 2), x));
    refused(/^beta: got a disposed tensor, expected one in use; tf.keep/, (_, x) => {
      const gone = tf.zeros([hits]);
      gone.dispose();
      return call(gone, x);
    });
    const convention = conventions.hgcalmlBasic;
    refused(/^distanceScale: got a tensor \[3\], expected \[N\] or \[N, 1\] with N = 12/, (beta, x) =>
      call(beta, x, { convention, distanceScale: tf.ones([3]) }),
    );
    refused(/^distanceScale: got a tensor of int32/, (beta, x) =>
      call(beta, x, { convention, distanceScale: tf.ones([hits], "int32") }),
    );
    refused(/^distanceScale: got it with objectCondensation, which does not read it/, (beta, x) =>
      call(beta, x, { distanceScale: tf.ones([hits]) }),
    );
  });

  test(`${name}: wrong input while a gradient is recorded`, () => {
    throwsAndLeavesNothing(InputError, /^objectId: got 1 number/, (beta, x) =>
      tf.grads((b, y) => operation(b as Beta, y as X, { ...options, objectId: [1] }))([beta, x]),
    );
    throwsAndLeavesNothing(InputError, /a caller's own/, (beta, x) => {
      const onTerms = (): never => {
        throw new InputError("a caller's own");
      };
      return tf.grads((b, y) => operation(b as Beta, y as X, { ...options, onTerms }))([beta, x]);
    });
  });

  test(`${name}: a second derivative`, () => {
    throwsAndLeavesNothing(UnsupportedError, /second derivative/, (beta, x) => {
      const gradient = tf.grad((input) => operation(beta, input as X, options));
      return tf.grad((input) => tf.sum(tf.square(gradient(tf.mul(input, 2)))))(x);
    });
  });

  test(`${name}: a backend whose tensors come later`, () => {
    throwsAndLeavesNothing(
      UnsupportedError,
      /^beta: the backend cpu .* cannot give .* synchronously; .* tf.setBackend/,
      (beta, x) => {
        const later = Object.create(beta, {
          dataSync: {
            value: () => {
              throw new Error("only data()");
            },
          },
        });
        return operation(later, x, options);
      },
    );
  });
}

test("createTensorOps takes what createKernels returns", () => {
  for (const [wrong, kind] of [
    [undefined, "undefined"],
    [{}, "an Object"],
    [{ condensationLossGrad() {} }, "an Object"],
  ] as const) {
    const message = new RegExp(`^createTensorOps: got ${kind} without condensationLoss(Tiger)?Grad, expected what`);
    throwsAndLeavesNothing(InputError, message, () => createTensorOps(wrong as never));
  }
});

test.run();
