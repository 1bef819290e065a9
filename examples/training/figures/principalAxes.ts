/** Projects N points of D coordinates to the plane in which they spread most. */

/** Rounds of the power iteration; far more than a figure needs. */
const rounds = 300;

function covariance(x: ArrayLike<number>, d: number): Float64Array {
  const n = x.length / d;
  const mean = new Float64Array(d);
  for (let i = 0; i < x.length; i++) mean[i % d] += x[i] / n;
  const matrix = new Float64Array(d * d);
  for (let j = 0; j < n; j++) {
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) matrix[a * d + b] += ((x[j * d + a] - mean[a]) * (x[j * d + b] - mean[b])) / n;
    }
  }
  return matrix;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Returns the direction of largest spread at right angles to `others`, by power iteration. */
function largestAxis(matrix: Float64Array, d: number, others: readonly Float64Array[]): Float64Array {
  // Starts without symmetry, so that the start is unlikely to be at right angles to the axis.
  let axis = Float64Array.from({ length: d }, (_, c) => 1 + 0.1 * c * c);
  for (let round = 0; round < rounds; round++) {
    const next = Float64Array.from(axis, (_, row) => dot(matrix.subarray(row * d, (row + 1) * d), axis));
    for (const other of others) {
      const share = dot(next, other);
      for (let c = 0; c < d; c++) next[c] -= share * other[c];
    }
    const length = Math.sqrt(dot(next, next));
    if (length === 0) return next;
    axis = next.map((value) => value / length);
  }
  return axis;
}

/**
 * Returns the positions [N] of the points `x` [N · dimensions] along their first two principal axes; in one or two
 * dimensions the points themselves. The scale is kept: a distance in the plane is at most the distance of the points.
 */
export function projectToPlane(x: ArrayLike<number>, dimensions: number): { u: number; v: number }[] {
  const points = Array.from({ length: x.length / dimensions }, (_, j) =>
    Float64Array.from({ length: dimensions }, (_, c) => x[j * dimensions + c]),
  );
  if (dimensions <= 2) return points.map(([u, v = 0]) => ({ u, v }));
  const matrix = covariance(x, dimensions);
  const first = largestAxis(matrix, dimensions, []);
  const second = largestAxis(matrix, dimensions, [first]);
  return points.map((point) => ({ u: dot(point, first), v: dot(point, second) }));
}
