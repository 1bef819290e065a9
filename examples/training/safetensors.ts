/**
 * Weights as a safetensors file (https://github.com/huggingface/safetensors): eight bytes with the length of a header,
 * the header in JSON, and the numbers of all matrices, which other frameworks read by name.
 */
import { tensor1d } from "@tensorflow/tfjs-core";
import { InputError } from "../../src/index.ts";
import type { Network } from "./network.ts";
import { sizeOf } from "./parameters.ts";

/** What the header says besides: which network the weights are of. */
interface Metadata {
  readonly proposals?: string;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** The file of a network's weights. */
export function encodeWeights({ variable, parts, proposals }: Network): Uint8Array {
  const header: Record<string, Entry | Metadata> = { __metadata__: { proposals } };
  for (const [name, { shape, offset }] of Object.entries(parts)) {
    const size = sizeOf(shape);
    header[name] = { dtype: "F32", shape, data_offsets: [4 * offset, 4 * (offset + size)] };
  }
  const json = JSON.stringify(header);
  // Spaces at the end of the header let the numbers begin at a multiple of 8.
  const text = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8));
  const file = new Uint8Array(8 + text.length + 4 * variable.size);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  for (const [i, value] of variable.dataSync().entries()) view.setFloat32(8 + text.length + 4 * i, value, true);
  return file;
}

/** Puts the weights of a file into a network. @throws {InputError} if it is not the file of such a network */
export function decodeWeights(file: Uint8Array, { variable, parts, proposals }: Network): void {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = file.length < 8 ? Number.POSITIVE_INFINITY : Number(view.getBigUint64(0, true));
  if (!(8 + length <= file.length)) throw new InputError("weights: got another file, expected one of safetensors.");
  const header = parseHeader(new TextDecoder().decode(file.subarray(8, 8 + length)));
  const of = (header.__metadata__ as Metadata | undefined)?.proposals ?? proposals;
  if (of !== proposals) {
    throw new InputError(
      `weights: got those of proposals ${of}, expected ${proposals}; load them with --proposals ${of}.`,
    );
  }
  const values = new Float32Array(variable.size);
  for (const [name, { shape, offset }] of Object.entries(parts)) {
    const size = sizeOf(shape);
    const entry = header[name] as Entry | undefined;
    const [begin, end] = entry?.data_offsets ?? [0, 0];
    const inside = begin >= 0 && 8 + length + end <= file.length && end - begin === 4 * size;
    if (entry?.dtype !== "F32" || entry.shape.join() !== shape.join() || !inside) {
      const got = entry === undefined ? "none" : `${entry.dtype} [${entry.shape}]`;
      throw new InputError(`weights: got ${got} as ${name}, expected F32 [${shape}].`);
    }
    for (let i = 0; i < size; i++) values[offset + i] = view.getFloat32(8 + length + begin + 4 * i, true);
  }
  const loaded = tensor1d(values);
  variable.assign(loaded);
  loaded.dispose();
}

function parseHeader(text: string): Record<string, Entry | Metadata> {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError("weights: got a header that is no JSON, expected a file of safetensors.", { cause });
  }
}
