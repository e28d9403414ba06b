// A case or more for every operator that a picture's gradient passes and that TensorFlow.js does not have as it is.
import * as tf from '@tensorflow/tfjs-core'
import { hostOf } from '../host/host'
import { onnxCase as on, weights as w } from './gradientCases'
import { windowCases } from './gradientListWindows'

const map = { shape: [1, 4, 5, 6], layout: 'last' } as const
const scales = (...list: number[]) => [null, hostOf('float32', [list.length], list)]
const positive = (x: tf.Tensor) => tf.add(x, 3)
const row = hostOf('float32', [1], [0.1])

export const onnxCases = [
  ...windowCases,
  on('BatchNormalization', 'of a map', {
    ...map,
    others: [w([4], 1), w([4], 2), w([4], 3), hostOf('float32', [4], [1, 2, 3, 4])],
  }),
  on('InstanceNormalization', 'of a map', {
    ...map,
    others: [w([4], 1), w([4], 2)],
    attributes: { epsilon: 0.1 },
  }),
  on('GroupNormalization', 'two groups', {
    shape: [1, 4, 3, 3],
    others: [w([4], 1), w([4], 2)],
    attributes: { num_groups: 2, epsilon: 0.1 },
    opset: 21,
  }),
  on('LayerNormalization', 'of tokens', {
    shape: [2, 3, 6],
    others: [w([6], 1), w([6], 2)],
    attributes: { epsilon: 0.1 },
  }),
  on('RMSNormalization', 'of tokens', {
    shape: [2, 3, 6],
    others: [w([6], 1)],
    attributes: { epsilon: 0.1 },
  }),
  on('LpNormalization', 'length', { shape: [3, 6] }),
  on('LRN', 'three channels', { ...map, attributes: { size: 3, alpha: 0.5, beta: 0.75, bias: 2 } }),
  on('Resize', 'cubic', { ...map, others: scales(1, 1, 2, 1.5), attributes: { mode: 'cubic' } }),
  on('Resize', 'linear, antialias, smaller', {
    ...map,
    others: scales(1, 1, 0.5, 0.5),
    attributes: { mode: 'linear', antialias: 1 },
  }),
  on('Resize', 'linear, corners aligned', {
    ...map,
    others: scales(1, 1, 2, 2),
    attributes: { mode: 'linear', coordinate_transformation_mode: 'align_corners' },
  }),
  on('Resize', 'nearest', {
    ...map,
    others: scales(1, 1, 2, 3),
    attributes: { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
  }),
  on('GridSample', 'linear, zeros outside', { ...map, others: [w([1, 3, 4, 2], 1)] }),
  on('GridSample', 'cubic, reflected', {
    ...map,
    others: [w([1, 3, 4, 2], 1)],
    attributes: { mode: 'cubic', padding_mode: 'reflection', align_corners: 1 },
  }),
  on('GridSample', 'the grid', {
    shape: [1, 3, 4, 2],
    of: 1,
    others: [w([1, 2, 5, 6], 1)],
    before: (x) => tf.mul(x, 0.37),
  }),
  on('GridSample', 'of three axes', { shape: [1, 2, 3, 3, 3], others: [w([1, 2, 2, 2, 3], 1)] }),
  on('Pad', 'reflected', { ...map, others: [[0, 0, 1, 2, 0, 0, 2, 1]], attributes: { mode: 'reflect' } }),
  on('Pad', 'of the edge', { ...map, others: [[0, 0, 1, 2, 0, 0, 2, 1]], attributes: { mode: 'edge' } }),
  on('Pad', 'wrapped', { ...map, others: [[0, 0, 1, 2, 0, 0, 2, 1]], attributes: { mode: 'wrap' } }),
  on('Pad', 'cut and filled', { ...map, others: [[0, 0, -1, 2, 0, 0, 2, -1]] }),
  on('Slice', 'backwards in steps', { shape: [3, 8], others: [[7], [-(2 ** 63)], [1], [-2]] }),
  on('Split', 'second part', { ...map, others: [[1, 3]], attributes: { axis: 1 }, output: 1 }),
  on('Concat', 'channels of a map', { ...map, others: [w([1, 2, 5, 6], 1)], attributes: { axis: 1 } }),
  on('Gather', 'rows twice', { shape: [4, 5], others: [[2, 0, 2]] }),
  on('GatherND', 'cells', {
    shape: [3, 4],
    others: [{ type: 'int64', shape: [3, 2], data: [0, 1, 2, -1, 0, 1] }],
  }),
  on('GatherElements', 'along an axis', {
    shape: [3, 4],
    others: [{ type: 'int64', shape: [2, 4], data: [0, 1, 2, 0, 2, 2, 0, 1] }],
  }),
  on('ScatterND', 'overwritten', {
    shape: [4, 3],
    others: [{ type: 'int64', shape: [2, 1], data: [3, 1] }, w([2, 3], 1)],
  }),
  on('DepthToSpace', 'pixel shuffle', { ...map, attributes: { blocksize: 2, mode: 'CRD' } }),
  on('SpaceToDepth', 'of a map', { shape: [1, 2, 4, 6], layout: 'last', attributes: { blocksize: 2 } }),
  on('Expand', 'two axes', { shape: [2, 1, 3], others: [[2, 4, 3]] }),
  on('MatMul', 'batches in part', { shape: [2, 1, 3, 4], others: [w([1, 3, 4, 2], 1)] }),
  on('Gemm', 'turned, scaled', {
    shape: [4, 3],
    others: [w([2, 4], 1), w([2], 2)],
    attributes: { transA: 1, transB: 1, alpha: 0.5, beta: 2 },
  }),
  on('Einsum', 'attention', {
    shape: [1, 2, 3, 4],
    others: [w([1, 2, 3, 4], 1)],
    attributes: { equation: 'b h i d, b h j d -> b h i j' },
  }),
  on('Attention', 'keys and values fixed', {
    shape: [1, 2, 3, 4],
    others: [w([1, 2, 3, 4], 1), w([1, 2, 3, 4], 2)],
  }),
  on('Attention', 'grouped, causal, capped', {
    shape: [1, 3, 8],
    others: [w([1, 3, 4], 1), w([1, 3, 4], 2)],
    attributes: { q_num_heads: 2, kv_num_heads: 1, is_causal: 1, softcap: 2 },
  }),
  on('RotaryEmbedding', 'a part of each head', {
    shape: [1, 3, 12],
    others: [w([4, 2], 1), w([4, 2], 2), { type: 'int64', shape: [1, 3], data: [2, 0, 3] }],
    attributes: { num_heads: 2, rotary_embedding_dim: 4 },
    opset: 23,
  }),
  on('Softmax', 'over channels', { ...map, attributes: { axis: 1 } }),
  on('Softmax', 'of a table, before opset 13', { shape: [2, 3, 4], attributes: { axis: 1 }, opset: 11 }),
  on('LogSoftmax', 'over rows', { shape: [3, 4], attributes: { axis: 0 } }),
  on('ReduceL2', 'over tokens', { shape: [2, 3, 4], others: [[1]] }),
  on('ReduceLogSumExp', 'over a row', { shape: [3, 4], others: [[1]] }),
  on('ReduceMean', 'over space, channels stay', { ...map, others: [[-1, -2]], attributes: { keepdims: 0 } }),
  on('TopK', 'largest three', { shape: [2, 6], others: [[3]] }),
  on('PRelu', 'a slope a channel', { ...map, others: [w([4, 1, 1], 1)] }),
  ...[
    'Celu',
    'Elu',
    'Selu',
    'Softplus',
    'Softsign',
    'Mish',
    'HardSwish',
    'HardSigmoid',
    'Swish',
    'Gelu',
    'ThresholdedRelu',
  ].map((op) =>
    on(op, 'alpha or none', {
      shape: [4, 6],
      attributes: op === 'Celu' || op === 'Elu' ? { alpha: 0.7 } : {},
    }),
  ),
  on('Gelu', 'by tanh', { shape: [4, 6], attributes: { approximate: 'tanh' } }),
  on('Clip', 'between', { shape: [4, 6], others: [hostOf('float32', [], [-1]), hostOf('float32', [], [1])] }),
  on('Pow', 'a whole power of signed values', { shape: [4, 6], others: [hostOf('float32', [], [3])] }),
  on('Pow', 'by a row', { shape: [4, 6], others: [w([6], 1)], before: positive }),
  on('Reciprocal', 'positive', { shape: [4, 6], before: positive }),
  on('DequantizeLinear', 'a scale a channel', {
    ...map,
    others: [hostOf('float32', [4], [0.1, 0.2, 0.3, 0.4]), hostOf('float32', [4], [1, 2, 3, 4])],
    attributes: { axis: 1 },
  }),
  on('MatMulInteger', 'zero points', { shape: [3, 4], others: [w([4, 2], 1), row, row] }),
]
