/** Curves over the steps of a training. */
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { colours, type Theme } from "../draw/palette.ts";

export interface Series {
  readonly name: string;
  /** Number of its colour; also of its dashes, for those who do not tell colours apart. */
  readonly colour: number;
  readonly values: readonly number[];
}

interface CurveProps {
  readonly title: string;
  readonly steps: readonly number[];
  readonly series: readonly Series[];
  readonly logarithmic?: boolean;
  readonly range?: readonly [number, number];
  readonly theme: Theme;
}

const dashes = [undefined, [6, 3], [2, 2], [8, 3, 2, 3]];
const height = 128;

export function Curve({ title, steps, series, logarithmic, range, theme }: CurveProps) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const names = series.map(({ name }) => name).join();

  useEffect(() => {
    const { text, grid, objects } = colours[theme];
    const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1, size: 4 } };
    const font = "11px system-ui, sans-serif";
    const made = new uPlot(
      {
        width: holder.current!.clientWidth,
        height,
        legend: { show: false },
        cursor: { y: false, points: { size: 6 } },
        padding: [8, 8, 0, 0],
        scales: {
          x: { time: false },
          y: logarithmic ? { distr: 3 } : range ? { range: [range[0], range[1]] } : {},
        },
        axes: [
          { ...axis, font, size: 24 },
          { ...axis, font, size: 44, values: logarithmic ? (_, ticks) => ticks.map(power) : undefined },
        ],
        series: [
          {},
          ...series.map(({ name, colour }, i) => ({
            label: name,
            stroke: objects[colour],
            width: 1.5,
            dash: dashes[i % dashes.length],
            points: { show: false },
          })),
        ],
      },
      [[], ...series.map(() => [])],
      holder.current!,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: holder.current!.clientWidth, height }));
    observer.observe(holder.current!);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [theme, names, logarithmic]);

  useEffect(() => {
    // A logarithm of 0 has no place.
    const shown = series.map(({ values }) => (logarithmic ? values.map((v) => (v > 0 ? v : null)) : [...values]));
    plot.current?.setData([[...steps], ...shown] as uPlot.AlignedData);
  }, [theme, steps, series]);

  const last = (values: readonly number[]): string => (values.length > 0 ? format(values[values.length - 1]) : "–");
  return (
    <figure class="curve">
      <figcaption>
        <h3>{title}</h3>
        <ul>
          {series.map(({ name, colour, values }, i) => (
            <li key={name}>
              <svg viewBox="0 0 20 8" width="20" height="8" aria-hidden="true">
                <line
                  x1="0"
                  y1="4"
                  x2="20"
                  y2="4"
                  stroke={colours[theme].objects[colour]}
                  stroke-width="2"
                  stroke-dasharray={dashes[i]?.join(" ")}
                />
              </svg>
              {name} <b>{last(values)}</b>
            </li>
          ))}
        </ul>
      </figcaption>
      <div ref={holder} class="uplot-holder" aria-hidden="true" />
    </figure>
  );
}

function power(value: number): string {
  if (value === null) return "";
  return value >= 1000 || value < 0.001 ? value.toExponential(0).replace("+", "") : String(value);
}

function format(value: number): string {
  if (value === 0) return "0";
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
