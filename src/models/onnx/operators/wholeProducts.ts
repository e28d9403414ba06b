// Products and convolutions of quantised values: the zero points are taken off, and float32 does the rest.
import * as tf from '@tensorflow/tfjs-core'
import type { Value } from '../trace/value'
import { inputAt } from './ask'
import { convolutionShapes, convolve, filterForm, lineIn, lineOut } from './convolution'
import { aligned, commonLayout, commonShape } from './elementwise'
import type { Call, Form, Lowering, Operators } from './operator'
import { productShape } from './products'
import { dequantised, limitsOf, none, quantised } from './quantising'

const FLOAT: Form = { layout: 'file', key: 'float', make: (t) => tf.cast(t, 'float32') }

/** One for each of the outputs' channels, against weights [k, ...]. */
const perChannel = (rank: number): Form => ({
  layout: 'file',
  key: `first of ${rank}`,
  make: (t) =>
    tf.reshape(tf.cast(t, 'float32'), t.size === 1 ? [] : [t.size, ...new Array<number>(rank - 1).fill(1)]),
})

const less = (t: tf.Tensor, zero: tf.Tensor | undefined) => {
  const float = tf.cast(t, 'float32')
  return zero ? tf.sub(float, zero) : float
}

interface Inputs {
  readonly x: number
  readonly w: number
  readonly zeroX: number
  readonly zeroW: number
}

/** What `takes` lists, by the number of the input. */
function named(takes: readonly number[], inputs: readonly tf.Tensor[]): (i: number) => tf.Tensor | undefined {
  return (i) => inputs[takes.indexOf(i)]
}

const given = (call: Call, numbers: readonly number[]) => numbers.filter((i) => call.inputs[i])

/** The convolution itself and the form of each input; the weights' scale, where there is one, is taken in. */
function convolution(call: Call, at: Inputs) {
  const [x, weights] = [inputAt(call, at.x), inputAt(call, at.w)]
  const shapes = convolutionShapes(call, x, weights)
  const rank = weights.shape.length
  const layout = shapes.line ? 'file' : 'last'
  const { make: asFilter } = filterForm(shapes)
  const shape = [x.shape[0] ?? 1, shapes.channels[1], ...shapes.windows.out]
  const run = (t: tf.Tensor, w: tf.Tensor) => {
    const filter = asFilter?.(w) ?? w
    const y = convolve(shapes, [shapes.line ? lineIn(t) : t, filter, undefined])
    return shapes.line ? lineOut(y) : y
  }
  return { shape, layout, run, perChannel: perChannel(rank), line: shapes.line } as const
}

function convInteger(call: Call): Lowering {
  const at = { x: 0, w: 1, zeroX: 2, zeroW: 3 }
  const { shape, layout, run, perChannel: each } = convolution(call, at)
  const takes = given(call, [0, 1, 2, 3])
  return {
    outputs: [{ shape, kind: 'float', layout }],
    takes,
    forms: takes.map((i) => (i === 0 ? { layout } : i === 3 ? each : FLOAT)),
    compute: (inputs) => {
      const of = named(takes, inputs)
      return [run(less(of(0) as tf.Tensor, of(2)), less(of(1) as tf.Tensor, of(3)))]
    },
  }
}

/** x, its scale and zero, w, its scale and zero, scale and zero of what comes out, bias. */
function qLinearConv(call: Call): Lowering {
  const { shape, layout, run, perChannel: each, line } = convolution(call, { x: 0, w: 3, zeroX: 2, zeroW: 5 })
  const takes = given(call, [0, 1, 2, 3, 4, 5, 6, 7, 8])
  const limits = limitsOf(call, call.inputs[7])
  return {
    outputs: [{ shape, kind: 'float', layout }],
    takes,
    forms: takes.map((i) => (i === 0 ? { layout } : i === 4 || i === 5 ? each : FLOAT)),
    compute: (inputs) => {
      const of = named(takes, inputs)
      const at = (i: number) => of(i) as tf.Tensor
      const x = dequantised(at(0), { scale: at(1), zero: at(2) })
      const y = run(x, dequantised(at(3), { scale: at(4), zero: at(5) }))
      return [
        quantised(
          withBias(y, of(8), { scales: [at(1), at(4)], line }),
          { scale: at(6), zero: at(7) },
          limits,
        ),
      ]
    },
  }
}

