// KPCA-CAM, arxiv.org/abs/2410.00267: kernel PCA of the places with the kernel tanh(x_i x_j / K + 1).
import { tensor2d } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { topEigen } from '../../linalg/eigen'
import { type Pace, paceOf } from '../../linalg/pace'
import { centred, type Matrix, oriented } from '../../linalg/project'
import type { Explain } from '../../types'
import type { card } from './card'

/** The kernel has one row and one column for every place: more would take seconds a product. */
const mostPlaces = 4096

export const explain: Explain<typeof card> = async (probe) => {
  const { name } = probe.layer
  // A model that takes any size has layers of the picture's own.
  const [, height, width] = probe.activations().shape
  if (height * width > mostPlaces)
    throw failure(
      'BadRecipe',
      `KPCA-CAM takes layers of up to 64 by 64 places; ${name} has ${height} by ${width}.`,
    )
  const pace = paceOf((done, total) => probe.step(done, total))
  const kernel = await makeKernel(await centred(probe.activations()), pace)
  // Centred in the kernel's own space: its product with H v, centred again, for H = 1 - mean.
  const product = (v: Float64Array) => aroundMean(times(kernel, aroundMean(v)))
  const later: Pace = (done, total) => pace(50 + Math.floor((50 * done) / total), 100)
  const { value, vector } = await topEigen(kernel.size, product, later)
  const map = oriented(vector.map((v) => v * Math.sqrt(Math.max(value, 0))))
  return { map: tensor2d(Float32Array.from(map), [height, width]) }
}

/** The half below the diagonal and the diagonal itself, row by row: at most 34 MB. */
interface Kernel {
  readonly size: number
  readonly half: Float32Array
}

async function makeKernel({ rows, columns, data }: Matrix, pace: Pace): Promise<Kernel> {
  const half = new Float32Array((rows * (rows + 1)) / 2)
  for (let i = 0; i < rows; i++) {
    const pause = pace(Math.floor((50 * i * i) / (rows * rows)), 100)
    if (pause) await pause
    const own = data.subarray(i * columns, (i + 1) * columns)
    for (let j = 0; j <= i; j++) {
      let product = 0
      for (let k = 0; k < columns; k++) product += (own[k] ?? 0) * (data[j * columns + k] ?? 0)
      half[(i * (i + 1)) / 2 + j] = Math.tanh(product / columns + 1)
    }
  }
  return { size: rows, half }
}

function aroundMean(values: Float64Array): Float64Array {
  let total = 0
  for (const value of values) total += value
  return values.map((value) => value - total / values.length)
}

function times({ size, half }: Kernel, v: Float64Array): Float64Array {
  const result = new Float64Array(size)
  for (let i = 0, at = 0; i < size; i++) {
    const weight = v[i] ?? 0
    let total = 0
    for (let j = 0; j < i; j++, at++) {
      const value = half[at] ?? 0
      total += value * (v[j] ?? 0)
      result[j] = (result[j] ?? 0) + value * weight
    }
    result[i] = (result[i] ?? 0) + total + (half[at++] ?? 0) * weight
  }
  return result
}
