/** The three directions of the latent space that the view shows. */

/** An orthonormal frame in D dimensions: three rows of [D], those past D zero, and the point in its middle. */
export interface Axes {
  readonly rows: readonly Float64Array[];
  readonly centre: Float64Array;
}

/** More hits than this do not change the axes. */
const sample = 4000;
const rounds = 60;

/** The mean of the points and their covariance, of at most `sample` of them. */
function spreadOf(x: ArrayLike<number>, d: number): { centre: Float64Array; matrix: Float64Array } {
  const count = x.length / d;
  const stride = Math.max(1, Math.ceil(count / sample));
  const used = Math.max(1, Math.ceil(count / stride));
  const centre = new Float64Array(d);
  const matrix = new Float64Array(d * d);
  for (let j = 0; j < count; j += stride) for (let c = 0; c < d; c++) centre[c] += x[j * d + c] / used;
  for (let j = 0; j < count; j += stride) {
    for (let a = 0; a < d; a++) {
      const apart = (x[j * d + a] - centre[a]) / used;
      for (let b = 0; b < d; b++) matrix[a * d + b] += apart * (x[j * d + b] - centre[b]);
    }
  }
  return { centre, matrix };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Makes `row` a unit vector at right angles to `others`; false where nothing of it is left. */
function orthonormalise(row: Float64Array, others: readonly Float64Array[]): boolean {
  const before = Math.sqrt(dot(row, row));
  for (const other of others) {
    const share = dot(row, other);
    for (let c = 0; c < row.length; c++) row[c] -= share * other[c];
  }
  const length = Math.sqrt(dot(row, row));
  if (!(length > 1e-9 * before)) return false;
  for (let c = 0; c < row.length; c++) row[c] /= length;
  return true;
}

/**
 * The directions of largest spread, by subspace iteration. It starts from the axes of the last call, so that a space
 * that moves a little turns the view a little, and never flips it.
 */
export function principalAxes(x: ArrayLike<number>, d: number, last?: Axes): Axes {
  const { centre, matrix } = spreadOf(x, d);
  const wanted = Math.min(3, d);
  const fits = last?.centre.length === d;
  const start = (k: number): Float64Array =>
    fits ? last.rows[k] : Float64Array.from({ length: d }, (_, c) => (c === k ? 1 : 0.1 / (1 + c + k)));
  let rows = Array.from({ length: wanted }, (_, k) => start(k));
  for (let round = 0; round < rounds; round++) {
    const next: Float64Array[] = [];
    for (const row of rows) {
      const turned = Float64Array.from(row, (_, a) => dot(matrix.subarray(a * d, (a + 1) * d), row));
      next.push(orthonormalise(turned, next) ? turned : row.slice());
      if (next.length > 1) orthonormalise(next[next.length - 1], next.slice(0, -1));
    }
    rows = next;
  }
  return { centre, rows: padded(rows, d) };
}

/** The coordinates with these numbers; −1 or one past D leaves the axis empty. */
export function coordinateAxes(x: ArrayLike<number>, d: number, coordinates: readonly number[]): Axes {
  const rows = coordinates.map((c) => Float64Array.from({ length: d }, (_, i) => Number(i === c)));
  return { centre: spreadOf(x, d).centre, rows };
}

function padded(rows: readonly Float64Array[], d: number): Float64Array[] {
  return [0, 1, 2].map((k) => rows[k] ?? new Float64Array(d));
}

/** The points [3 · N] along the axes. An orthonormal frame keeps distances: a ball is seen as a disc of its radius. */
export function projectTo({ rows, centre }: Axes, x: ArrayLike<number>): Float32Array {
  const d = centre.length;
  const count = x.length / d;
  const points = new Float32Array(3 * count);
  const shift = rows.map((row) => dot(row, centre));
  for (let j = 0; j < count; j++) {
    for (let k = 0; k < 3; k++) {
      const row = rows[k];
      let sum = -shift[k];
      for (let c = 0; c < d; c++) sum += row[c] * x[j * d + c];
      points[3 * j + k] = sum;
    }
  }
  return points;
}
