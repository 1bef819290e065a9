// The files that the tests drop: each kind, good and bad.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { simulateEvent } from "../../src/events.ts";
import { encodeModel } from "./onnx.ts";
import { dimensions, makeOutputs, type Sample } from "./outputs.ts";

// They are installed with the page, not where types are checked.
interface Writers {
  zipSync(entries: Record<string, Uint8Array>): Uint8Array;
  dump(values: ArrayLike<number>, shape: number[]): ArrayBuffer;
  parquetWriteBuffer(options: {
    columnData: { name: string; data: unknown[] | ArrayLike<number>; type?: string }[];
  }): ArrayBuffer;
}

async function writers(): Promise<Writers> {
  const load = (path: string) =>
    import(
      pathToFileURL(fileURLToPath(new URL(`../../examples/playground/node_modules/${path}`, import.meta.url))).href
    );
  const [{ zipSync }, { dump }, { parquetWriteBuffer }] = await Promise.all([
    load("fflate/esm/index.mjs"),
    load("npyjs/dist/index.js"),
    load("hyparquet-writer/src/index.js"),
  ]);
  return { zipSync, dump, parquetWriteBuffer };
}

/** The sample that the good files hold. */
export const sample: Sample = makeOutputs(300, 20);

function rows({ beta, x, objectId }: Sample): number[][] {
  return Array.from(beta, (b, j) => [b, ...x.subarray(dimensions * j, dimensions * (j + 1)), objectId[j]]);
}

function trackml(): Record<string, string> {
  const { hits, particles } = simulateEvent({ seed: 3, particles: 20 });
  const csv = (header: string, lines: unknown[][]): string =>
    [header, ...lines.map((line) => line.join(","))].join("\n");
  const each = <T>(ids: ArrayLike<T>, line: (i: number) => unknown[]): unknown[][] =>
    Array.from({ length: ids.length }, (_, i) => line(i));
  return {
    "event1-hits.csv": csv(
      "hit_id,x,y,z,volume_id,layer_id",
      each(hits.id, (i) => [hits.id[i], hits.x[i], hits.y[i], hits.z[i], hits.volume[i], hits.layer[i]]),
    ),
    "event1-truth.csv": csv(
      "hit_id,particle_id",
      each(hits.id, (i) => [hits.id[i], hits.objectId[i]]),
    ),
    "event1-particles.csv": csv(
      "particle_id,vx,vy,vz,px,py,pz,q",
      each(particles.id, (i) => {
        const [pt, phi, eta] = [particles.pt[i], particles.phi[i], particles.eta[i]];
        const momentum = [pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(eta)];
        return [particles.id[i], particles.vx[i], particles.vy[i], particles.vz[i], ...momentum, particles.charge[i]];
      }),
    ),
  };
}

