/** Events of any runtime: the type, the simulation, the TrackML parser. Reading files is in trackmlFiles.ts. */
export { particleRows, type TrackEvent, type TrackHits, type TrackParticles } from "./event.ts";
export { simulateEvent } from "./simulate.ts";
export type { SimulationOptions } from "./simulationOptions.ts";
export { parseTrackml, type TrackmlTexts } from "./trackml.ts";
