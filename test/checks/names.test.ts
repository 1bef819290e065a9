/** Names of options: those of a sibling, unknown ones, and what is undefined. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../support/anyPrecision.ts";
import { throwsInputError } from "../support/throwsInputError.ts";
import { hits, type Options } from "./calls/call.ts";
import { calls } from "./calls/index.ts";

test("options of a sibling are named", () => {
  const input = hits();
  const { condensationLoss, condensationLossGrad, condensationLossTiger } = api;
  const refuses = (loss: (input: never) => unknown, options: Options, message: RegExp): void =>
    throwsInputError(() => loss({ ...input, qMin: 0.1, ...options } as never), message);
  const cap = { maxNRep: 5 };
  refuses(condensationLoss, cap, /^condensationLoss: got the option maxNRep, which condensationLossTiger takes; call/);
  refuses(condensationLoss, { seed: 5 }, /^condensationLoss: got the option seed, which condensationLossTiger takes/);
  refuses(condensationLoss, { out: {} }, /^condensationLoss: got the option out, which condensationLossGrad takes/);
  refuses(condensationLossGrad, cap, /^condensationLossGrad: got the option maxNRep, which condensationLossTigerGrad/);
  refuses(
    condensationLossTiger,
    { out: {} },
    /^condensationLossTiger: got the option out, which condensationLossTiger/,
  );
});

test("what other packages call an option is understood", () => {
  const loss = (options: Options) => () => api.condensationLossTigerGrad({ ...hits(), qMin: 0.1, ...options } as never);
  const condense = (options: Options) => () => api.condense({ beta: hits().beta, x: hits().x, ...options } as never);
  throwsInputError(loss({ q_min: 1 }), /option q_min: did you mean qMin\?$/);
  throwsInputError(loss({ particle_id: [] }), /option particle_id: did you mean objectId\?$/);
  throwsInputError(
    loss({ radius: 1 }),
    /^condensationLossTigerGrad: got the option radius, which condense takes; call/,
  );
  throwsInputError(loss({ t_beta: 1 }), /got the option t_beta, which condense takes as betaThreshold; call that, or/);
  throwsInputError(condense({ tbeta: 0.1 }), /option tbeta: did you mean betaThreshold\?$/);
  throwsInputError(condense({ t_d: 0.1 }), /option t_d: did you mean radius\?$/);
});

test("an unknown option that is undefined counts as absent; an undefined convention does not", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    assert.equal(call.run({ ...call.make(), foo: undefined } as never), expected, call.name);
    throwsInputError(() => call.run({ ...call.make(), foo: 1 } as never), new RegExp(`^${call.name}: .* option foo`));
    if (!("convention" in call.make())) continue;
    const options = { ...call.make(), convention: undefined };
    throwsInputError(() => call.run(options as never), /^convention: got undefined, expected an object/);
  }
});

test.run();
