/**
 * Tracking events on any runtime: their type, the simulation and the TrackML parser.
 *
 * @module object-condensation/events
 */

export { parseTrackml, type TrackmlTexts } from "./formats/parseTrackml.ts";
export { trackmlMeanField } from "./simulation/meanField.ts";
export type { DetectorName, SimulationOptions } from "./simulation/options.ts";
export { simulateEvent } from "./simulation/simulate.ts";
export { particleRows, type TrackEvent, type TrackHits, type TrackParticles } from "./simulation/trackEvent.ts";
export { type DetectorSurface, trackmlSurfaces } from "./simulation/trackmlDetector.ts";
