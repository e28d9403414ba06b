// Operators of the domain com.microsoft, which onnxruntime's quantisation and optimisations write.
import * as tf from '@tensorflow/tfjs-core'
import { erfGelu, tanhGelu } from './activation'
import { flag, float, inputAt, int, refuse, text } from './ask'
import { lowerConvolution } from './convolution'
import { elementwise, unary } from './elementwise'
import { normalising, standardised } from './normalising'
import type { Call, Form, Lowering, Operators } from './operator'
import { dequantised, limitsOf, none, quantised } from './quantising'
import { quantisedPair } from './wholeProducts'

const FLOAT: Form = { layout: 'file', key: 'float', make: (t) => tf.cast(t, 'float32') }

/** x and its steps, then the steps of what comes out. */
function quantisedUnary(call: Call, run: (x: tf.Tensor) => tf.Tensor, shape?: readonly number[]): Lowering {
  const x = inputAt(call, 0)
  const takes = [0, 1, 2, 3, 4].filter((i) => call.inputs[i])
  const limits = limitsOf(call, call.inputs[4])
  return {
    outputs: [{ shape: shape ?? x.shape, kind: 'float', layout: x.layout }],
    takes,
    forms: takes.map((i) => (i === 0 ? { layout: x.layout } : FLOAT)),
    compute: (inputs) => {
      const of = (i: number) => inputs[takes.indexOf(i)]
      const steps = (scale: number, zero: number) => ({
        scale: of(scale) as tf.Tensor,
        zero: of(zero) ?? none(),
      })
      const y = run(dequantised(of(0) as tf.Tensor, steps(1, 2)))
      return [quantised(y, steps(3, 4), limits)]
    },
  }
}

function globalAverage(call: Call): Lowering {
  const x = inputAt(call, 0)
  if (x.layout !== 'last' || flag(call, 'channels_last'))
    throw refuse(call, 'has its channels where they are not expected')
  return quantisedUnary(call, (t) => tf.mean(t, [1, 2], true), [...x.shape.slice(0, 2), 1, 1])
}

/** a, its steps, b, its steps, bias, the steps of what comes out; without those it comes out in float32. */
function quantisedGemm(call: Call): Lowering {
  const [a, b] = [inputAt(call, 0), inputAt(call, 3)]
  const [turnA, turnB] = [flag(call, 'transA'), flag(call, 'transB')]
  const rows = (turnA ? a.shape[1] : a.shape[0]) ?? 1
  const columns = (turnB ? b.shape[0] : b.shape[1]) ?? 1
  const takes = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((i) => call.inputs[i])
  const limits = limitsOf(call, call.inputs[8])
  const alpha = float(call, 'alpha', 1)
  const perColumn: Form = {
    layout: 'file',
    key: `columns ${turnB}`,
    make: (t) => tf.reshape(tf.cast(t, 'float32'), t.size === 1 ? [] : turnB ? [t.size, 1] : [1, t.size]),
  }
  return {
    outputs: [{ shape: [rows, columns], kind: 'float', layout: 'file' }],
    takes,
    forms: takes.map((i) => (i === 4 || i === 5 ? perColumn : FLOAT)),
    compute: (inputs) => {
      const of = (i: number) => inputs[takes.indexOf(i)]
      const at = (i: number) => of(i) as tf.Tensor
      const x = dequantised(at(0), { scale: at(1), zero: of(2) ?? none() })
      const w = dequantised(at(3), { scale: at(4), zero: of(5) ?? none() })
      const product = tf.mul(alpha, tf.matMul(x, w, turnA, turnB))
      const bias = of(6)
      const steps = tf.mul(at(1), tf.reshape(at(4), [at(4).size]))
      const y = bias ? tf.add(product, tf.mul(bias, steps)) : product
      const scale = of(7)
      return [scale ? quantised(y, { scale, zero: of(8) ?? none() }, limits) : y]
    },
  }
}

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
  if (name !== '' && !activation) throw refuse(call, `has the activation "${name}"`)
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
  QLinearAdd: lower(quantisedPair((a, b) => tf.add(a, b))),
  QLinearMul: lower(quantisedPair((a, b) => tf.mul(a, b))),
  QLinearSigmoid: lower((call) => quantisedUnary(call, (t) => tf.sigmoid(t))),
  QLinearLeakyRelu: lower((call) => quantisedUnary(call, (t) => tf.leakyRelu(t, float(call, 'alpha', 0.01)))),
  QLinearGlobalAveragePool: lower(globalAverage),
  QGemm: lower(quantisedGemm),
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
