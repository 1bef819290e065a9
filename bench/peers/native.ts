/** The C twin of the pair kernel, compiled by gcc, as a child process. */
import { readFileSync } from "node:fs";
import { blockCount, type PackedEvent, type PairPass, sumLengths } from "../pairKernel.ts";
import { Child } from "./child.ts";
import { compile } from "./compile.ts";
import { absent } from "./peer.ts";

const NAMES = { gcc128: "gcc, 128-bit", gcc512: "gcc, AVX-512" } as const;

export async function nativePass(target: keyof typeof NAMES, event: PackedEvent): Promise<PairPass | undefined> {
  const name = NAMES[target];
  const compiled = compile(target);
  if ("reason" in compiled) return absent(name, compiled.reason);
  const child = new Child(compiled.output, { event: bytesOf(event) }, (path) => [path("event"), path("sums")]);
  try {
    await child.ask("run");
  } catch (error) {
    // the processor lacks an instruction that the twin uses, which ended the process
    child.close();
    return absent(name, (error as Error).message);
  }
  return {
    name,
    run: async () => Number(await child.ask("run")),
    async sums() {
      const nRep = Number(await child.ask("sums"));
      const { buffer } = new Float64Array(new Uint8Array(readFileSync(child.path("sums"))).buffer);
      const [dBlocks, dRecords] = sumLengths(event);
      return {
        nRep,
        dBlocks: new Float64Array(buffer, 0, dBlocks),
        dRecords: new Float64Array(buffer, dBlocks * 8, dRecords),
      };
    },
    close: () => child.close(),
  };
}

/** What native/main.c reads. */
function bytesOf(event: PackedEvent): Uint8Array {
  const { objects, rows, epsilon, blocks, records } = event;
  const parts = [Int32Array.of(blockCount(event), objects, rows), Float32Array.of(epsilon), blocks, records];
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer)));
}
