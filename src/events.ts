/** Events of any runtime: the type, the simulation, the TrackML parser. Reading files is in trackmlFiles.ts. */

export { parseTrackml, type TrackmlTexts } from "./formats/parseTrackml.ts";
export type { SimulationOptions } from "./simulation/options.ts";
export { simulateEvent } from "./simulation/simulate.ts";
export { particleRows, type TrackEvent, type TrackHits, type TrackParticles } from "./simulation/trackEvent.ts";
