// Operators of two inputs whose gradient TensorFlow.js leaves in the broadcast shape.
// Where both inputs of Minimum and Maximum are equal the first one takes the gradient, as in TensorFlow.
import {
  type BatchMatMulAttrs,
  cast,
  greater,
  greaterEqual,
  less,
  lessEqual,
  matMul,
  mul,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { gradient, sumTo } from './gradient'

const where = (dy: Tensor, condition: Tensor) => mul(dy, cast(condition, 'float32'))

const squaredDifference = gradient('SquaredDifference', ['a', 'b'], (dy, { a, b }) => ({
  a: () => sumTo(mul(dy, mul(2, sub(a, b))), a.shape),
  b: () => sumTo(mul(dy, mul(2, sub(b, a))), b.shape),
}))

const maximum = gradient('Maximum', ['a', 'b'], (dy, { a, b }) => ({
  a: () => sumTo(where(dy, greaterEqual(a, b)), a.shape),
  b: () => sumTo(where(dy, less(a, b)), b.shape),
}))

const minimum = gradient('Minimum', ['a', 'b'], (dy, { a, b }) => ({
  a: () => sumTo(where(dy, lessEqual(a, b)), a.shape),
  b: () => sumTo(where(dy, greater(a, b)), b.shape),
}))

/** Batches broadcast in forward: the gradient of the smaller side is summed over them. */
const product = gradient('BatchMatMul', ['a', 'b'], (dy, { a, b }, attrs: BatchMatMulAttrs) => {
  const { transposeA, transposeB } = attrs
  return {
    a: () => sumTo(transposeA ? matMul(b, dy, transposeB, true) : matMul(dy, b, false, !transposeB), a.shape),
    b: () => sumTo(transposeB ? matMul(dy, a, true, transposeA) : matMul(a, dy, !transposeA, false), b.shape),
  }
})

export const broadcast = [squaredDifference, maximum, minimum, product]
