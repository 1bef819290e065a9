/** A payload and its gradients against the oracle's. */
import * as assert from "uvu/assert";
import type { Payload, PayloadGradients } from "../../src/index.ts";
import type { payloadReference } from "../reference/payload.ts";
import type { Sum } from "../reference/sums.ts";
import type { Comparison } from "./compare.ts";

export function comparePayload(
  compare: Comparison,
  got: Payload & PayloadGradients,
  oracle: ReturnType<typeof payloadReference>,
): void {
  const array = (name: string, values: ArrayLike<number>, expected: readonly Sum[]): void =>
    compare.array(
      name,
      values,
      expected.map(({ value }) => value),
      expected,
    );
  compare.number("payload", got.payload, oracle.payload.value, oracle.payload.scale);
  array("properties", got.properties, oracle.properties);
  assert.is(got.events.length, oracle.events.length, "events");
  for (const [e, event] of got.events.entries()) array(`events[${e}]`, event.properties, oracle.events[e]);
  array("dBeta", got.dBeta, oracle.dBeta);
  array("dHitLoss", got.dHitLoss, oracle.dHitLoss);
}
