// KPCA-CAM, arxiv.org/abs/2410.00267: kernel PCA of the places with the kernel tanh(x_i x_j / K + 1).
import { tensor2d } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { topEigen } from '../../linalg/eigen'
import { centred, type Matrix, oriented } from '../../linalg/project'
import type { Explain } from '../../types'
import type { card } from './card'

/** The kernel has one row and one column for every place. */
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
  const kernel = centredKernel(await centred(probe.activations()))
  const { value, vector } = topEigen(kernel.rows, (v) => times(kernel, v))
  const map = oriented(vector.map((v) => v * Math.sqrt(Math.max(value, 0))))
  return { map: tensor2d(Float32Array.from(map), [height, width]) }
}

function centredKernel({ rows, columns, data }: Matrix): Matrix {
  const kernel = new Float64Array(rows * rows)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let product = 0
      for (let k = 0; k < columns; k++) product += (data[i * columns + k] ?? 0) * (data[j * columns + k] ?? 0)
      const value = Math.tanh(product / columns + 1)
      kernel[i * rows + j] = value
      kernel[j * rows + i] = value
    }
  }
  return doublyCentred(kernel, rows)
}

/** Rows and columns of mean 0: the places centred in the kernel's own space. */
function doublyCentred(kernel: Float64Array, rows: number): Matrix {
  const means = Array.from({ length: rows }, (_, i) => mean(kernel.subarray(i * rows, (i + 1) * rows)))
  const whole = mean(means)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < rows; j++)
      kernel[i * rows + j] = (kernel[i * rows + j] ?? 0) - (means[i] ?? 0) - (means[j] ?? 0) + whole
  return { rows, columns: rows, data: kernel }
}

function mean(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0
  return total / values.length
}

function times({ rows, columns, data }: Matrix, v: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let total = 0
    for (let j = 0; j < columns; j++) total += (data[i * columns + j] ?? 0) * (v[j] ?? 0)
    return total
  })
}
