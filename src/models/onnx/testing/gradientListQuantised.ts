// A case for every operator that rounds to whole steps. Gradients go straight through the rounding, which differences
// cannot see: the steps here are so fine that rounding is lost in float32, or `alone` leaves the rounding out.
import * as tf from '@tensorflow/tfjs-core'
import { values } from '../../../tfjs/gradients/cases/case'
import { type Host, hostOf } from '../host/host'
import { onnxCase as on, weights as w } from './gradientCases'

const domain = 'com.microsoft'
const scale = (value: number) => hostOf('float32', [], [value])
const zero = (value: number) => hostOf('int32', [], [value])
const table = { shape: [4, 6] } as const
const map = { shape: [1, 4, 5, 6], layout: 'last' } as const

/** Scale and zero of x, and of what comes out. */
const given = [scale(0.5), zero(1)]
const fine = [scale(2 ** -24), zero(3)]
/** Whole numbers, all different. */
const whole = (shape: readonly number[], seed: number): Host => {
  const { data } = w(shape, seed)
  return hostOf(
    'int32',
    shape,
    Array.from(data, (x) => Math.round(x * 50)),
  )
}

/** The steps that 255 of them make of the range of the case's own values. */
const [least, most] = [Math.min(...values(24, 7)), Math.max(...values(24, 7))]
const ownScale = (most - least) / 255

export const quantisedCases = [
  on('QuantizeLinear', 'a scale a channel', {
    ...map,
    others: [
      hostOf(
        'float32',
        [4],
        [1, 2, 3, 4].map((x) => x * 2 ** -24),
      ),
      hostOf('int32', [4], [0, 1, 2, 3]),
    ],
    attributes: { axis: 1 },
  }),
  on('DynamicQuantizeLinear', 'of a table', { ...table, alone: (x) => tf.div(x, ownScale) }),
  on('QLinearConv', 'a scale a channel, bias', {
    ...map,
    others: [
      ...given,
      whole([3, 4, 2, 2], 1),
      hostOf('float32', [3], [0.01, 0.02, 0.03]),
      hostOf('int32', [3], [0, 1, 2]),
      ...fine,
      whole([3], 2),
    ],
    attributes: { strides: [2, 1], pads: [1, 0, 0, 1] },
  }),
  on('QLinearMatMul', 'a scale a column', {
    ...table,
    others: [
      ...given,
      whole([6, 3], 1),
      hostOf('float32', [3], [0.01, 0.02, 0.03]),
      hostOf('int32', [3], [0, 1, 2]),
      ...fine,
    ],
  }),
  on('QGemm', 'turned, bias', {
    ...table,
    domain,
    others: [...given, whole([3, 6], 1), scale(0.02), zero(4), whole([3], 2), ...fine],
    attributes: { transB: 1 },
  }),
  on('DynamicQuantizeMatMul', 'bias', {
    ...table,
    domain,
    others: [w([6, 3], 1), scale(0.3), null, w([3], 2)],
    alone: (x) => tf.matMul(x, tf.mul(tf.tensor2d(values(18, 1), [6, 3]), 0.3)),
  }),
  ...['QLinearAdd', 'QLinearMul'].map((op) =>
    on(op, 'with a row', { ...table, domain, others: [...given, w([6], 1), scale(0.3), zero(2), ...fine] }),
  ),
  ...['QLinearSigmoid', 'QLinearLeakyRelu'].map((op) =>
    on(op, 'of a table', { ...table, domain, others: [scale(0.5), zero(0), ...fine] }),
  ),
  on('QLinearSoftmax', 'over rows', {
    ...table,
    domain,
    others: [...given, ...fine],
    attributes: { axis: -1, opset: 13 },
  }),
  on('QLinearGlobalAveragePool', 'of a map', { ...map, domain, others: [...given, ...fine] }),
  on('QLinearAveragePool', 'pads not counted', {
    ...map,
    domain,
    others: [...given, ...fine],
    attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] },
  }),
  on('QLinearConcat', 'channels of a map', {
    ...map,
    domain,
    of: 2,
    others: [...fine, ...given, w([1, 2, 5, 6], 1), scale(0.3), zero(2)],
    attributes: { axis: 1 },
  }),
  on('QLinearWhere', 'chosen', {
    ...table,
    domain,
    of: 1,
    others: [
      { type: 'bool', shape: [6], data: [1, 0, 1, 1, 0, 0] },
      ...given,
      w([6], 1),
      scale(0.3),
      zero(2),
      ...fine,
    ],
  }),
]
