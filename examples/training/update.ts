/** One update of the weights, by the loss of an event's hits. */
import { dispose, type Scalar, type Tensor, tensor1d, valueAndGrads } from "@tensorflow/tfjs-core";
import { condensationLossTiger, type TigerTensorOptions } from "../../src/adapters/tfjs.ts";
import type { TigerLoss } from "../../src/index.ts";
import type { Network } from "./network.ts";
import { clipGradient, type ScheduledAdam } from "./optimiser.ts";
import { joinGradients, weightTensors } from "./parameters.ts";
import type { NetworkTensors } from "./proposals.ts";

/**
 * Changes the weights of `network` in place and returns the terms before that. `graph` are the tensors of the event,
 * `rate` the learning rate. `timed` runs the loss, and may measure it.
 */
export function updateWeights(
  { apply, parts, proposals, variable }: Network,
  adam: ScheduledAdam,
  graph: NetworkTensors,
  loss: TigerTensorOptions,
  rate: number,
  timed: (work: () => Scalar) => Scalar = (work) => work(),
): TigerLoss {
  const names = Object.keys(parts);
  let terms: TigerLoss | undefined;
  const onTerms = (received: TigerLoss): void => {
    terms = received;
  };
  const total = (...tensors: Tensor[]): Scalar => {
    const { beta, x } = apply(graph, Object.fromEntries(names.map((name, i) => [name, tensors[i]])));
    return timed(() => condensationLossTiger(beta, x, { ...loss, onTerms }));
  };
  const weights = Object.values(weightTensors(variable, parts));
  const { value, grads } = valueAndGrads(total)(weights);
  const joined = joinGradients(grads, parts);
  clipGradient(joined, proposals);
  const gradient = tensor1d(joined);
  adam.setLearningRate(rate);
  adam.applyGradients([{ name: variable.name, tensor: gradient }]);
  dispose([value, grads, weights, gradient]);
  return terms!;
}
