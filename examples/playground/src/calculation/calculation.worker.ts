/** The calculating worker: scans, losses of every convention, files, ONNX models. */
import { readFiles } from "../formats/read.ts";
import { lossOf } from "./loss.ts";
import type { Answer, Calls, Request } from "./protocol.ts";
import { scanThresholds } from "./scan.ts";

type Handlers = { [Name in keyof Calls]: (request: Calls[Name]["request"]) => Promise<Calls[Name]["result"]> };

const handlers: Handlers = {
  scan: async (request) => scanThresholds(request),
  loss: async (request) => lossOf(request),
  read: ({ files }) => readFiles(files),
  onnx: async (request) => (await import("../formats/onnx.ts")).runOnnx(request),
};

/** The memory of the arrays in a result, to be handed over. */
function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) buffersIn(part, found);
  return found;
}

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  const { number, name, request } = data;
  try {
    const handler = handlers[name] as (request: unknown) => Promise<Calls[keyof Calls]["result"]>;
    const answer: Answer = { number, result: await handler(request) };
    scope.postMessage(answer, [...buffersIn(answer.result)]);
  } catch (error) {
    const answer: Answer = { number, problem: error instanceof Error ? error.message : String(error) };
    scope.postMessage(answer);
  }
});
