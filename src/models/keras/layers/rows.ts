// A sequence [n, t, c] as a picture of one row [n, 1, t, c], and back.
import { reshape, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'

export function rowOf(x: Tensor): Tensor4D {
  const [n = 1, t = 1, c = 1] = x.shape
  return reshape(x, [n, 1, t, c])
}

export function lineOf(x: Tensor): Tensor {
  const [n = 1, , t = 1, c = 1] = x.shape
  return reshape(x, [n, t, c])
}

/** [k, a, b] as [1, k, a, b]. */
export function rowFilter(kernel: Tensor | undefined): Tensor4D {
  const [k = 1, a = 1, b = 1] = kernel?.shape ?? []
  return reshape(kernel as Tensor, [1, k, a, b])
}
