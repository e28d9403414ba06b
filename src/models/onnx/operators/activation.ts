// Activations, composed of operators that each have a gradient.
import * as tf from '@tensorflow/tfjs-core'
import { float, knownNumber, refuse, text } from './ask'
import { elementwise, unary } from './elementwise'
import { foldEach } from './fold'
import type { Call, Lowering, Operator, Operators } from './operator'

const of = (make: (call: Call) => (x: tf.Tensor) => tf.Tensor): Operator => ({
  lower: (call) => unary(call, make(call)),
})

const plain = (compute: (x: tf.Tensor) => tf.Tensor) => of(() => compute)

/** max(0, min(1, slope x + offset)) */
const hardSigmoid = (x: tf.Tensor, slope: number, offset: number) =>
  tf.clipByValue(tf.add(tf.mul(x, slope), offset), 0, 1)

export const erfGelu = (x: tf.Tensor) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))))

export function tanhGelu(x: tf.Tensor): tf.Tensor {
  const cube = tf.mul(tf.square(x), x)
  const inner = tf.mul(Math.sqrt(2 / Math.PI), tf.add(x, tf.mul(0.044715, cube)))
  return tf.mul(tf.mul(x, 0.5), tf.add(1, tf.tanh(inner)))
}

/** alpha (e^x - 1) below zero. */
function elu(x: tf.Tensor, alpha: number): tf.Tensor {
  return alpha === 1 ? tf.elu(x) : tf.add(tf.relu(x), tf.mul(alpha, tf.sub(tf.exp(tf.minimum(x, 0)), 1)))
}

function selu(call: Call): (x: tf.Tensor) => tf.Tensor {
  const [alpha, gamma] = [float(call, 'alpha', 1.67326319), float(call, 'gamma', 1.05070102)]
  return (x) => tf.mul(gamma, elu(x, alpha))
}

/** Slopes [k, 1, 1] or of any shape that fits. */
function prelu(call: Call): Lowering {
  return elementwise(call, (x, slope) => {
    const input = x as tf.Tensor
    const slopes = slope as tf.Tensor
    return tf.add(tf.relu(input), tf.mul(slopes, tf.minimum(input, 0)))
  })
}

function readLimits(call: Call): readonly [number, number] {
  const low = knownNumber(call, 1, 'limits') ?? float(call, 'min', Number.NEGATIVE_INFINITY)
  const high = knownNumber(call, 2, 'limits') ?? float(call, 'max', Number.POSITIVE_INFINITY)
  return [low, high]
}

const rectified = (call: Call): Lowering => ({ ...unary(call, (x) => tf.relu(x)), activation: 'relu' })

/** ReLU6 has an operator of its own, which guided backpropagation knows. */
function clip(call: Call): Lowering {
  const [low, high] = readLimits(call)
  if (low === 0 && high === 6) return { ...unary(call, (x) => tf.relu6(x)), activation: 'relu6' }
  if (low === 0 && high === Number.POSITIVE_INFINITY) return rectified(call)
  return unary(call, (x) => {
    const least = low === Number.NEGATIVE_INFINITY ? x : tf.maximum(x, tf.scalar(low, x.dtype as 'float32'))
    return high === Number.POSITIVE_INFINITY
      ? least
      : tf.minimum(least, tf.scalar(high, x.dtype as 'float32'))
  })
}

function gelu(call: Call): (x: tf.Tensor) => tf.Tensor {
  const how = text(call, 'approximate', 'none')
  if (how !== 'none' && how !== 'tanh')
    throw refuse(call, `approximates by "${how}", which is not known here`)
  return how === 'tanh' ? tanhGelu : erfGelu
}

export const activation: Operators = {
  Relu: { lower: rectified },
  LeakyRelu: of((call) => {
    const alpha = float(call, 'alpha', 0.01)
    return (x) => tf.leakyRelu(x, alpha)
  }),
  ThresholdedRelu: of((call) => {
    const alpha = float(call, 'alpha', 1)
    return (x) => tf.mul(x, tf.cast(tf.greater(x, alpha), 'float32'))
  }),
  Shrink: of((call) => {
    const [limit, bias] = [float(call, 'lambd', 0.5), float(call, 'bias', 0)]
    const beyond = (x: tf.Tensor) => tf.cast(tf.greater(x, limit), 'float32')
    return (x) => {
      const above = tf.mul(tf.sub(x, bias), beyond(x))
      return tf.add(above, tf.mul(tf.add(x, bias), beyond(tf.neg(x))))
    }
  }),
  Elu: of((call) => {
    const alpha = float(call, 'alpha', 1)
    return (x) => elu(x, alpha)
  }),
  Celu: of((call) => {
    const alpha = float(call, 'alpha', 1)
    return (x) => tf.add(tf.relu(x), tf.mul(alpha, tf.sub(tf.exp(tf.div(tf.minimum(x, 0), alpha)), 1)))
  }),
  Selu: of(selu),
  PRelu: { lower: prelu },
  Sigmoid: plain((x) => tf.sigmoid(x)),
  HardSigmoid: of((call) => {
    const [alpha, beta] = [float(call, 'alpha', 0.2), float(call, 'beta', 0.5)]
    return (x) => hardSigmoid(x, alpha, beta)
  }),
  HardSwish: plain((x) => tf.mul(x, hardSigmoid(x, 1 / 6, 0.5))),
  Swish: of((call) => {
    const alpha = float(call, 'alpha', 1)
    return (x) => tf.mul(x, tf.sigmoid(tf.mul(alpha, x)))
  }),
  Tanh: plain((x) => tf.tanh(x)),
  Softplus: plain((x) => tf.softplus(x)),
  Softsign: plain((x) => tf.div(x, tf.add(1, tf.abs(x)))),
  Mish: plain((x) => tf.mul(x, tf.tanh(tf.softplus(x)))),
  Gelu: of(gelu),
  Clip: {
    lower: clip,
    fold: (call) => {
      const [low, high] = readLimits(call)
      const [x] = call.inputs
      return x ? foldEach({ ...call, inputs: [x] }, (value) => Math.max(low, Math.min(high, value))) : null
    },
  },
}
