// The projection of a map's channels on their first principal component, as pytorch-grad-cam's
// get_2d_projection computes it; the sign is fixed so that results do not depend on the machine.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import type { Grid } from '../maps/grid'
import { topEigen } from './eigen'
import { type After, type Pace, paceOf } from './pace'

/** Values [rows, columns], row by row. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly data: Float64Array
}

/** Of [1, h, w, k]. NaN counts as 0. `after` is awaited on the way. */
export async function firstComponent(values: Tensor4D, after: After): Promise<Grid> {
  const [, height, width] = values.shape
  const data = oriented(await principal(await centred(values), paceOf(after)))
  return { width, height, data: Float32Array.from(data) }
}

/** Places are rows, channels columns; each channel's mean over the places is taken off. */
export async function centred(values: Tensor4D): Promise<Matrix> {
  const [, h, w, columns] = values.shape
  const rows = h * w
  const data = Float64Array.from(await values.data(), (v) => (Number.isNaN(v) ? 0 : v))
  for (let k = 0; k < columns; k++) {
    let total = 0
    for (let i = k; i < data.length; i += columns) total += data[i] ?? 0
    for (let i = k; i < data.length; i += columns) data[i] = (data[i] ?? 0) - total / rows
  }
  return { rows, columns, data }
}

/** X v of the first right singular vector v: the same as the first left one times its singular value. */
async function principal(x: Matrix, pace: Pace): Promise<Float64Array> {
  if (x.rows <= x.columns) {
    const { value, vector } = await topEigen(x.rows, (u) => times(x, timesTransposed(x, u)), pace)
    return vector.map((u) => u * Math.sqrt(Math.max(value, 0)))
  }
  const { vector } = await topEigen(x.columns, (v) => timesTransposed(x, times(x, v)), pace)
  return times(x, vector)
}

function times({ rows, columns, data }: Matrix, v: Float64Array): Float64Array {
  const result = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    let total = 0
    for (let k = 0; k < columns; k++) total += (data[i * columns + k] ?? 0) * (v[k] ?? 0)
    result[i] = total
  }
  return result
}

function timesTransposed({ rows, columns, data }: Matrix, u: Float64Array): Float64Array {
  const result = new Float64Array(columns)
  for (let i = 0; i < rows; i++) {
    const weight = u[i] ?? 0
    for (let k = 0; k < columns; k++) result[k] = (result[k] ?? 0) + (data[i * columns + k] ?? 0) * weight
  }
  return result
}

/** The half with the larger peak is the positive one (SegEigenCAM's rule). */
export function oriented(map: Float64Array): Float64Array {
  let [low, high] = [0, 0]
  for (const v of map) {
    low = Math.min(low, v)
    high = Math.max(high, v)
  }
  return -low > high ? map.map((v) => -v) : map
}