/** Writes all files into the folder and returns where each is. */
export async function writeFiles(folder: string): Promise<(name: string) => string> {
  const { zipSync, dump, parquetWriteBuffer } = await writers();
  mkdirSync(folder, { recursive: true });
  const npy = (values: ArrayLike<number>, ...shape: number[]): Uint8Array => new Uint8Array(dump(values, shape));
  const npz = ({ beta, x, objectId, hits }: Sample): Uint8Array =>
    zipSync({
      "beta.npy": npy(beta, hits),
      "x.npy": npy(x, hits, dimensions),
      "objectId.npy": npy(objectId, hits),
    });
  const { beta, x, objectId, hits } = sample;
  const header = "beta,x0,x1,x2,particle_id";
  const csv = [header, ...rows(sample).map((row) => row.join(","))].join("\n");
  const column = (c: number): Float32Array => Float32Array.from({ length: hits }, (_, j) => x[dimensions * j + c]);
  const records = rows(sample).map(([b, x0, x1, x2, id]) => ({ beta: b, x: [x0, x1, x2], objectId: id }));
  const files: Record<string, string | Uint8Array> = {
    "outputs.npz": npz(sample),
    "large.npz": npz(makeOutputs(20_000, 2_000)),
    "beta.npy": npy(beta, hits),
    "x.npy": npy(x, hits, dimensions),
    "outputs.parquet": new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: "beta", data: beta, type: "FLOAT" },
          ...[0, 1, 2].map((c) => ({ name: `x_${c}`, data: column(c), type: "FLOAT" })),
          { name: "object_id", data: Array.from(objectId, BigInt), type: "INT64" },
        ],
      }),
    ),
    "outputs.csv": csv,
    "outputs.csv.gz": gzipSync(csv),
    "outputs.json": JSON.stringify({
      beta: Array.from(beta),
      x: records.map((one) => one.x),
      objectId: Array.from(objectId),
    }),
    "batch.csv": [`${header},event`, ...rows(sample).map((row, j) => [...row, j % 3 === 0 ? 12 : 5].join(","))].join(
      "\n",
    ),
    "records.json": JSON.stringify(records),
    "model.onnx": encodeModel(),
    ...trackml(),
    "notes.txt": "what is this",
    "empty.csv": "",
    "torn.npz": "PK no zip",
    "torn.parquet": "PAR1 no parquet",
    "word.csv": `${header}\n0.5,1,2,3,1\n0.5,1,oops,3,1`,
    "short.csv": `${header}\n0.5,1,2,3,1\n0.5,1`,
    "logits.csv": `${header}\n0.5,1,2,3,1\n3.2,1,2,3,1`,
    "lengths.npz": zipSync({ "beta.npy": npy(beta, hits), "x.npy": npy(x.subarray(3), hits - 1, dimensions) }),
    "without-beta.json": JSON.stringify({ likelihood: [0.5], x: [[1, 2]] }),
    "torn.json": '{ "beta": [0.5',
    "ragged.json": '{ "beta": [0.5, 0.5], "x": [[1, 2], [1]] }',
    "twice.csv": "beta,x0,beta\n0.5,1,0.5",
    "nameless.csv": "0.5,1,2\n0.5,1,2",
    "torn.npy": "no array",
    "far.json": '{ "beta": [0.5, 0.5], "x": [[1e300, 1], [2, 2]] }',
    "torn.onnx": "no onnx",
    "alone-hits.csv": "hit_id,x,y,z\n1,2,3,4",
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return (name) => join(folder, name);
}

/** Bad files, and what the page must say of each: the file, the column or row, what was expected. */
export const bad: readonly (readonly [file: string, says: RegExp])[] = [
  ["notes.txt", /^notes\.txt: got a file of another kind, expected \.npz/],
  ["empty.csv", /^empty\.csv: got an empty file, expected columns of numbers/],
  ["torn.npz", /^torn\.npz: got no zip .*expected what numpy\.savez writes/],
  ["torn.parquet", /^torn\.parquet: got .*expected a Parquet file/],
  ["word.csv", /^word\.csv: column x1, row 3: got oops, expected a finite number/],
  ["short.csv", /^short\.csv: row 3: got 2 cells, expected 5, as in the header/],
  ["torn.json", /^torn\.json: got .*expected JSON/],
  ["ragged.json", /^ragged\.json: column x, row 2: got 1 number, expected 2, as in the first row/],
  ["twice.csv", /^twice\.csv: got the column beta twice, expected other names/],
  ["nameless.csv", /^nameless\.csv: got numbers as first line, expected the names of the columns/],
  ["torn.npy", /^torn\.npy: array torn: got no header of NumPy's, expected what numpy\.save writes/],
  ["alone-hits.csv", /^alone-hits\.csv: got no alone-truth\.csv and alone-particles\.csv, expected all three/],
];

/** Those that can be read, but not be mapped: the dialog says so. */
export const unfit: readonly (readonly [file: string, says: RegExp])[] = [
  ["logits.csv", /^logits\.csv: column beta, row 2: got 3\.2\d*, expected a likelihood from 0 to 1; .*sigmoid/],
  ["lengths.npz", /^lengths\.npz: column x: got 299 rows, expected 300, as in beta/],
  ["without-beta.json", /^without-beta\.json: got the columns likelihood, x, expected one of them chosen as beta/],
];
