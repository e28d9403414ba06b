// Quantisation: values rounded to whole steps, held in float32. Rounding has no slope: gradients go straight through
// it, and stop where a value was cut off.
import * as tf from '@tensorflow/tfjs-core'
import { heldShape, type Layout, type Value } from '../trace/value'
import { axisIn, inputAt, int, refuse } from './ask'
import type { Call, Form, Lowering, Operators } from './operator'

/** Least and largest value of a type of 8 or 16 bits. */
export type Limits = readonly [number, number]

const RANGES: Readonly<Record<string, Limits>> = {
  uint8: [0, 255],
  int8: [-128, 127],
  uint16: [0, 65535],
  int16: [-32768, 32767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint4: [0, 15],
  int4: [-8, 7],
  uint2: [0, 3],
  int2: [-2, 1],
}

const OUTPUT_TYPES: Readonly<Record<number, string>> = {
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  21: 'uint4',
  22: 'int4',
}

/** Of the type of the zero point, without which it is uint8. */
export function limitsOf(call: Call, zeroPoint: Value | null | undefined): Limits {
  const type = zeroPoint?.host?.().type ?? OUTPUT_TYPES[int(call, 'output_dtype', 2)]
  const limits = RANGES[type ?? 'uint8']
  if (!limits) throw refuse(call, `quantises to ${type}, which is not computed here`)
  return limits
}

/** A scale or zero point: one for all, or one for each place along an axis, or for each block of places. */
export function alongAxis(call: Call, x: Value, layout: Layout): Form {
  const rank = x.shape.length
  const axis = rank === 0 ? 0 : axisIn(call, int(call, 'axis', 1) < rank ? int(call, 'axis', 1) : 0, rank)
  const block = int(call, 'block_size', 0)
  const shape = x.shape.map((_, i) => i)
  const make = (t: tf.Tensor) => {
    const float = tf.cast(t, 'float32')
    if (t.size === 1) return tf.reshape(float, [])
    if (block > 0)
      return tf.slice(
        repeated(float, axis, block),
        shape.map(() => 0),
        [...x.shape],
      )
    const held = layout === 'last' ? heldShape({ shape: shape, layout }).indexOf(axis) : axis
    return tf.reshape(
      float,
      x.shape.map((_, i) => (i === held ? t.size : 1)),
    )
  }
  return { layout: 'file', key: `along ${axis} of ${rank} ${layout} ${block}`, make }
}

/** Each place `times` over along one axis. */
function repeated(t: tf.Tensor, axis: number, times: number): tf.Tensor {
  const shape = [...t.shape.slice(0, axis + 1), 1, ...t.shape.slice(axis + 1)]
  const tiled = tf.tile(
    tf.reshape(t, shape),
    shape.map((_, i) => (i === axis + 1 ? times : 1)),
  )
  return tf.reshape(
    tiled,
    t.shape.map((size, i) => (i === axis ? size * times : size)),
  )
}

/**
 * round(x / scale) + zero, cut to the limits; half a step goes to the even neighbour. What lies up to `slack` steps
 * outside is cut too, but its gradient passes.
 */
export function quantised(x: tf.Tensor, { scale, zero }: Steps, [low, high]: Limits, slack = 0): tf.Tensor {
  const straight = tf.customGrad((t, save) => {
    const input = t as tf.Tensor
    const steps = tf.add(tf.round(input), zero)
    ;(save as (list: tf.Tensor[]) => void)([steps])
    const value = tf.clipByValue(steps, low, high)
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const inside = tf.logicalAnd(
        tf.greaterEqual(saved[0] as tf.Tensor, low - slack),
        tf.lessEqual(saved[0] as tf.Tensor, high + slack),
      )
      return tf.mul(dy, tf.cast(inside, 'float32'))
    }
    return { value, gradFunc }
  })
  return straight(tf.div(x, scale))
}

export interface Steps {
  readonly scale: tf.Tensor
  readonly zero: tf.Tensor
}

/** (x - zero) scale */
export function dequantised(x: tf.Tensor, { scale, zero }: Steps): tf.Tensor {
  return tf.mul(tf.sub(tf.cast(x, 'float32'), zero), scale)
}

export const none = () => tf.scalar(0)

function quantise(call: Call): Lowering {
  const x = inputAt(call, 0)
  const limits = limitsOf(call, call.inputs[2])
  const form = alongAxis(call, x, x.layout)
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout: x.layout }],
    forms: [{ layout: x.layout }, form, form],
    compute: ([t, scale, zero]) => [
      quantised(t as tf.Tensor, { scale: scale as tf.Tensor, zero: zero ?? none() }, limits),
    ],
  }
}

function dequantise(call: Call): Lowering {
  const x = inputAt(call, 0)
  const form = alongAxis(call, x, x.layout)
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout: x.layout }],
    forms: [{ layout: x.layout }, form, form],
    compute: ([t, scale, zero]) => [
      dequantised(t as tf.Tensor, { scale: scale as tf.Tensor, zero: zero ?? none() }),
    ],
  }
}

/** The same values, through which no gradient goes back. */
const given = tf.customGrad((t) => ({
  value: (t as tf.Tensor).clone(),
  gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
})) as (t: tf.Tensor) => tf.Tensor

/** Steps from the range of the values themselves, which always holds 0. The range counts as given. */
export function ownSteps(values: tf.Tensor): Steps {
  const x = given(values)
  const low = tf.minimum(tf.min(x), 0)
  const high = tf.maximum(tf.max(x), 0)
  const range = tf.div(tf.sub(high, low), 255)
  const scale = tf.where(tf.equal(range, 0), tf.onesLike(range), range)
  const zero = tf.clipByValue(tf.round(tf.div(tf.neg(low), scale)), 0, 255)
  return { scale, zero }
}

/** The range holds every value: one that the zero's own rounding puts a step outside is not cut off. */
export const onOwnSteps = (x: tf.Tensor, steps: Steps) => quantised(x, steps, [0, 255], 1)

function dynamic(call: Call): Lowering {
  const x = inputAt(call, 0)
  const single = { shape: [], kind: 'float', layout: 'file' } as const
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout: x.layout }, single, single],
    forms: [{ layout: x.layout }],
    compute: ([t]) => {
      const steps = ownSteps(t as tf.Tensor)
      return [onOwnSteps(t as tf.Tensor, steps), steps.scale, steps.zero]
    },
  }
}

export const quantising: Operators = {
  QuantizeLinear: { lower: quantise },
  DequantizeLinear: { lower: dequantise },
  DynamicQuantizeLinear: { lower: dynamic },
}
