// A network in ONNX, encoded by hand: x [hits, 2] = features · W, beta [hits, 1] = sigmoid(features · w). Field numbers
// are those of onnx.proto.

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: ArrayLike<number>): number[] => [
  ...varint(field * 8 + 2),
  ...varint(value.length),
  ...Array.from(value),
];
const text = (field: number, value: string): number[] => bytes(field, new TextEncoder().encode(value));

const float = 1;

function node(op: string, inputs: readonly string[], output: string): number[] {
  return bytes(1, [...inputs.flatMap((input) => text(1, input)), ...text(2, output), ...text(4, op)]);
}

function initializer(name: string, dims: readonly number[], values: readonly number[]): number[] {
  const raw = new Uint8Array(Float32Array.from(values).buffer);
  return bytes(5, [...dims.flatMap((dim) => number(1, dim)), ...number(2, float), ...text(8, name), ...bytes(9, raw)]);
}

/** Field 11 of a graph is an input, 12 an output; the first dimension is free. */
function value(field: number, name: string, width: number): number[] {
  const shape = [...bytes(1, text(2, "hits")), ...bytes(1, number(1, width))];
  const tensor = [...number(1, float), ...bytes(2, shape)];
  return bytes(field, [...text(1, name), ...bytes(2, bytes(1, tensor))]);
}

export const weights = { w: [2, -1, 0.5], W: [1, 0, 0, 1, 0.5, -0.5] };

export function encodeModel(): Uint8Array {
  const graph = [
    ...node("MatMul", ["features", "W"], "x"),
    ...node("MatMul", ["features", "w"], "logit"),
    ...node("Sigmoid", ["logit"], "beta"),
    ...text(2, "outputs"),
    ...initializer("W", [3, 2], weights.W),
    ...initializer("w", [3, 1], weights.w),
    ...value(11, "features", 3),
    ...value(12, "x", 2),
    ...value(12, "beta", 1),
  ];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 17))]);
}
