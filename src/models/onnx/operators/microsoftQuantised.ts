// What onnxruntime's quantiser writes in the domain com.microsoft where a file is quantised operator by operator: values
// in whole steps in, values in whole steps out; between them float32.
import * as tf from '@tensorflow/tfjs-core'
import { arranging } from './arranging'
import { flag, float, inputAt, int, refuse } from './ask'
import { comparison } from './comparison'
import type { Call, Form, Lowering, Operator, Operators } from './operator'
import { pooling } from './pooling'
import { quantisedProducts } from './quantisedProducts'
import { dequantised, limitsOf, none, quantised, quantising } from './quantising'
import { softmaxOperators } from './softmax'
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

/** Which inputs are values, each with its scale and zero behind it; and where those of the answer lie. */
interface Placed {
  readonly values: readonly number[]
  readonly plain?: readonly number[]
  readonly out: readonly [scale: number, zero: number]
}

/** An operator of ONNX's own between the steps: its values come dequantised, its answer is quantised. */
function between(call: Call, placed: Placed, inner: Operator): Lowering {
  const { values, plain = [], out } = placed
  const given = [...plain, ...values]
  const { outputs, forms, compute } = inner.lower({ ...call, inputs: given.map((i) => inputAt(call, i)) })
  const steps = [...values.flatMap((i) => [i + 1, i + 2]), ...out].filter((i) => call.inputs[i])
  const takes = [...given, ...steps]
  const limits = limitsOf(call, call.inputs[out[1]])
  return {
    outputs: outputs.map((output) => ({ ...output, kind: 'float' })),
    takes,
    forms: takes.map((_, i) => (i < given.length ? forms?.[i] : FLOAT)),
    compute: (inputs) => {
      const of = (i: number) => inputs[takes.indexOf(i)]
      const stepsAt = (scale: number, zero: number) => ({
        scale: of(scale) as tf.Tensor,
        zero: of(zero) ?? none(),
      })
      const floats = values.map((i) => dequantised(of(i) as tf.Tensor, stepsAt(i + 1, i + 2)))
      const [y] = compute([...plain.map((i) => of(i) as tf.Tensor), ...floats])
      return [quantised(y as tf.Tensor, stepsAt(...out), limits)]
    },
  }
}

const one: Placed = { values: [0], out: [3, 4] }

/** The scale and zero of what comes out, then each value with its own. */
function quantisedConcat(call: Call): Lowering {
  const values = call.inputs.flatMap((_, i) => (i >= 2 && (i - 2) % 3 === 0 ? [i] : []))
  return between(call, { values, out: [0, 1] }, arranging.Concat as Operator)
}

function quantisedAverage(call: Call): Lowering {
  if (flag(call, 'channels_last')) throw refuse(call, 'has its channels where they are not expected')
  return between(call, one, pooling.AveragePool as Operator)
}

/** The opset whose Softmax is meant is an attribute. */
const quantisedSoftmax = (call: Call) =>
  between({ ...call, opset: int(call, 'opset', 13) }, one, softmaxOperators.Softmax as Operator)

const quantisedWhere = (call: Call) =>
  between(call, { plain: [0], values: [1, 4], out: [7, 8] }, comparison.Where as Operator)

const lower = (run: (call: Call) => Lowering): Operator => ({ lower: run })

export const microsoftQuantised: Operators = {
  ...quantisedProducts,
  // Written in this domain where ONNX's own of that opset has no such type.
  ...quantising,
  QLinearAdd: lower(quantisedPair((a, b) => tf.add(a, b))),
  QLinearMul: lower(quantisedPair((a, b) => tf.mul(a, b))),
  QLinearSigmoid: lower((call) => quantisedUnary(call, (t) => tf.sigmoid(t))),
  QLinearLeakyRelu: lower((call) => quantisedUnary(call, (t) => tf.leakyRelu(t, float(call, 'alpha', 0.01)))),
  QLinearGlobalAveragePool: lower(globalAverage),
  QLinearAveragePool: lower(quantisedAverage),
  QLinearConcat: lower(quantisedConcat),
  QLinearSoftmax: lower(quantisedSoftmax),
  QLinearWhere: lower(quantisedWhere),
}
