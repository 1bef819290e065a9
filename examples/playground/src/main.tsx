/** Starts the page. */
import { render } from "preact";
import { heldOutEvent } from "./data/simulated.ts";
import { clusteringShown, notify, openSimulated, store, themeShown } from "./model.ts";
import { encodeSettings } from "./settings.ts";
import { nextTask } from "./store.ts";
import { App } from "./views/App.tsx";

/** Settings go into the address, so that it is always the link that restores them; not at every move of a slider. */
const addressMs = 400;

/** The page stands and is painted before the rest is fetched, which takes processors and the network. */
const offlineMs = 2000;

function followTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset.theme = themeShown(store.get());
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    apply();
    store.set({});
  });
  store.watch(apply);
  apply();
}

function followAddress(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = store.get().settings;
  store.watch(() => {
    if (store.get().settings === last) return;
    last = store.get().settings;
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(undefined, "", `#${encodeSettings(last)}`), addressMs);
  });
  // A link pasted into the open page.
  addEventListener("hashchange", () => location.reload());
}

async function keepForOffline(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("./serviceWorker.js");
  } catch {
    // Some hosts and private windows have none: the page works as long as there is a network.
  }
}

/** Each part is a task of its own, so that none holds the page up for long. */
async function open(): Promise<void> {
  await nextTask();
  const { seed, particles } = store.get().settings;
  const event = heldOutEvent(seed, particles);
  await nextTask();
  openSimulated({}, event);
  await nextTask();
  clusteringShown(store.get());
  await nextTask();
  const page = document.getElementById("page")!;
  page.replaceChildren();
  render(<App />, page);
  setTimeout(() => void keepForOffline(), offlineMs);
}

followTheme();
followAddress();
addEventListener("unhandledrejection", ({ reason }) => notify("error", String(reason?.message ?? reason)));
void open();
