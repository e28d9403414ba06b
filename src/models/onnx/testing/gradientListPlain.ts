// A case for every operator that a picture's gradient passes nearly as TensorFlow.js has it, and for onnxruntime's own.
import * as tf from '@tensorflow/tfjs-core'
import { hostOf } from '../host/host'
import { onnxCase as on, weights as w } from './gradientCases'

const table = { shape: [4, 6] } as const
const map = { shape: [1, 4, 5, 6], layout: 'last' } as const
const positive = (x: tf.Tensor) => tf.add(x, 3)
const domain = 'com.microsoft'

/** Of one value, whatever it is. */
const alone = [
  'Abs',
  'Cast',
  'Dropout',
  'Erf',
  'Exp',
  'Flatten',
  'Identity',
  'LeakyRelu',
  'Neg',
  'Relu',
].concat(['Sigmoid', 'Tanh', 'Transpose'])
const joined = ['Add', 'Max', 'Mean', 'Min', 'Mul', 'Sub', 'Sum']
const reduced = ['ReduceL1', 'ReduceMax', 'ReduceMin', 'ReduceProd', 'ReduceSum', 'ReduceSumSquare']
const rows = { type: 'int64', shape: [2, 6], data: [0, 1, 2, 3, 0, 1, 3, 2, 1, 0, 2, 1] } as const

