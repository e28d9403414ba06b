// Hessian of a score times a vector, by a second backward pass; where an operator of the head has no second
// derivative (max pooling), by central differences of the gradient.
import { abs, add, div, max, mul, sub, sum, type Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import { derive } from '../../tfjs/derive'

/** `score` maps an activation [1, h, w, k] to [1]. The caller owns the answer. */
export function hessianTimes(score: (x: Tensor) => Tensor, at: Tensor4D, vector: Tensor4D): Tensor4D {
  // A tensor in both roles would be differentiated in both.
  return tidy(() => {
    const fixed = vector.clone()
    const gradient = (x: Tensor) => derive(score, x)
    try {
      return derive((x) => sum(mul(gradient(x), fixed)), at) as Tensor4D
    } catch {
      return differences(gradient, at, fixed)
    }
  })
}

function differences(gradient: (x: Tensor) => Tensor, at: Tensor4D, vector: Tensor4D): Tensor4D {
  const largest = (x: Tensor) => max(abs(x))
  const step = mul(div(largest(at), add(largest(vector), 1e-12)), 1e-2)
  const shift = mul(vector, step)
  return div(sub(gradient(add(at, shift)), gradient(sub(at, shift))), mul(step, 2))
}
