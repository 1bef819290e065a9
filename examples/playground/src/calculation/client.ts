/** The page's side of the calculating worker: a function that promises the answer. */
import type { Answer, Calls, Request } from "./protocol.ts";

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

let worker: Worker | undefined;
let number = 0;
const waiting = new Map<number, Waiting>();

/** A worker that has died leaves its questions unanswered; the next question starts another. */
function die(reason: string): void {
  worker?.terminate();
  worker = undefined;
  const all = [...waiting.values()];
  waiting.clear();
  for (const { reject } of all) reject(new Error(`The calculation ended: ${reason}.`));
}

function start(): Worker {
  const made = new Worker(new URL("./calculation.worker.ts", import.meta.url), { type: "module", name: "calculation" });
  made.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.number);
    waiting.delete(data.number);
    if ("problem" in data) asked?.reject(new Error(data.problem));
    else asked?.resolve(data.result);
  });
  made.addEventListener("error", (error) => {
    error.preventDefault();
    die(error.message || "its worker could not be loaded");
  });
  return made;
}

/** Asks the worker; what is in `transfer` is handed over, not copied. Rejects with the sentence that the page shows. */
export function calculate<Name extends keyof Calls>(
  name: Name,
  request: Calls[Name]["request"],
  transfer: Transferable[] = [],
): Promise<Calls[Name]["result"]> {
  worker ??= start();
  const question: Request<Name> = { number: ++number, name, request };
  return new Promise((resolve, reject) => {
    waiting.set(question.number, { resolve: resolve as Waiting["resolve"], reject });
    worker!.postMessage(question, transfer);
  });
}
