// The activations that LSTM, GRU and RNN name, with their numbers.

import * as tf from '@tensorflow/tfjs-core'
import { quoted } from '../../quoted'
import { ints, refuse } from './ask'
import type { Call } from './operator'

export type Activation = (x: tf.Tensor) => tf.Tensor

interface Named {
  /** The numbers that it takes, where none are given. */
  readonly numbers: readonly number[]
  make(alpha: number, beta: number): Activation
}

const plain = (compute: Activation): Named => ({ numbers: [], make: () => compute })

const NAMED: Readonly<Record<string, Named>> = {
  sigmoid: plain((x) => tf.sigmoid(x)),
  tanh: plain((x) => tf.tanh(x)),
  relu: plain((x) => tf.relu(x)),
  softsign: plain((x) => tf.div(x, tf.add(1, tf.abs(x)))),
  softplus: plain((x) => tf.softplus(x)),
  affine: { numbers: [1, 0], make: (alpha, beta) => (x) => tf.add(tf.mul(x, alpha), beta) },
  leakyrelu: { numbers: [0.01], make: (alpha) => (x) => tf.leakyRelu(x, alpha) },
  thresholdedrelu: {
    numbers: [1],
    make: (alpha) => (x) => tf.mul(x, tf.cast(tf.greater(x, alpha), 'float32')),
  },
  scaledtanh: { numbers: [1, 1], make: (alpha, beta) => (x) => tf.mul(alpha, tf.tanh(tf.mul(x, beta))) },
  hardsigmoid: {
    numbers: [0.2, 0.5],
    make: (alpha, beta) => (x) => tf.clipByValue(tf.add(tf.mul(x, alpha), beta), 0, 1),
  },
  elu: {
    numbers: [1],
    make: (alpha) => (x) => tf.add(tf.relu(x), tf.mul(alpha, tf.sub(tf.exp(tf.minimum(x, 0)), 1))),
  },
}

function readNames(call: Call): readonly string[] | null {
  const attribute = call.attributes.get('activations')
  return attribute?.kind === 'texts' ? attribute.value : null
}

/** One list for all directions; alphas and betas are handed out in order to those that take them. */
export function readActivations(call: Call, defaults: readonly string[], directions: number): Activation[] {
  const usual = Array.from({ length: directions }, () => defaults).flat()
  const names = readNames(call) ?? usual
  if (names.length !== usual.length)
    throw refuse(call, `names ${names.length} activations where it has ${usual.length}`)
  const [alphas, betas] = [
    [...(ints(call, 'activation_alpha') ?? [])],
    [...(ints(call, 'activation_beta') ?? [])],
  ]
  return names.map((name) => {
    const found = NAMED[name.toLowerCase()]
    if (!found) throw refuse(call, `has the activation ${quoted(name)}, which is not computed here`)
    const [alpha, beta] = found.numbers
    return found.make(
      alpha === undefined ? 0 : (alphas.shift() ?? alpha),
      beta === undefined ? 0 : (betas.shift() ?? beta),
    )
  })
}
