// Reports which files changed. Uses one fs.watch for each folder, because the recursive watch of Node 20 loses a file
// that an editor saves by renaming another over it.
import { existsSync, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

/** Milliseconds without another change before changes are reported. */
const CALM = 40;

export class Watcher {
  #tops;
  /** Map of folder → its fs.watch */
  #watches = new Map();
  /** Map of file → a string that differs between versions */
  #versions = new Map();
  #timer;
  #listener = () => {};

  constructor(tops) {
    this.#tops = tops;
    this.changes();
  }

  /** Calls back with the files that changed, were added or removed, once nothing has changed for CALM ms. */
  onChange(listener) {
    this.#listener = listener;
  }

  /** The files that changed since the last call. */
  changes() {
    const before = this.#versions;
    this.#versions = new Map();
    for (const top of this.#tops) if (existsSync(top)) this.#look(top);
    const files = new Set([...before.keys(), ...this.#versions.keys()]);
    return [...files].filter((file) => before.get(file) !== this.#versions.get(file));
  }

  close() {
    clearTimeout(this.#timer);
    for (const folder of this.#watches.keys()) this.#leave(folder);
  }

  #look(folder) {
    if (!this.#watches.has(folder)) {
      const watching = watch(folder, () => this.#stir());
      watching.on("error", () => this.#leave(folder));
      this.#watches.set(folder, watching);
    }
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, item.name);
      // temporary files of editors
      if (item.name.startsWith(".") || item.name.endsWith("~") || item.name === "node_modules") continue;
      if (item.isDirectory()) this.#look(path);
      else this.#remember(path);
    }
  }

  #remember(path) {
    const { mtimeMs, size, ino } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (ino !== undefined) this.#versions.set(path, `${mtimeMs} ${size} ${ino}`);
  }

  #leave(folder) {
    this.#watches.get(folder)?.close();
    this.#watches.delete(folder);
  }

  #stir() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const folder of this.#watches.keys()) if (!existsSync(folder)) this.#leave(folder);
      const files = this.changes();
      if (files.length > 0) this.#listener(files);
    }, CALM);
  }
}
