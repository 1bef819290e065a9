/** A heat map of the efficiency over both thresholds; a click chooses them. */
import { useEffect, useState } from "preact/hooks";
import { calculate } from "../calculation/client.ts";
import type { ScanResult } from "../calculation/protocol.ts";
import type { Hits } from "../data/hits.ts";
import { channels, colours } from "../draw/palette.ts";
import { change, hitsShown, notify, store, themeShown } from "../model.ts";
import { guides, type Settings } from "../settings.ts";
import { useStore } from "../store.ts";
import { Choice } from "./Choice.tsx";

const betaThresholds = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02];
const radii = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.5, 2];
/** Between two scans of an event that a training moves. */
const restMs = 700;

/** Scans whatever the views show, one scan at a time, the latest first. */
function useScan(): { result?: ScanResult; of?: Hits } {
  const [state, setState] = useState<{ result?: ScanResult; of?: Hits }>({});
  useEffect(() => {
    let running = false;
    let last: Hits | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const scan = async (): Promise<void> => {
      const hits = hitsShown(store.get());
      if (running || ended || hits === last || !hits.object) return;
      [running, last] = [true, hits];
      const [beta, x, object] = [hits.beta.slice(), hits.x.slice(), hits.object.slice()];
      try {
        const request = { beta, x, object, betaThreshold: betaThresholds, radius: radii };
        const result = await calculate("scan", request, [beta.buffer, x.buffer, object.buffer]);
        if (!ended) setState({ result, of: hits });
      } catch (error) {
        notify("error", (error as Error).message);
      }
      running = false;
      timer = setTimeout(scan, restMs);
    };
    void scan();
    const unwatch = store.watch(() => {
      if (hitsShown(store.get()) !== last) void (running || timer === undefined ? undefined : scan());
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      unwatch();
    };
  }, []);
  return state;
}

/** From nothing to the accent: one hue, so that lightness alone tells the value. */
function cellColour(value: number, theme: "light" | "dark"): { background: string; text: string } {
  const [low, high] = theme === "light" ? ["#f1f5f9", "#08467c"] : ["#1b232b", "#7cc4f8"];
  const [from, to] = [channels(low), channels(high)];
  const mix = from.map((channel, i) => Math.round(channel + value ** 1.5 * (to[i] - channel)));
  // The text is black or white, whichever has more contrast: white has on a luminance below 0.179.
  const linear = mix.map((channel) => (channel / 255) ** 2.2);
  const luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  return { background: `rgb(${mix.join(" ")})`, text: luminance > 0.179 ? "#000000" : "#ffffff" };
}

export function ScanPanel() {
  const { guide, betaThreshold, radius } = useStore(store, ({ settings }) => settings);
  const theme = useStore(store, themeShown);
  const truth = useStore(store, (state) => hitsShown(state).object !== undefined);
  const current = useStore(store, hitsShown);
  const { result, of } = useScan();
  if (!truth)
    return <p class="note">A scan compares with the truth, which this file has not: map a column as objectId.</p>;
  const values = result?.[guide];
  const best = values ? values.reduce((most, value) => Math.max(most, Number.isNaN(value) ? 0 : value), 0) : 0;
  const nearest = (all: readonly number[], value: number): number =>
    all.reduce((found, one) => (Math.abs(one - value) < Math.abs(found - value) ? one : found));
  const here = [nearest(betaThresholds, betaThreshold), nearest(radii, radius)];
  const choose = (b: number, r: number): void => change({ betaThreshold: b, radius: r });
  const move = (event: KeyboardEvent): void => {
    const [dr, db] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key] ?? [
      0, 0,
    ];
    if (dr === 0 && db === 0) return;
    event.preventDefault();
    const b = betaThresholds[betaThresholds.indexOf(here[0]) + db] ?? here[0];
    const r = radii[radii.indexOf(here[1]) + dr] ?? here[1];
    choose(b, r);
    document.getElementById(`cell-${b}-${r}`)?.focus();
  };
  return (
    <>
      <Choice
        label="What the heat map shows"
        options={guides}
        value={guide}
        onChange={(value) => change({ guide: value as Settings["guide"] })}
      />
      <p class="note">
        Percent of {guide === "lhc" ? "clusters that match by LHC's definition" : "objects found"} in this event, at{" "}
        {betaThresholds.length * radii.length} pairs of thresholds. Click one to use it; the best have an outline.
      </p>
      <table
        class="heat"
        aria-label="Efficiency by betaThreshold and radius"
        aria-busy={of !== current}
        onKeyDown={move}
      >
        <tbody>
          {betaThresholds.map((b, row) => (
            <tr key={b}>
              <th scope="row">{b}</th>
              {radii.map((r, column) => {
                const value = values?.[row * radii.length + column] ?? Number.NaN;
                const known = !Number.isNaN(value);
                const { background, text } = known
                  ? cellColour(value, theme)
                  : { background: colours[theme].background, text: colours[theme].text };
                const chosen = b === here[0] && r === here[1];
                return (
                  <td key={r}>
                    <button
                      type="button"
                      id={`cell-${b}-${r}`}
                      class={known && value === best && best > 0 ? "best" : ""}
                      tabIndex={chosen ? 0 : -1}
                      aria-pressed={chosen}
                      aria-label={`betaThreshold ${b}, radius ${r}: ${known ? `${(100 * value).toFixed(0)} percent` : "no value"}`}
                      style={{ background, color: text }}
                      onClick={() => choose(b, r)}
                    >
                      {known ? (100 * value).toFixed(0) : ""}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            {radii.map((r) => (
              <th key={r} scope="col">
                {r}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
      <p class="note axes">
        <span>↑ betaThreshold</span>
        <span>radius →</span>
      </p>
    </>
  );
}
