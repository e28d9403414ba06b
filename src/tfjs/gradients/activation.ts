// Activations whose gradient TensorFlow.js writes in terms of the saved output, which loses second derivatives
// (see gradient.ts), or as a kernel without a gradient (EluGrad). Here they are functions of the input.
import {
  exp,
  type LogSoftmaxAttrs,
  log,
  max,
  minimum,
  mul,
  type SoftmaxAttrs,
  sigmoid,
  softmax,
  square,
  sub,
  sum,
  type Tensor,
  tanh,
} from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

/** log softmax over the last axis, of operators that each have a gradient. */
export function logSoftmax(logits: Tensor): Tensor {
  const shifted = sub(logits, max(logits, -1, true))
  return sub(shifted, log(sum(exp(shifted), -1, true)))
}

export const activation = [
  gradient('Sigmoid', ['x'], (dy, { x }) => ({
    x: () => {
      const y = sigmoid(x)
      return mul(dy, mul(y, sub(1, y)))
    },
  })),
  gradient('Tanh', ['x'], (dy, { x }) => ({ x: () => mul(dy, sub(1, square(tanh(x)))) })),
  gradient('Exp', ['x'], (dy, { x }) => ({ x: () => mul(dy, exp(x)) })),
  gradient('Elu', ['x'], (dy, { x }) => ({ x: () => mul(dy, exp(minimum(x, 0))) })),
  gradient('Softmax', ['logits'], (dy, { logits }, { dim }: SoftmaxAttrs) => ({
    logits: () => {
      const y = softmax(logits, dim)
      const share = mul(dy, y)
      return sub(share, mul(sum(share, [dim], true), y))
    },
  })),
  gradient('LogSoftmax', ['logits'], (dy, { logits }, { axis }: LogSoftmaxAttrs) => ({
    logits: () => sub(dy, mul(sum(dy, axis, true), softmax(logits, axis))),
  })),
]
