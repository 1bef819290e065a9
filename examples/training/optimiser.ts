/** Adam with a learning rate that rises over the first steps and falls along half a cosine to 0. */
import { AdamOptimizer } from "@tensorflow/tfjs-core";
import type { ProposalKind } from "./proposals.ts";

const peak = 0.02;
const warmUpSteps = 30;

/**
 * The largest norm of a gradient, by where the proposals come from. The first proposals of a perceptron lie far apart, so
 * its first gradients are a hundred times the usual ones, and Adam would take tiny steps for as long as it remembers.
 */
const largestNorm = { helix: Number.POSITIVE_INFINITY, learned: 1 };

/** Scales a gradient down, in place, to the largest norm. */
export function clipGradient(gradient: Float32Array, proposals: ProposalKind): void {
  const norm = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
  if (norm <= largestNorm[proposals]) return;
  for (let k = 0; k < gradient.length; k++) gradient[k] *= largestNorm[proposals] / norm;
}

/** Adam with a learning rate that can be set at every step. */
export class ScheduledAdam extends AdamOptimizer {
  setLearningRate(rate: number): void {
    this.learningRate = rate;
  }
}

/** A beta2 of 0.99 instead of 0.999 forgets the large gradients of the start within a hundred steps. */
export function createOptimiser(): ScheduledAdam {
  return new ScheduledAdam(peak, 0.9, 0.99);
}

/** The learning rate at step 0, 1, … of `steps`. */
export function learningRate(step: number, steps: number): number {
  const warmUp = Math.min(1, (step + 1) / warmUpSteps);
  return peak * warmUp * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
}
