/** Draws an event and its latent space before and after training side by side: the picture at the top of the README. */
import type { TrackHits } from "../../../src/events.ts";
import { detectorViews } from "./detectorView.ts";
import { type FigurePanel, latentPanels } from "./latentSpace.ts";
import { drawSheet, grey, ink, palette } from "./sheet.ts";

/** `clusterId` [N] is what was found after training; `latent` are the two states of the latent space. */
export function overviewFigure(
  hits: TrackHits,
  clusterId: Int32Array,
  latent: readonly FigurePanel[],
  radius: number,
): string {
  const { across, tracks, count } = detectorViews(hits, clusterId);
  return drawSheet({
    title: `An event that the network has not seen: ${hits.x.length} hits, ${tracks} tracks found`,
    note: `${count("wrong")} hits are in another particle's track (crosses), ${count("missed")} are missed (squares).`,
    keys: [
      { words: "hit, by the track found; in latent space by the true particle", dot: { fill: palette[0] } },
      { words: "noise", dot: { fill: grey } },
      { words: `condensation point with its radius ${radius}`, dot: { stroke: ink, r: 6 } },
    ],
    panels: [
      { ...across, title: "the detector, across the beam" },
      ...latentPanels(latent, hits.objectId, radius).map((panel) => ({
        ...panel,
        title: `latent space ${panel.title}`,
      })),
    ],
  });
}
