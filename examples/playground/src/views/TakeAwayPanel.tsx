/** Figures, results, a link and the lines of code that compute the same. */
import { useState } from "preact/hooks";
import { figurePng, figureSvg } from "../export/figure.ts";
import { codeLines, phoenixJson, resultsCsv, resultsJson } from "../export/results.ts";
import { hitsShown, notify, store, themeShown } from "../model.ts";
import { encodeSettings } from "../settings.ts";
import { useStore } from "../store.ts";

function download(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const saves: Record<string, { text: string; hint: string; save: () => void | Promise<void> }> = {
  svg: {
    text: "Figure as SVG",
    hint: "the three views, to edit",
    save: () => {
      const state = store.get();
      download("figure.svg", figureSvg(hitsShown(state).name, themeShown(state)), "image/svg+xml");
    },
  },
  png: {
    text: "Figure as PNG",
    hint: "twice the size of the screen",
    save: async () => download("figure.png", await figurePng(themeShown(store.get())), "image/png"),
  },
  json: {
    text: "Results as JSON",
    hint: "hits, objects, scores",
    save: () => download("results.json", resultsJson(store.get()), "application/json"),
  },
  csv: {
    text: "Results as CSV",
    hint: "a row for each hit",
    save: () => download("results.csv", resultsCsv(store.get()), "text/csv"),
  },
  phoenix: {
    text: "Phoenix event data",
    hint: "found objects as tracks",
    save: () => {
      const text = phoenixJson(store.get());
      if (text) download("phoenix.json", text, "application/json");
    },
  },
};

function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      notify("error", "The browser did not let the page write to the clipboard: select the text and copy it.");
    }
  };
  return (
    <button type="button" onClick={() => void copy()}>
      {copied ? "Copied" : `Copy ${what}`}
    </button>
  );
}

export function TakeAwayPanel() {
  const settings = useStore(store, (state) => state.settings);
  const positions = useStore(store, (state) => hitsShown(state).positions !== undefined);
  const code = useStore(store, codeLines);
  const link = `${location.href.split("#")[0]}#${encodeSettings(settings)}`;
  return (
    <>
      <ul class="saves">
        {Object.entries(saves).map(([name, { text, hint, save }]) => (
          <li key={name}>
            <button type="button" disabled={name === "phoenix" && !positions} onClick={() => void save()}>
              {text}
            </button>
            <span class="note">{hint}</span>
          </li>
        ))}
      </ul>
      <h3 class="rule">A link that restores every setting</h3>
      <p class="note">Files do not travel with it: they stay in your browser.</p>
      <div class="copy">
        <input readOnly value={link} aria-label="Link" onFocus={({ currentTarget }) => currentTarget.select()} />
        <CopyButton text={link} what="link" />
      </div>
      <h3 class="rule">The same with the package</h3>
      <p class="note">Save the results as JSON beside it.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: code that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
      <CopyButton text={code} what="code" />
    </>
  );
}
