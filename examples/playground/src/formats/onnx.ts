/** Runs a network in ONNX on the features of an event, in the page. */

import wasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import type { OnnxRequest } from "../calculation/protocol.ts";
import { type Column, type ColumnValues, FileError, type Table } from "./table.ts";

// Threads need a cross-origin isolated page.
env.wasm.numThreads = 1;
env.wasm.wasmPaths = { wasm: new URL(wasm, import.meta.url).href };

export async function runOnnx({ file, features, hits }: OnnxRequest): Promise<Table> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const failed =
    (doing: string) =>
    (error: Error): never => {
      throw new FileError(`${file.name}: ${doing}: got ${error.message.split("\n")[0]}`);
    };
  const session = await InferenceSession.create(bytes).catch(failed("loading it as an ONNX model"));
  try {
    const [input, ...more] = session.inputNames;
    if (!input || more.length > 0) {
      const names = session.inputNames.join(", ");
      throw new FileError(`${file.name}: got the inputs ${names}, expected one: features [hits, width] in float32.`);
    }
    const shape = [hits, features.length / hits];
    const outputs = await session
      .run({ [input]: new Tensor("float32", features, shape) })
      .catch(failed(`running it on features [${shape.join(", ")}]`));
    const columns = Object.entries(outputs).map(([name, tensor]) => columnFrom(file.name, name, tensor, hits));
    return { file: file.name, columns };
  } finally {
    await session.release();
  }
}

function columnFrom(file: string, name: string, tensor: Tensor, hits: number): Column {
  const { data, size, type } = tensor;
  if (!ArrayBuffer.isView(data) || size % hits !== 0) {
    throw new FileError(
      `${file}: output ${name}: got ${type} of shape ${tensor.dims.join(" × ")}, expected a row for each of ${hits} hits.`,
    );
  }
  return { name, rows: hits, width: size / hits, values: data.slice() as ColumnValues };
}
