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

/** Curves over the same steps. */
export interface Figure {
  readonly title: string;
  readonly steps: readonly number[];
  readonly series: readonly Series[];
  readonly logarithmic?: boolean;
  readonly range?: readonly [number, number];
}

const dashes = [undefined, [6, 3], [2, 2], [8, 3, 2, 3]];
const height = 128;

export function Curve({ title, steps, series, logarithmic, range, theme }: Figure & { readonly theme: Theme }) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const names = series.map(({ name }) => name).join();

  useEffect(() => {
    const { text, grid, objects } = colours[theme];
    const powers = logarithmic ? { filter: decades } : {};
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
          {
            ...axis,
            ...{ font, size: 44, ...powers },
            grid: { ...axis.grid, ...powers },
            ticks: { ...axis.ticks, ...powers },
            ...(logarithmic && { values: (_: uPlot, ticks: (number | null)[]) => ticks.map(power) }),
          },
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
    const element = holder.current!;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
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
      <div ref={holder} class={`uplot-holder${steps.length === 0 ? " empty" : ""}`} aria-hidden="true">
        {steps.length === 0 && <p class="note">Drawn while it trains</p>}
      </div>
    </figure>
  );
}

/** Of the ticks of a logarithmic axis the powers of ten, every second or third of them where there are many. */
function decades(_: uPlot, ticks: number[]): (number | null)[] {
  const exponents = ticks.map((tick) => Math.log10(tick));
  const every = Math.max(1, Math.ceil((Math.max(...exponents) - Math.min(...exponents)) / 5));
  const isPower = (e: number): boolean => Math.abs(e - Math.round(e)) < 1e-6 && Math.round(e) % every === 0;
  return ticks.map((tick, i) => (isPower(exponents[i]) ? tick : null));
}

function power(value: number | null): string {
  if (value === null) return "";
  return value >= 1000 || value < 0.001 ? value.toExponential(0).replace("+", "") : String(value);
}

function format(value: number): string {
  if (value === 0) return "0";
  if (Math.abs(value) < 1e-3) return value.toExponential(1);
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
