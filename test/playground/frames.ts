// How a page keeps up: frames, long tasks and layout shifts, read in the page itself.

import type { Driver } from "./driver.ts";

/** Begins to collect long tasks and layout shifts, where the browser reports them. */
export const observe = `(() => {
  window.longTasks = [];
  window.shifts = [];
  const watch = (type, take) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  watch("longtask", (entry) => window.longTasks.push(entry.duration));
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.shifts.push(entry.value); });
})()`;

export interface Frames {
  /** Of the frames in which the latent view was painted. */
  readonly perSecond: number;
  readonly medianMs: number;
  readonly count: number;
}

/** Frames over so many seconds, while something moves. */
export function measureFrames(driver: Driver, seconds: number): Promise<Frames> {
  return driver.evaluate(`new Promise((resolve) => {
    const canvas = document.querySelector('[data-view="latent"] canvas');
    const times = [];
    const start = performance.now();
    let painted = canvas.dataset.paintings;
    let last = start;
    const frame = () => {
      const now = performance.now();
      if (canvas.dataset.paintings !== painted) {
        times.push(now - last);
        last = now;
        painted = canvas.dataset.paintings;
      }
      if (now - start < ${1000 * seconds}) return requestAnimationFrame(frame);
      const medianMs = times.sort((a, b) => a - b)[times.length >> 1] ?? Infinity;
      resolve({ count: times.length, medianMs, perSecond: 1000 / medianMs });
    };
    requestAnimationFrame(frame);
  })`);
}

/** Moves the slider of the radius at every frame, as a finger would, until stopSliding. */
const slide = `(() => {
  const slider = [...document.querySelectorAll("input[type=range]")][1];
  let step = 0;
  const move = () => {
    slider.value = 0.5 + 0.2 * Math.sin(step++ / 10);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    window.sliding = requestAnimationFrame(move);
  };
  move();
})()`;
const stopSliding = "cancelAnimationFrame(window.sliding)";

/** Has `check` look at the latent space in three dimensions, and then in two while the radius moves. */
export async function inBothSpaces(driver: Driver, check: (kind: string) => Promise<void>): Promise<void> {
  await driver.click(".tools .quiet");
  await check("3D");
  await driver.click(".tools fieldset button");
  await driver.evaluate(slide);
  await check("2D, radius moving");
  await driver.evaluate(stopSliding);
}
