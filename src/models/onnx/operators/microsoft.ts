// Operators of the domain com.microsoft, which onnxruntime's quantisation and optimisations write.

import * as tf from '@tensorflow/tfjs-core'
import { quoted } from '../../quoted'
import { erfGelu, tanhGelu } from './activation'
import { flag, float, inputAt, int, refuse, text } from './ask'
import { lowerConvolution } from './convolution'
import { elementwise, unary } from './elementwise'
import { microsoftAttention } from './microsoftAttention'
import { microsoftQuantised } from './microsoftQuantised'
import { normalising, standardised } from './normalising'
import type { Call, Lowering, Operators } from './operator'
import { packedProducts } from './packedProducts'

const ACTIVATIONS: Readonly<Record<string, (t: tf.Tensor, params: readonly number[]) => tf.Tensor>> = {
  Relu: (t) => tf.relu(t),
  Sigmoid: (t) => tf.sigmoid(t),
  Tanh: (t) => tf.tanh(t),
  LeakyRelu: (t, [alpha = 0.01]) => tf.leakyRelu(t, alpha),
  Clip: (t, [low = 0, high = 6]) => (low === 0 && high === 6 ? tf.relu6(t) : tf.clipByValue(t, low, high)),
  HardSigmoid: (t, [alpha = 0.2, beta = 0.5]) => tf.clipByValue(tf.add(tf.mul(t, alpha), beta), 0, 1),
}

/** A convolution with its activation, and with a value that is added in front of that. */
function fusedConv(call: Call): Lowering {
  const name = text(call, 'activation', '')
  const activation = ACTIVATIONS[name]
  if (name !== '' && !activation) throw refuse(call, `has the activation ${quoted(name)}`)
  const params = call.attributes.get('activation_params')
  const numbers = params?.kind === 'numbers' ? params.value : []
  const { takes = [], forms = [], outputs, compute } = lowerConvolution(call)
  const added = call.inputs[3] ? takes.length : null
  const { layout = 'file' } = outputs[0] ?? {}
  return {
    outputs,
    takes: added === null ? takes : [...takes, 3],
    forms: added === null ? forms : [...takes.map((_, i) => forms[i]), { layout }],
    compute: (inputs) => {
      const [y] = compute(inputs.slice(0, takes.length))
      const sum = added === null ? y : tf.add(y as tf.Tensor, inputs[added] as tf.Tensor)
      return [activation ? activation(sum as tf.Tensor, numbers) : (sum as tf.Tensor)]
    },
  }
}

function biasGelu(call: Call): Lowering {
  return elementwise(call, (x, bias) => erfGelu(tf.add(x as tf.Tensor, bias as tf.Tensor)))
}

/** gelu by tanh of x, with a bias or without. */
function fastGelu(call: Call): Lowering {
  return elementwise(call, (x, bias) => tanhGelu(bias ? tf.add(x as tf.Tensor, bias) : (x as tf.Tensor)))
}

/** Layer norm of x + skip (+ bias). */
function skipLayerNorm(call: Call): Lowering {
  const x = inputAt(call, 0)
  const takes = [0, 1, 2, 3, 4].filter((i) => call.inputs[i])
  const axis = x.shape.length - 1
  const output = { shape: x.shape, kind: 'float', layout: 'file' } as const
  return {
    outputs: [output, output, output, output],
    takes,
    compute: (inputs) => {
      const of = (i: number) => inputs[takes.indexOf(i)]
      const both = tf.add(of(0) as tf.Tensor, of(1) as tf.Tensor)
      const bias = of(4)
      const sum = bias ? tf.add(both, bias) : both
      const scaled = tf.mul(standardised(sum, [axis], float(call, 'epsilon', 1e-12)), of(2) as tf.Tensor)
      const offset = of(3)
      const y = offset ? tf.add(scaled, offset) : scaled
      return call.outputs > 3 ? [y, y, y, sum] : [y]
    },
  }
}

function fusedMatMul(call: Call): Lowering {
  const [a, b] = [inputAt(call, 0), inputAt(call, 1)]
  const [turnA, turnB] = [flag(call, 'transA'), flag(call, 'transB')]
  const rank = a.shape.length
  const alpha = float(call, 'alpha', 1)
  if (rank !== b.shape.length || int(call, 'transBatchA', 0) || int(call, 'transBatchB', 0))
    throw refuse(call, `multiplies [${a.shape.join(', ')}] by [${b.shape.join(', ')}]`)
  const rows = (turnA ? a.shape.at(-1) : a.shape.at(-2)) ?? 1
  const columns = (turnB ? b.shape.at(-2) : b.shape.at(-1)) ?? 1
  return {
    outputs: [{ shape: [...a.shape.slice(0, -2), rows, columns], kind: 'float', layout: 'file' }],
    compute: ([x, y]) => [tf.mul(alpha, tf.matMul(x as tf.Tensor, y as tf.Tensor, turnA, turnB))],
  }
}

const lower = (run: (call: Call) => Lowering) => ({ lower: run })

export const microsoft: Operators = {
  ...microsoftQuantised,
  ...packedProducts,
  ...microsoftAttention,
  FusedConv: lower(fusedConv),
  FusedMatMul: lower(fusedMatMul),
  Gelu: lower((call) => unary(call, erfGelu)),
  QuickGelu: lower((call) =>
    unary(call, (x) => tf.mul(x, tf.sigmoid(tf.mul(x, float(call, 'alpha', 1.702))))),
  ),
  FastGelu: lower(fastGelu),
  BiasGelu: lower(biasGelu),
  SkipLayerNormalization: lower(skipLayerNorm),
  ...(normalising.LayerNormalization && { LayerNormalization: normalising.LayerNormalization }),
}
