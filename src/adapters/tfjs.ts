/**
 * The losses as differentiable operations of TensorFlow.js: from the tensors `beta` and `x` to the total as a
 * scalar tensor. Value and gradient come from this package's kernels; TensorFlow.js carries them on through the
 * network. Needs a backend whose tensors can be read synchronously (cpu, wasm, webgl, tfjs-node; not webgpu).
 *
 * @module object-condensation/tfjs
 */
import { type Scalar, Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { guarded } from "../checks/guarded.ts";
import { describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import { GRADIENTS } from "../gradientInputs.ts";
import {
  condensationLossGrad,
  condensationLossTigerGrad,
  type Functions,
  type GradientOption,
  type Gradients,
  type Loss,
  type LossInput,
  type TigerInput,
  type TigerLoss,
} from "../index.ts";
import { type Gradient, recordLoss, type Spare } from "./recordLoss.ts";
import { checkOnTerms, checkOptions, checkTensors } from "./tensorInputs.ts";

/** Options of the operations besides those of the losses. */
export interface TensorOptions<Terms> {
  /** Receives the terms of each call */
  onTerms?: (terms: Terms) => void;
  /** [N] as in the loss; a tensor ([N] or [N, 1]) gets its gradient, an array is a constant */
  distanceScale?: Float32Array | Tensor1D | Tensor2D;
}

/** What `condensationLossGrad` takes besides `beta` and `x`, and `onTerms`. */
export type PlainTensorOptions = Omit<LossInput<Float32Array>, "beta" | "x" | "distanceScale"> & TensorOptions<Loss>;

/** What `condensationLossTigerGrad` takes besides `beta` and `x`, and `onTerms`. */
export type TigerTensorOptions = Omit<TigerInput<Float32Array>, "beta" | "x" | "distanceScale"> &
  TensorOptions<TigerLoss>;

/** The operations; each is documented at the export of its name. */
export interface TensorOps {
  /** The plain loss */
  condensationLoss(beta: Tensor1D | Tensor2D, x: Tensor2D, options: PlainTensorOptions): Scalar;
  /** The fast loss */
  condensationLossTiger(beta: Tensor1D | Tensor2D, x: Tensor2D, options: TigerTensorOptions): Scalar;
}

type GradInput = TigerInput<Float32Array> & GradientOption<Float32Array>;
type LossGrad<Terms> = (input: GradInput) => Terms & Gradients<Float32Array>;

/**
 * The operations over kernels of your own.
 *
 * @param functions what `createKernels({ module })` returns
 * @throws {InputError} if `functions` is anything else
 */
export function createTensorOps(
  functions: Pick<Functions, "condensationLossGrad" | "condensationLossTigerGrad">,
): TensorOps {
  const read = <Name extends keyof typeof functions>(name: Name): (typeof functions)[Name] =>
    guarded("createTensorOps", () => {
      const found: unknown = functions?.[name];
      if (typeof found === "function") return found as (typeof functions)[Name];
      const got = `${describe(functions)} without ${name}`;
      throw new InputError(`createTensorOps: got ${got}, expected what createKernels({ module }) returns`);
    });
  const lossGrad = read("condensationLossGrad");
  const tigerGrad = read("condensationLossTigerGrad");
  return {
    condensationLoss: operation<Loss>("condensationLoss", lossGrad as LossGrad<Loss>),
    condensationLossTiger: operation<TigerLoss>("condensationLossTiger", tigerGrad as LossGrad<TigerLoss>),
  };
}

const ops: TensorOps = /* @__PURE__ */ createTensorOps({ condensationLossGrad, condensationLossTigerGrad });

/**
 * The plain loss of `condensationLossGrad` as an operation: the scalar `total`, differentiable once in `beta`, `x` and,
 * where it is a tensor, `distanceScale`. A call that throws leaves no tensor behind.
 *
 * @param beta float32 [N] or [N, 1], from 0 to 1
 * @param x float32 [N, D]
 * @param options those of `condensationLossGrad` except `out`, plus `onTerms`; no gradient flows to `weights`
 * @throws {InputError} for tensors of another shape or type, and for all that `condensationLossGrad` rejects
 * @throws {UnsupportedError} if a second derivative is requested, or the backend cannot be read synchronously
 * @throws {MemoryError} as `condensationLossGrad`
 */
export function condensationLoss(beta: Tensor1D | Tensor2D, x: Tensor2D, options: PlainTensorOptions): Scalar {
  return ops.condensationLoss(beta, x, options);
}

/**
 * The fast loss of `condensationLossTigerGrad` as an operation, otherwise as `condensationLoss`. In training pass
 * `seed: step`, so that each step draws its own sample above `maxNRep`.
 *
 * @param options those of `condensationLossTigerGrad` except `out`, plus `onTerms`; no gradient flows to `weights`
 * @throws as `condensationLoss`
 */
export function condensationLossTiger(beta: Tensor1D | Tensor2D, x: Tensor2D, options: TigerTensorOptions): Scalar {
  return ops.condensationLossTiger(beta, x, options);
}

function operation<Terms extends Loss>(name: string, lossGrad: LossGrad<Terms>) {
  type Options = Omit<TigerTensorOptions, "onTerms"> & TensorOptions<Terms>;
  const spare: Spare = {};
  return (beta: Tensor, x: Tensor, options: Options): Scalar => {
    const { onTerms, tensors, constants } = guarded(name, () => {
      checkOptions(name, options);
      const { onTerms, distanceScale: scale, ...rest } = options;
      checkOnTerms(name, onTerms);
      const isTensor = scale instanceof Tensor;
      const tensors = { beta, x, ...(isTensor && { distanceScale: scale }) };
      checkTensors(tensors);
      return {
        onTerms,
        tensors,
        constants: isTensor || scale === undefined ? rest : { ...rest, distanceScale: scale },
      };
    });
    return recordLoss(tensors, spare, (arrays, out) => {
      const result = lossGrad({ ...constants, ...arrays, out });
      onTerms?.(withoutGradients(result));
      return result;
    });
  };
}

function withoutGradients<Terms>(result: Terms & Gradients<Float32Array>): Terms {
  const isGradient = (name: string): name is Gradient => name in GRADIENTS;
  return Object.fromEntries(Object.entries(result).filter(([name]) => !isGradient(name))) as Terms;
}