/** The bias counts steps of the two scales' product. */
function withBias(
  y: tf.Tensor,
  bias: tf.Tensor | undefined,
  { scales: [x, w], line }: { readonly scales: readonly [tf.Tensor, tf.Tensor]; readonly line: boolean },
): tf.Tensor {
  if (!bias) return y
  const steps = tf.mul(x, w.size === 1 ? w : tf.reshape(w, [w.size]))
  const added = tf.mul(bias, steps)
  return tf.add(y, line ? tf.reshape(added, [added.size, 1]) : added)
}

/** A zero point or scale for each row of the first, for each column of the second. */
const rows = (value: Value, first: boolean): Form => ({
  layout: 'file',
  key: first ? 'rows' : 'columns',
  make: (t) => {
    const float = tf.cast(t, 'float32')
    if (t.size === 1) return tf.reshape(float, [])
    return t.rank > 1 ? float : tf.reshape(float, first && value.shape.length > 1 ? [t.size, 1] : [1, t.size])
  },
})

function product(
  a: tf.Tensor,
  b: tf.Tensor,
  { left, right, out }: ReturnType<typeof productShape>,
): tf.Tensor {
  return tf.reshape(tf.matMul(tf.reshape(a, left), tf.reshape(b, right)), out)
}

function matMulInteger(call: Call): Lowering {
  const [a, b] = [inputAt(call, 0), inputAt(call, 1)]
  const shapes = productShape(call, a, b)
  const takes = given(call, [0, 1, 2, 3])
  return {
    outputs: [{ shape: shapes.out, kind: 'float', layout: 'file' }],
    takes,
    forms: takes.map((i) => (i < 2 ? FLOAT : rows(i === 2 ? a : b, i === 2))),
    compute: (inputs) => {
      const of = named(takes, inputs)
      return [product(less(of(0) as tf.Tensor, of(2)), less(of(1) as tf.Tensor, of(3)), shapes)]
    },
  }
}

function qLinearMatMul(call: Call): Lowering {
  const [a, b] = [inputAt(call, 0), inputAt(call, 3)]
  const shapes = productShape(call, a, b)
  const limits = limitsOf(call, call.inputs[7])
  const single: Form = rows(a, true)
  return {
    outputs: [{ shape: shapes.out, kind: 'float', layout: 'file' }],
    forms: [FLOAT, single, single, FLOAT, rows(b, false), rows(b, false), single, single],
    compute: (inputs) => {
      const at = (i: number) => inputs[i] as tf.Tensor
      const x = dequantised(at(0), { scale: at(1), zero: at(2) })
      const y = product(x, dequantised(at(3), { scale: at(4), zero: at(5) }), shapes)
      return [quantised(y, { scale: at(6), zero: at(7) }, limits)]
    },
  }
}

export const wholeProducts: Operators = {
  ConvInteger: { lower: convInteger },
  QLinearConv: { lower: qLinearConv },
  MatMulInteger: { lower: matMulInteger },
  QLinearMatMul: { lower: qLinearMatMul },
}

/** Values of two inputs with steps of their own, joined in float32 and quantised again: com.microsoft's QLinearAdd. */
export function quantisedPair(join: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): (call: Call) => Lowering {
  return (call) => {
    const values = [inputAt(call, 0), inputAt(call, 3)]
    const shape = commonShape(call, values)
    const layout = commonLayout(values, shape.length)
    const takes = given(call, [0, 1, 2, 3, 4, 5, 6, 7])
    const limits = limitsOf(call, call.inputs[7])
    const value = (i: number) => aligned(inputAt(call, i), shape.length, layout)
    return {
      outputs: [{ shape, kind: 'float', layout }],
      takes,
      forms: takes.map((i) => (i === 0 || i === 3 ? value(i) : FLOAT)),
      compute: (inputs) => {
        const of = named(takes, inputs)
        const steps = (scale: number, zero: number) => ({
          scale: of(scale) as tf.Tensor,
          zero: of(zero) ?? none(),
        })
        const a = dequantised(of(0) as tf.Tensor, steps(1, 2))
        const b = dequantised(of(3) as tf.Tensor, steps(4, 5))
        return [quantised(join(a, b), steps(6, 7), limits)]
      },
    }
  }
}
