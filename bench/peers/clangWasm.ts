/** The C twin of the pair kernel, compiled by clang to WebAssembly, in this process. */
import { readFileSync } from "node:fs";
import { align } from "../../src/wasm/arena.ts";
import { blockCount, type PackedEvent, type PairPass, sumLengths } from "../pairKernel.ts";
import { compile } from "./compile.ts";
import { absent } from "./peer.ts";

const NAME = "clang, WebAssembly";
const PAGE = 65536;

interface Twin {
  readonly memory: WebAssembly.Memory;
  readonly __heap_base: WebAssembly.Global;
  pairs(event: number): number;
}

export function clangPass(event: PackedEvent): PairPass | undefined {
  const compiled = compile("clangWasm");
  if ("reason" in compiled) return absent(NAME, compiled.reason);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(compiled.output)));
  const twin = instance.exports as unknown as Twin;
  const { objects, rows, epsilon, blocks, records } = event;
  const { memory } = twin;
  let top = align(twin.__heap_base.value);
  const alloc = (bytes: number): number => {
    const pointer = top;
    top += align(bytes);
    const missing = top - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return pointer;
  };

  // struct Event of native/pairs.h
  const struct = alloc(36);
  const inputs = [blocks, records].map((array) => alloc(array.byteLength));
  const lengths = sumLengths(event);
  const outputs = lengths.map((length) => alloc(length * 8));
  const scratch = alloc((rows + 1) * 64);
  new Uint32Array(memory.buffer, struct, 9).set([
    blockCount(event),
    objects,
    rows,
    new Uint32Array(Float32Array.of(epsilon).buffer)[0],
    ...inputs,
    ...outputs,
    scratch,
  ]);
  [blocks, records].forEach((array, i) => void new Float32Array(memory.buffer, inputs[i], array.length).set(array));
  const [dBlocks, dRecords] = lengths.map((length, i) => new Float64Array(memory.buffer, outputs[i], length));
  let nRep = 0;
  return {
    name: NAME,
    run() {
      dBlocks.fill(0);
      dRecords.fill(0);
      const start = performance.now();
      nRep = twin.pairs(struct);
      return performance.now() - start;
    },
    sums: () => ({ nRep, dBlocks: dBlocks.slice(), dRecords: dRecords.slice() }),
  };
}
