/** The three views as one figure: SVG, which stays sharp and can be edited, or PNG. */
import { createScreen, lookAt, type Screen } from "../draw/camera.ts";
import { outlines } from "../draw/outlines.ts";
import { createPainter } from "../draw/painter.ts";
import { colourOf, colours, shapeOf, styleCount, type Theme } from "../draw/palette.ts";
import type { Plot } from "../draw/plot.ts";
import { plots } from "../draw/plots.ts";
import { createRaster } from "../draw/raster.ts";
import { pointRadius, type Scene } from "../draw/scene.ts";

interface Part {
  readonly title: string;
  readonly plot: Plot;
  readonly scene: Scene;
  /** Place and size in the figure, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gap = 16;
const heading = 24;
const pixelRatio = 2;

/** Latent space to the left, the detector's views below each other to its right, each as large as on the page. */
function layOut(): { parts: Part[]; width: number; height: number } {
  const sized = (name: string, title: string, x: number, y: number): Part | undefined => {
    const entry = plots.get(name);
    const scene = entry?.plot.scene();
    if (!entry || !scene) return undefined;
    const { clientWidth: width, clientHeight: height } = entry.canvas;
    // A view that the page does not show.
    if (width === 0) return undefined;
    return { title, plot: entry.plot, scene, x, y, width, height };
  };
  const latent = sized("latent", "Latent space", gap, heading + gap);
  const right = gap + (latent ? latent.width + gap : 0);
  const xy = sized("xy", "Detector, x–y", right, heading + gap);
  const rz = sized("rz", "Detector, r–z", right, heading + gap + (xy ? xy.height + heading + gap : 0));
  const parts = [latent, xy, rz].filter((part) => part !== undefined);
  return {
    parts,
    width: gap + Math.max(...parts.map(({ x, width }) => x + width)),
    height: gap + Math.max(...parts.map(({ y, height }) => y + height)),
  };
}

/** Where the part's points are, in CSS pixels. */
function screenOf({ plot, scene, width, height }: Part): Screen {
  const camera = plot.camera();
  const screen = createScreen(scene.points.length / 3);
  lookAt(
    scene.points,
    scene.dimensions,
    { ...camera, scale: camera.scale / devicePixelRatio },
    { width, height },
    screen,
  );
  return screen;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

export function figureSvg(title: string, theme: Theme): string {
  const { parts, width, height } = layOut();
  const { background, text, faint } = colours[theme];
  const defs = Object.entries(outlines).map(([shape, d]) => `<path id="${shape}" d="${d}"/>`);
  const body = parts.map((part, i) => {
    const { scene, x, y } = part;
    const screen = screenOf(part);
    const radius = pointRadius(screen.x.length, 1);
    const inside = (j: number): boolean =>
      screen.x[j] >= 0 && screen.y[j] >= 0 && screen.x[j] <= part.width && screen.y[j] <= part.height;
    const uses = (members: readonly number[], shape: string, fill: string, size: number): string =>
      members.length === 0
        ? ""
        : `<g fill="${fill}">${members
            .map(
              (j) =>
                `<use href="#${shape}" transform="translate(${screen.x[j].toFixed(1)} ${screen.y[j].toFixed(1)}) scale(${size.toFixed(2)})"/>`,
            )
            .join("")}</g>`;
    const byStyle = Array.from({ length: styleCount }, (): number[] => []);
    const faintHits: number[] = [];
    for (let j = 0; j < screen.x.length; j++) {
      if (inside(j)) (scene.selected && scene.selected[j] === 0 ? faintHits : byStyle[scene.styles[j]]).push(j);
    }
    const scale = part.plot.camera().scale / devicePixelRatio;
    const rings = Array.from(scene.rings?.hits ?? [])
      .filter((j) => inside(j) && !(scene.selected && scene.selected[j] === 0))
      .map(
        (j) =>
          `<circle cx="${screen.x[j].toFixed(1)}" cy="${screen.y[j].toFixed(1)}" r="${(scene.rings!.radius * scale).toFixed(1)}" stroke="${colourOf(scene.styles[j], theme)}"/>`,
      );
    return [
      `<text x="${x}" y="${y - 8}" font-weight="600">${part.title}</text>`,
      `<clipPath id="clip${i}"><rect width="${part.width}" height="${part.height}"/></clipPath>`,
      `<g transform="translate(${x} ${y})" clip-path="url(#clip${i})">`,
      uses(faintHits, "disc", faint, 0.7 * radius),
      ...byStyle.map((members, style) =>
        uses(members, shapeOf(style), colourOf(style, theme), radius * (style === 0 ? 0.62 : 1)),
      ),
      `<g fill="none">${rings.join("")}</g>`,
      "</g>",
    ].join("\n");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13" fill="${text}">`,
    `<title>${escapeXml(title)}</title>`,
    `<defs>${defs.join("")}</defs>`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...body,
    "</svg>\n",
  ].join("\n");
}

export async function figurePng(theme: Theme): Promise<Blob> {
  const { parts, width, height } = layOut();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [pixelRatio * width, pixelRatio * height];
  const context = canvas.getContext("2d")!;
  const { background, text } = colours[theme];
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = text;
  context.font = `600 ${13 * pixelRatio}px system-ui, sans-serif`;
  for (const part of parts) {
    const raster = createRaster(pixelRatio * part.width, pixelRatio * part.height);
    const own = part.plot.camera();
    const camera = { ...own, scale: (own.scale * pixelRatio) / devicePixelRatio };
    const count = part.scene.points.length / 3;
    createPainter(count).paint(raster, part.scene, camera, pointRadius(count, pixelRatio));
    context.putImageData(raster.image, pixelRatio * part.x, pixelRatio * part.y);
    context.fillText(part.title, pixelRatio * part.x, pixelRatio * (part.y - 8));
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The browser could not encode the figure."))),
      "image/png",
    );
  });
}
