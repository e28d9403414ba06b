// com.microsoft's products of quantised matrices, with the steps that each brings along.
import * as tf from '@tensorflow/tfjs-core'
import { flag, float, inputAt } from './ask'
import type { Call, Form, Lowering, Operators } from './operator'
import { productShape } from './products'
import { dequantised, limitsOf, none, onOwnSteps, ownSteps, quantised, type Steps } from './quantising'

const FLOAT: Form = { layout: 'file', key: 'float', make: (t) => tf.cast(t, 'float32') }

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

const PER_COLUMN: Form = {
  layout: 'file',
  key: 'columns',
  make: (t) => tf.reshape(tf.cast(t, 'float32'), t.size === 1 ? [] : [1, t.size]),
}

interface Places {
  readonly scaleB: number
  readonly zeroB: number
  readonly bias: number
}

/** a b + bias of whole numbers a, whose steps are given or its own, and b; in float32. */
function toFloat(
  call: Call,
  at: Places,
  stepsOfA: (of: (i: number) => tf.Tensor | undefined) => Steps | null,
) {
  const [a, b] = [inputAt(call, 0), inputAt(call, 1)]
  const { left, right, out } = productShape(call, a, b)
  const takes = call.inputs.flatMap((value, i) => (value ? [i] : []))
  const columns = [at.scaleB, at.zeroB]
  return {
    outputs: [{ shape: out, kind: 'float', layout: 'file' }],
    takes,
    forms: takes.map((i) => (columns.includes(i) ? PER_COLUMN : FLOAT)),
    compute: (inputs) => {
      const of = (i: number) => inputs[takes.indexOf(i)]
      const steps = stepsOfA(of)
      const given = of(0) as tf.Tensor
      const x = steps ? dequantised(given, steps) : onOwnGrid(given)
      const w = dequantised(of(1) as tf.Tensor, {
        scale: of(at.scaleB) as tf.Tensor,
        zero: of(at.zeroB) ?? none(),
      })
      const y = tf.reshape(tf.matMul(tf.reshape(x, left), tf.reshape(w, right)), out)
      const bias = of(at.bias)
      return [bias ? tf.add(y, bias) : y]
    },
  } satisfies Lowering
}

/** Rounded to 255 steps of its own range, as DynamicQuantizeLinear does. */
function onOwnGrid(x: tf.Tensor): tf.Tensor {
  const steps = ownSteps(x)
  return dequantised(onOwnSteps(x, steps), steps)
}

export const quantisedProducts: Operators = {
  QGemm: { lower: quantisedGemm },
  MatMulIntegerToFloat: {
    lower: (call) =>
      toFloat(call, { scaleB: 3, zeroB: 5, bias: 6 }, (of) => ({
        scale: of(2) as tf.Tensor,
        zero: of(4) ?? none(),
      })),
  },
  DynamicQuantizeMatMul: { lower: (call) => toFloat(call, { scaleB: 2, zeroB: 3, bias: 4 }, () => null) },
}
