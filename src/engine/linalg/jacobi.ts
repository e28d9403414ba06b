// Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi rotations.

/** Eigenvalues and, in the same order, their vectors. */
export interface Eigen {
  readonly values: readonly number[]
  /** Row i holds the i-th component of every eigenvector. */
  readonly vectors: readonly Float64Array[]
}

type Pair = readonly [number, number]

/** All eigenvalues and vectors of a small symmetric matrix [n][n], by Jacobi's rotations. */
export function jacobi(matrix: readonly (readonly number[])[]): Eigen {
  const n = matrix.length
  const a = matrix.map((row) => Float64Array.from(row))
  const v = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
  const size = Math.hypot(...a.map((row) => Math.hypot(...row)))
  for (let sweep = 0; sweep < 30; sweep++) {
    let turned = false
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) turned = rotate(a, v, [p, q], 1e-15 * size) || turned
    if (!turned) break
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors: v }
}

/** Makes a[p][q] zero; false where it is small enough already. */
function rotate(a: Float64Array[], v: Float64Array[], [p, q]: Pair, tiny: number): boolean {
  const [rowP, rowQ] = [a[p], a[q]]
  if (!rowP || !rowQ || Math.abs(rowP[q] ?? 0) <= tiny) return false
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * (rowP[q] ?? 0))
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (const row of a) turn(row, [p, q], [c, s])
  for (let j = 0; j < rowP.length; j++) {
    const [x, y] = [rowP[j] ?? 0, rowQ[j] ?? 0]
    rowP[j] = c * x - s * y
    rowQ[j] = s * x + c * y
  }
  for (const row of v) turn(row, [p, q], [c, s])
  return true
}

function turn(row: Float64Array, [p, q]: Pair, [c, s]: Pair): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0]
  row[p] = c * x - s * y
  row[q] = s * x + c * y
}