export const plainCases = [
  ...alone.map((op) => on(op, 'of a table', { ...table, attributes: op === 'Cast' ? { to: 1 } : {} })),
  ...joined.map((op) => on(op, 'with a row', { ...table, others: [w([6], 3)] })),
  on('Add', 'a value a channel', { ...map, others: [w([4, 1, 1], 1)] }),
  on('Div', 'by a row', { ...table, others: [hostOf('float32', [6], [1, -2, 3, 0.5, 4, -0.7])] }),
  on('Div', 'of a row', { ...table, of: 1, others: [w([6], 1)], before: positive }),
  on('Mod', 'of floats', { ...table, others: [hostOf('float32', [], [1.7])], attributes: { fmod: 1 } }),
  ...['Log', 'Sqrt'].map((op) => on(op, 'positive', { ...table, before: positive })),
  ...['Asin', 'Acos', 'Atanh'].map((op) => on(op, 'within one', { ...table, before: (x) => tf.mul(x, 0.4) })),
  ...['Atan', 'Sinh', 'Cosh', 'Asinh', 'Shrink'].map((op) => on(op, 'of a table', table)),
  on('Acosh', 'over one', { ...table, before: (x) => tf.add(x, 4) }),
  on('Tan', 'between its poles', { ...table, before: (x) => tf.mul(x, 0.5), within: 2 ** -11 }),
  on('CastLike', 'of a table', { ...table, others: [w([1], 1)] }),
  on('Reshape', 'of a map', { ...map, others: [[0, 2, -1]] }),
  on('Squeeze', 'an axis', { shape: [2, 1, 3], others: [[1]] }),
  on('Unsqueeze', 'an axis', { ...table, others: [[1]] }),
  on('Tile', 'both axes', { ...table, others: [[2, 3]] }),
  on('Trilu', 'upper', table),
  on('CenterCropPad', 'cut and filled', { ...table, others: [[6, 3]] }),
  on('CumSum', 'backwards', { ...table, others: [hostOf('int64', [], [1])], attributes: { reverse: 1 } }),
  on('Where', 'chosen', {
    ...table,
    of: 1,
    others: [{ type: 'bool', shape: [6], data: [1, 0, 1, 1, 0, 0] }, w([6], 1)],
  }),
  on('Scatter', 'overwritten', { ...table, others: [rows, w([2, 6], 1)] }),
  on('ScatterElements', 'added', {
    ...table,
    others: [rows, w([2, 6], 1)],
    attributes: { reduction: 'add' },
  }),
  on('ScatterElements', 'multiplied, a place twice', {
    ...table,
    others: [rows, w([2, 6], 1)],
    attributes: { reduction: 'mul' },
  }),
  on('Col2Im', 'overlapping, padded', {
    shape: [1, 8, 9],
    others: [
      [4, 5],
      [2, 2],
    ],
    attributes: { strides: [2, 2], pads: [1, 0, 1, 1] },
  }),
  on('Gather', 'the only row, twice', { shape: [1, 6], others: [[0, 0]] }),
  on('GlobalAveragePool', 'of a map', map),
  on('GlobalLpPool', 'of a map', map),
  on('AffineGrid', 'of two axes', { shape: [2, 2, 3], others: [[2, 1, 3, 4]] }),
  on('MeanVarianceNormalization', 'of a map', map),
  on('Upsample', 'twice', { ...map, others: [hostOf('float32', [4], [1, 1, 2, 2])], opset: 9 }),
  ...reduced.map((op) => on(op, 'over rows', { ...table, others: [[1]] })),
  on('ReduceLogSum', 'over rows', { ...table, others: [[1]], before: positive }),
  on('SwiGLU', 'of two', { ...table, others: [w([4, 6], 1)] }),
  on('ConvInteger', 'zero points', {
    ...map,
    others: [w([3, 4, 2, 2], 1), hostOf('float32', [], [0.2]), hostOf('float32', [], [0.1])],
  }),
  on('FusedConv', 'sum and activation', {
    ...map,
    domain,
    others: [w([4, 4, 3, 3], 1), w([4], 2), w([1, 4, 3, 4], 3)],
    attributes: { activation: 'Sigmoid' },
  }),
  on('FusedMatMul', 'turned', {
    ...table,
    domain,
    others: [w([2, 6], 1)],
    attributes: { transB: 1, alpha: 2 },
  }),
  on('MatMulNBits', 'of four bits', {
    ...table,
    domain,
    others: [hostOf('uint8', [3, 1, 4], [1, 32, 99, 200, 255, 17, 3, 128, 64, 7, 91, 240]), w([3], 1)],
    attributes: { K: 6, N: 3, bits: 4, block_size: 8 },
  }),
  on('MatMulBnb4', 'of four bits', {
    ...table,
    domain,
    others: [hostOf('uint8', [6], [1, 32, 99, 200, 255, 17]), hostOf('float32', [1], [2])],
    attributes: { K: 6, N: 2, block_size: 16 },
  }),
  on('MatMulIntegerToFloat', 'steps of both', {
    ...table,
    domain,
    others: [w([6, 3], 1), hostOf('float32', [], [0.4]), w([3], 2), null, null, w([3], 3)],
  }),
  on('Attention', 'of onnxruntime', {
    shape: [1, 4, 6],
    domain,
    others: [w([6, 12], 1), w([12], 2)],
    attributes: { num_heads: 2, qkv_hidden_sizes: [4, 4, 4] },
  }),
  on('MultiHeadAttention', 'two heads', {
    shape: [1, 4, 6],
    domain,
    others: [w([1, 5, 6], 1), w([1, 5, 6], 2), w([18], 3)],
    attributes: { num_heads: 2 },
  }),
  ...['Gelu', 'QuickGelu'].map((op) => on(op, 'of a table', { ...table, domain })),
  ...['BiasGelu', 'FastGelu'].map((op) => on(op, 'with a bias', { ...table, domain, others: [w([6], 1)] })),
  on('LayerNormalization', 'of onnxruntime', { ...table, domain, others: [w([6], 1), w([6], 2)] }),
  on('SkipLayerNormalization', 'of two', {
    shape: [1, 4, 6],
    domain,
    others: [w([1, 4, 6], 1), w([6], 2), w([6], 3)],
  }),
  // https://www.w3.org/TR/WGSL/#concrete-float-accuracy
  ...['Cos', 'Sin'].map((op) => on(op, 'of a table', { ...table, within: 2 ** -11 })),
]
