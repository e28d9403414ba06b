// Non-negative matrix factorisation X ~ M C by coordinate descent, as scikit-learn's default solver does it.

import { normals } from '../scoring/random'
import { type After, type Pace, paceOf } from './pace'
import type { Matrix } from './project'

/** The two factors of a matrix [rows, columns]; none of their values is negative. */
export interface Factors {
  /** [rows, k]: how much of each concept lies at a place. */
  readonly maps: Float64Array
  /** [columns, k]: what each concept is made of. */
  readonly concepts: Float64Array
}

/** Into how many concepts, the seed of the start, and what is awaited between rounds. */
export interface Factoring {
  readonly k: number
  readonly seed: number
  readonly after: After
}

const rounds = 200
const tolerance = 1e-4

/** `x` must not be negative. */
export async function factorise(x: Matrix, { k, seed, after }: Factoring): Promise<Factors> {
  const { rows, columns } = x
  const scale = Math.sqrt(x.data.reduce((total, v) => total + v, 0) / x.data.length / k)
  const maps = Float64Array.from(normals(rows * k, scale, seed, 1), Math.abs)
  const concepts = Float64Array.from(normals(columns * k, scale, seed, 2), Math.abs)
  const turned = transposed(x)
  const pace = paceOf(after)
  let first = 0
  for (let round = 0; round < rounds; round++) {
    const pause = () => pace(round, rounds)
    const change =
      (await descend(maps, x, { other: concepts, k, pause })) +
      (await descend(concepts, turned, { other: maps, k, pause }))
    if (round === 0) first = change
    if (change <= tolerance * first) break
  }
  await after(rounds, rounds)
  return { maps, concepts }
}

interface Descent {
  readonly other: Float64Array
  readonly k: number
  readonly pause: () => ReturnType<Pace>
}

/** Improves `factor` [rows, k] for x ~ factor otherᵀ, `other` [columns, k]; returns how far from optimal it was. */
async function descend(factor: Float64Array, x: Matrix, { other, k, pause }: Descent): Promise<number> {
  const gram = products(other, other, k, x.columns)
  let violation = 0
  for (let i = 0; i < x.rows; i++) {
    const paused = pause()
    if (paused) await paused
    for (let t = 0; t < k; t++) {
      let gradient = 0
      for (let j = 0; j < x.columns; j++)
        gradient -= (x.data[i * x.columns + j] ?? 0) * (other[j * k + t] ?? 0)
      for (let r = 0; r < k; r++) gradient += (factor[i * k + r] ?? 0) * (gram[r * k + t] ?? 0)
      const own = factor[i * k + t] ?? 0
      violation += Math.abs(own === 0 ? Math.min(0, gradient) : gradient)
      const curvature = gram[t * k + t] ?? 0
      if (curvature > 0) factor[i * k + t] = Math.max(own - gradient / curvature, 0)
    }
  }
  return violation
}

/** aᵀ b of two matrices [n, k]. */
function products(a: Float64Array, b: Float64Array, k: number, n: number): Float64Array {
  const result = new Float64Array(k * k)
  for (let j = 0; j < n; j++)
    for (let r = 0; r < k; r++)
      for (let t = 0; t < k; t++)
        result[r * k + t] = (result[r * k + t] ?? 0) + (a[j * k + r] ?? 0) * (b[j * k + t] ?? 0)
  return result
}

function transposed({ rows, columns, data }: Matrix): Matrix {
  const turned = new Float64Array(data.length)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) turned[j * rows + i] = data[i * columns + j] ?? 0
  return { rows: columns, columns: rows, data: turned }
}
