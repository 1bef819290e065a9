/** The package with a fault in it: a component of dX is wrong in its seventh digit, where there are four hits or more. */
import type { Gradients } from "../../src/index.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { type Subject, subject } from "./subject.ts";

export function faulty(): Subject {
  const wrong = (...args: Parameters<typeof computeLoss>): ReturnType<typeof computeLoss> => {
    const loss = computeLoss(...args) as ReturnType<typeof computeLoss> & Partial<Gradients>;
    if (loss.dX && args[2].beta.length >= 4 && loss.dX instanceof Float64Array) loss.dX[0] *= 1 + 1e-7;
    return loss;
  };
  return { ...subject(), computeLoss: wrong as typeof computeLoss };
}
