/**
 * The layout that all figures share: an SVG document with a title, a note, a legend, and plots side by side. Colours can
 * be told apart without seeing red or green, and whatever a colour says, a shape or a dash says too.
 */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

export interface Panel {
  readonly title: string;
  readonly plot: Plot.PlotOptions;
}

/** An entry of the legend: its words, and either a dot or a line. */
export interface Key {
  readonly words: string;
  readonly dot?: Plot.DotOptions;
  readonly line?: Plot.RuleXOptions;
}

export interface Sheet {
  readonly title: string;
  /** A line below the title. */
  readonly note: string;
  readonly keys: readonly Key[];
  readonly panels: readonly Panel[];
}

/** Of Okabe and Ito, without yellow, which is too pale for white paper, and black, which marks what is wrong. */
export const palette: readonly string[] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"];
export const ink = "#222";
export const grey = "#b4b4b4";

/** The plots are square, so that equal domains mean equal scales. Lengths in pixels. */
export const side = 372;
const margins = { marginLeft: 66, marginRight: 22, marginTop: 24, marginBottom: 52 };
const panelWidth = margins.marginLeft + side + margins.marginRight;
const panelHeight = margins.marginTop + side + margins.marginBottom;
const panelTop = 82;

/** Options of an axis with its label in the middle. */
export function axis(label: string, more: Plot.ScaleOptions = {}): Plot.ScaleOptions {
  return { label, labelAnchor: "center", labelArrow: "none", ...more };
}

export function drawSheet({ title, note, keys, panels }: Sheet): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const width = panels.length * panelWidth;
  const height = panelTop + panelHeight;
  const drawn = panels.map((panel, i) => {
    const plot = render({ ...margins, width: panelWidth, height: panelHeight, ...panel.plot }, document);
    return (
      text(i * panelWidth + margins.marginLeft, panelTop + 12, 13, panel.title) + placed(plot, i * panelWidth, panelTop)
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="system-ui, sans-serif" role="img"><title>${title}</title>`,
    `<rect width="100%" height="100%" fill="white"/>`,
    text(margins.marginLeft, 26, 17, title),
    text(margins.marginLeft, 46, 12, note),
    placed(render(legend(keys, width), document), 0, 52),
    ...drawn,
    "</svg>\n",
  ]
    .join("")
    .replaceAll(/<[^>]+>/g, (tag) => tag.replaceAll(/\d+\.\d{3,}/g, hundredths));
}

/** A hundredth of a pixel cannot be seen, and files are half as large. */
function hundredths(number: string): string {
  return String(Math.round(100 * Number(number)) / 100);
}

function render(options: Plot.PlotOptions, document: Document): string {
  const style = { color: ink, fontSize: "12px", fontFamily: "system-ui, sans-serif" };
  const svg = Plot.plot({ document, style, ...options });
  // Plot's style is meant for pages; in a nested SVG its "height: auto" would override the height given here.
  svg.querySelector("style")?.remove();
  return svg.outerHTML;
}

/** One row of keys; the width of their words is an estimate. */
function legend(keys: readonly Key[], width: number): Plot.PlotOptions {
  let left = margins.marginLeft;
  const marks = keys.flatMap(({ words, dot, line }) => {
    const at = [{ x: left + 10, left, right: left + 20 }];
    left += 44 + 6.4 * words.length;
    return [
      ...(dot ? [Plot.dot(at, { x: "x", y: 0, r: 4, ...dot })] : []),
      ...(line ? [Plot.ruleY(at, { x1: "left", x2: "right", y: 0, strokeWidth: 2, ...line })] : []),
      Plot.text(at, { x: "right", dx: 6, y: 0, text: () => words, textAnchor: "start" }),
    ];
  });
  const [x, y]: Plot.ScaleOptions[] = [
    { axis: null, domain: [0, width] },
    { axis: null, domain: [-1, 1] },
  ];
  return { width, height: 24, margin: 0, x, y, marks };
}

function placed(svg: string, x: number, y: number): string {
  return svg.replace("<svg ", `<svg x="${x}" y="${y}" `);
}

function text(x: number, y: number, pixels: number, words: string): string {
  return `<text x="${x}" y="${y}" font-size="${pixels}" fill="${ink}">${words}</text>`;
}
