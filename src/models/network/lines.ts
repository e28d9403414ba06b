// A picture made smaller or larger by two small matrices, one for its rows and one for its columns: whatever the matrices
// hold, the result has a gradient on every backend.
import { matMul, reshape, type Tensor, type Tensor4D, tensor2d, transpose } from '@tensorflow/tfjs-core'

/** [to, from], filled row by row: what each pixel gives to pixel i of the result. */
export function lineMatrix(from: number, to: number, fill: (row: Float32Array, i: number) => void): Tensor {
  const values = new Float32Array(to * from)
  for (let i = 0; i < to; i++) fill(values.subarray(i * from, (i + 1) * from), i)
  return tensor2d(values, [to, from])
}

/** x [n, h, w, c] -> [n, rows, columns, c] by `down` [rows, h] and `across` [columns, w]. */
export function alongBoth(x: Tensor4D, down: Tensor, across: Tensor): Tensor4D {
  const turned = transpose(alongRows(x, down), [0, 2, 1, 3]) as Tensor4D
  return transpose(alongRows(turned, across), [0, 2, 1, 3]) as Tensor4D
}

/** [to, h] times [n, h, w c] */
function alongRows(x: Tensor4D, weights: Tensor): Tensor4D {
  const [n, h, w, c] = x.shape
  const to = weights.shape[0] ?? 1
  // A batch of one matrix, repeated: matMul broadcasts it.
  return reshape(matMul(reshape(weights, [1, to, h]), reshape(x, [n, h, w * c])), [n, to, w, c])
}
