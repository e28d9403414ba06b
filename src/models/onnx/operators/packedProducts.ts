// com.microsoft's products by weights of a few bits each, as onnxruntime's and transformers.js' 4-bit files have them.
// The weights become float32 at opening, the product is computed in it.
import * as tf from '@tensorflow/tfjs-core'
import { sizeOf } from '../host/host'
import { inputAt, int, known, refuse } from './ask'
import type { Call, Form, Lowering, Operators } from './operator'

/** bitsandbytes' values of four bits: normal floats, and floats of one bit of mantissa. */
const NORMAL = [
  -1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635,
  -0.18477343022823334, -0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725,
  0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1,
]
const HALF_FLOATS = [0, 5.208333333e-3, 0.66666667, 1, 0.33333333, 0.5, 0.16666667, 0.25]
const FLOATS = [...HALF_FLOATS, ...HALF_FLOATS.map((x) => -x)]

interface Sizes {
  /** Numbers that go in, and that come out. */
  readonly inner: number
  readonly outer: number
}

function sizesOf(call: Call): Sizes {
  const sizes = { inner: int(call, 'K', 0), outer: int(call, 'N', 0) }
  const width = inputAt(call, 0).shape.at(-1)
  if (sizes.outer > 0 && sizes.inner > 0 && width === sizes.inner) return sizes
  throw refuse(call, `has weights for ${sizes.inner} numbers, where ${width} go in`)
}

/** x w (+ bias), the weights `form` of input 1. */
function product(
  call: Call,
  { inner, outer }: Sizes,
  { form, bias }: { form: Form; bias: number },
): Lowering {
  const before = inputAt(call, 0).shape.slice(0, -1)
  const has = Boolean(call.inputs[bias])
  return {
    outputs: [{ shape: [...before, outer], kind: 'float', layout: 'file' }],
    takes: has ? [0, 1, bias] : [0, 1],
    forms: [undefined, form],
    compute: ([x, w, added]) => {
      const flat = tf.reshape(x as tf.Tensor, [sizeOf(before), inner])
      const y = tf.reshape(tf.matMul(flat, w as tf.Tensor), [...before, outer])
      return [added ? tf.add(y, added) : y]
    },
  }
}

/** Values of `bits` each in bytes, the lowest first: [..., n] -> [..., n 8 / bits] */
function unpacked(t: tf.Tensor, bits: number): tf.Tensor {
  const bytes = tf.cast(t, 'float32')
  const base = 2 ** bits
  const digits = Array.from({ length: 8 / bits }, (_, i) => {
    const from = tf.floor(tf.div(bytes, base ** i))
    return tf.sub(from, tf.mul(tf.floor(tf.div(from, base)), base))
  })
  return tf.reshape(tf.stack(digits, -1), [...t.shape.slice(0, -1), -1])
}

/** Rows of weights [outer, blocks, bytes], each block with a scale and a zero. */
function nBits(call: Call): Lowering {
  const sizes = sizesOf(call)
  const bits = int(call, 'bits', 4)
  const block = int(call, 'block_size', 32)
  const blocks = Math.ceil(sizes.inner / block)
  const scales = known(call, 2, 'scales')
  const zeros = known(call, 3, 'zero points')
  if (![2, 4, 8].includes(bits) || !scales || scales.data.length !== sizes.outer * blocks)
    throw refuse(call, `has weights of ${bits} bits with ${scales?.data.length ?? 0} scales`)
  if (call.inputs[4]) throw refuse(call, 'has its weights in an order of their own')
  const each = [sizes.outer, blocks, 1]
  const zeroOf = () => {
    if (!zeros) return tf.scalar(2 ** (bits - 1))
    const numbers = tf.tensor(Float32Array.from(zeros.data))
    if (zeros.type !== 'uint8') return tf.reshape(numbers, each)
    const rows = unpacked(tf.reshape(numbers, [sizes.outer, -1]), bits)
    return tf.reshape(tf.slice(rows, [0, 0], [sizes.outer, blocks]), each)
  }
  const make = (t: tf.Tensor) => {
    const whole = tf.slice(unpacked(t, bits), [0, 0, 0], [sizes.outer, blocks, block])
    const steps = tf.tensor(Float32Array.from(scales.data), each)
    const rows = tf.reshape(tf.mul(tf.sub(whole, zeroOf()), steps), [sizes.outer, blocks * block])
    return tf.transpose(tf.slice(rows, [0, 0], [sizes.outer, sizes.inner]))
  }
  return product(call, sizes, { form: { layout: 'file', key: `${bits} bits`, make }, bias: 5 })
}

/** Weights in one line, two to a byte, the higher first; each block of the line with its largest value. */
function bnb4(call: Call): Lowering {
  const sizes = sizesOf(call)
  const block = int(call, 'block_size', 64)
  const largest = known(call, 2, 'largest values')
  const count = sizes.inner * sizes.outer
  if (!largest || largest.data.length !== Math.ceil(count / block) || int(call, 'transB', 1) !== 1)
    throw refuse(call, `has ${largest?.data.length ?? 0} scales for ${count} weights`)
  const values = int(call, 'quant_type', 1) === 1 ? NORMAL : FLOATS
  const make = (t: tf.Tensor) => {
    const pairs = tf.reverse(tf.reshape(unpacked(t, 4), [-1, 2]), -1)
    const line = tf.gather(tf.tensor1d(values), tf.cast(tf.reshape(pairs, [-1]), 'int32'))
    const blocks = largest.data.length
    const whole = tf.pad(tf.slice(line, 0, count) as tf.Tensor1D, [[0, blocks * block - count]])
    const scaled = tf.mul(
      tf.reshape(whole, [blocks, block]),
      tf.tensor(Float32Array.from(largest.data), [blocks, 1]),
    )
    const rows = tf.reshape(tf.slice(tf.reshape(scaled, [-1]), 0, count), [sizes.outer, sizes.inner])
    return tf.transpose(rows)
  }
  return product(call, sizes, { form: { layout: 'file', key: 'bnb4', make }, bias: 3 })
}

export const packedProducts: Operators = { MatMulNBits: { lower: nBits }, MatMulBnb4: { lower: bnb4 } }
