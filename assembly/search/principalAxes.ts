// Principal axes of a symmetric matrix, by cyclic Jacobi rotations. A few sweeps are enough, because the axes are
// orthonormal even if the matrix is not quite diagonal yet.
//   a      f64[n·n], symmetric; out: the variances on its diagonal, largest first
//   basis  f64[n·n], out: axis i in row i

const SWEEPS: i32 = 5;

export function principalAxes(a: usize, basis: usize, n: usize): void {
  memory.fill(basis, 0, n * n * 8);
  for (let i: usize = 0; i < n; i++) store<f64>(basis + (i * n + i) * 8, 1);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p: usize = 0; p + 1 < n; p++) {
      for (let q: usize = p + 1; q < n; q++) annihilate(a, basis, n, p, q);
    }
  }
  byFallingVariance(a, basis, n);
}

/** Rotates axes p and q so that their covariance becomes 0. */
@inline function annihilate(a: usize, basis: usize, n: usize, p: usize, q: usize): void {
  const apq = load<f64>(a + (p * n + q) * 8);
  if (apq == 0) return;
  const theta = (load<f64>(a + (q * n + q) * 8) - load<f64>(a + (p * n + p) * 8)) / (2 * apq);
  const t = (theta < 0 ? -1.0 : 1.0) / (abs(theta) + sqrt(theta * theta + 1));
  const c = 1 / sqrt(t * t + 1);
  const s = t * c;
  for (let i: usize = 0; i < n; i++) turn(a + (i * n + p) * 8, a + (i * n + q) * 8, c, s);
  for (let i: usize = 0; i < n; i++) turn(a + (p * n + i) * 8, a + (q * n + i) * 8, c, s);
  for (let i: usize = 0; i < n; i++) turn(basis + (p * n + i) * 8, basis + (q * n + i) * 8, c, s);
}


@inline function turn(p: usize, q: usize, c: f64, s: f64): void {
  const v = load<f64>(p);
  const w = load<f64>(q);
  store<f64>(p, c * v - s * w);
  store<f64>(q, s * v + c * w);
}


@inline function byFallingVariance(a: usize, basis: usize, n: usize): void {
  for (let i: usize = 0; i < n; i++) {
    let most = i;
    for (let j = i + 1; j < n; j++) {
      if (load<f64>(a + j * (n + 1) * 8) > load<f64>(a + most * (n + 1) * 8)) most = j;
    }
    if (most == i) continue;
    swap(a + i * (n + 1) * 8, a + most * (n + 1) * 8);
    for (let c: usize = 0; c < n; c++) swap(basis + (i * n + c) * 8, basis + (most * n + c) * 8);
  }
}


@inline function swap(p: usize, q: usize): void {
  const v = load<f64>(p);
  store<f64>(p, load<f64>(q));
  store<f64>(q, v);
}
