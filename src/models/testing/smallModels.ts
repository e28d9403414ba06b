// A small model of each kind, on pictures of 12 by 16: what every method is tried on, on every backend.
import { openModel } from '../open'
import type { ModelFiles, OpenModel } from '../types'
import { graphFiles, node, placeholder, pool, window, words } from './graphFixtures'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  type Weight,
  weight,
} from './modelFixtures'

const SIZE = [12, 16, 3]

/** Weights a quarter as large, so that sums stay near 1. */
const small = (name: string, shape: readonly number[], seed: number): Weight => {
  const full = weight(name, shape, seed)
  return { ...full, values: full.values.map((v) => v / 4) }
}

const variance = (name: string, size: number, seed: number): Weight => {
  const full = weight(name, [size], seed)
  return { ...full, values: full.values.map((v) => 1 + v / 2) }
}

const norm = (name: string, size: number, seed: number): Weight[] => [
  variance(`${name}/gamma`, size, seed),
  small(`${name}/beta`, [size], seed + 1),
  small(`${name}/moving_mean`, [size], seed + 2),
  variance(`${name}/moving_variance`, size, seed + 3),
]

const conv = (name: string, filters: number, more: object = {}) =>
  layer('Conv2D', name, { filters, kernel_size: [3, 3], padding: 'same', activation: 'relu', ...more })

const dense = layer('Dense', 'dense', { units: 4, activation: 'softmax' })
const mean = layer('GlobalAveragePooling2D', 'mean')

/** Convolutions, batch norm behind a max pooling, a linear head. */
function convolutional(): ModelFiles {
  const net = sequential('net', [
    picture('image', SIZE),
    conv('first', 6),
    layer('MaxPooling2D', 'pool', { pool_size: [2, 2], strides: [2, 2] }),
    layer('BatchNormalization', 'norm', { axis: 3, epsilon: 1e-3 }),
    conv('second', 8),
    mean,
    dense,
  ])
  return modelFiles(kerasJson(net), [
    small('first/kernel', [3, 3, 3, 6], 1),
    small('first/bias', [6], 2),
    ...norm('norm', 6, 3),
    small('second/kernel', [3, 3, 6, 8], 7),
    small('second/bias', [8], 8),
    weight('dense/kernel', [8, 4], 9),
    small('dense/bias', [4], 10),
  ])
}

/** A stride larger than its window, a multiplier of two, a dilation, ReLU6. */
function depthwise(): ModelFiles {
  const deep = (name: string, more: object) =>
    layer('DepthwiseConv2D', name, { padding: 'same', activation: 'relu6', ...more })
  const net = sequential('net', [
    picture('image', SIZE),
    deep('wide', { kernel_size: [3, 3], strides: [2, 2], depth_multiplier: 2 }),
    layer('BatchNormalization', 'norm', { axis: 3, epsilon: 1e-3 }),
    deep('dilated', { kernel_size: [3, 3], dilation_rate: [2, 2], depth_multiplier: 1 }),
    conv('mixed', 8, { kernel_size: [1, 1] }),
    layer('AveragePooling2D', 'smaller', { pool_size: [3, 3], strides: [1, 1], padding: 'same' }),
    conv('apart', 8, { kernel_size: [2, 2], strides: [3, 3] }),
    mean,
    dense,
  ])
  return modelFiles(kerasJson(net), [
    weight('wide/depthwise_kernel', [3, 3, 3, 2], 1),
    small('wide/bias', [6], 2),
    ...norm('norm', 6, 3),
    weight('dilated/depthwise_kernel', [3, 3, 6, 1], 7),
    small('dilated/bias', [6], 8),
    weight('mixed/kernel', [1, 1, 6, 8], 9),
    small('mixed/bias', [8], 10),
    weight('apart/kernel', [2, 2, 8, 8], 11),
    small('apart/bias', [8], 12),
    weight('dense/kernel', [8, 4], 13),
    small('dense/bias', [4], 14),
  ])
}

/** Patches as tokens, attention with a residual sum, layer norm and a dense layer on each token. */
function tokens(): ModelFiles {
  const attention = {
    ...layer('MultiHeadAttention', 'attention', { num_heads: 2, key_dim: 3 }),
    inbound_nodes: [[['tokens', 0, 0, { value: ['tokens', 0, 0] }]]],
  }
  const net = functional(
    'net',
    [
      picture('image', SIZE),
      called(conv('patches', 6, { kernel_size: [2, 2], strides: [2, 2], activation: 'linear' }), 'image'),
      called(layer('Reshape', 'tokens', { target_shape: [48, 6] }), 'patches'),
      attention,
      called(layer('Add', 'sum'), 'tokens', 'attention'),
      called(layer('LayerNormalization', 'norm', { axis: [2], epsilon: 1e-3 }), 'sum'),
      called(layer('Dense', 'block', { units: 6, activation: 'gelu' }), 'norm'),
      called(layer('GlobalAveragePooling1D', 'mean'), 'block'),
      called(dense, 'mean'),
    ],
    { inputs: ['image'], outputs: ['dense'] },
  )
  const parts = ['query', 'key', 'value'].flatMap((part, i) => [
    weight(`attention/${part}/kernel`, [6, 2, 3], 20 + i),
    small(`attention/${part}/bias`, [2, 3], 30 + i),
  ])
  return modelFiles(kerasJson(net), [
    weight('patches/kernel', [2, 2, 3, 6], 1),
    small('patches/bias', [6], 2),
    ...parts,
    weight('attention/attention_output/kernel', [2, 3, 6], 3),
    small('attention/attention_output/bias', [6], 4),
    variance('norm/gamma', 6, 5),
    small('norm/beta', [6], 6),
    weight('block/kernel', [6, 6], 7),
    small('block/bias', [6], 8),
    weight('dense/kernel', [6, 4], 9),
    small('dense/bias', [4], 10),
  ])
}

/** Fused operators, a residual sum, max pooling and a dense layer behind the last map. */
function graph(): ModelFiles {
  const fused = (op: string, name: string, inputs: readonly string[], stride = 1) =>
    node(op, name, inputs, {
      ...window(stride),
      fused_ops: words(['BiasAdd', 'Relu']),
      num_args: { i: '1' },
      epsilon: { f: 0 },
    })
  const product = (name: string, inputs: readonly string[], ops: readonly string[]) =>
    node('_FusedMatMul', name, inputs, {
      fused_ops: words(ops),
      transpose_a: { b: false },
      transpose_b: { b: false },
    })
  const nodes = [
    placeholder('image', [-1, ...SIZE]),
    fused('_FusedConv2D', 'first', ['image', 'w1', 'b1'], 2),
    fused('FusedDepthwiseConv2dNative', 'deep', ['first', 'w2', 'b2']),
    node('AddV2', 'sum', ['first', 'deep']),
    fused('_FusedConv2D', 'second', ['sum', 'w3', 'b3']),
    node('MaxPool', 'pool', ['second'], pool(2)),
    node('Mean', 'mean', ['pool', 'axes'], { keep_dims: { b: false }, Tidx: { type: 'DT_INT32' } }),
    product('hidden', ['mean', 'w4', 'b4'], ['BiasAdd', 'Relu']),
    product('logits', ['hidden', 'w5', 'b5'], ['BiasAdd']),
    node('Softmax', 'probabilities', ['logits']),
  ]
  const weights: Weight[] = [
    small('w1', [3, 3, 3, 6], 1),
    small('b1', [6], 2),
    weight('w2', [3, 3, 6, 1], 3),
    small('b2', [6], 4),
    small('w3', [3, 3, 6, 8], 5),
    small('b3', [8], 6),
    weight('w4', [8, 10], 7),
    small('b4', [10], 8),
    weight('w5', [10, 4], 9),
    small('b5', [4], 10),
    { name: 'axes', shape: [2], values: [1, 2], dtype: 'int32' },
  ]
  return graphFiles(nodes, weights)
}

export interface SmallModel {
  readonly kind: string
  /** The class that is explained: one whose maps are not all negative. */
  readonly classIndex: number
  /** The layers that are explained: the last one, and two at once. */
  readonly last: string
  readonly several: readonly string[]
  /** Methods that cannot explain it. */
  readonly refused: readonly string[]
  readonly open: () => Promise<OpenModel>
}

export const smallModels: readonly SmallModel[] = [
  {
    kind: 'convolutional',
    classIndex: 2,
    last: 'second',
    several: ['first', 'second'],
    refused: [],
    open: () => openModel(convolutional()),
  },
  {
    kind: 'depthwise',
    classIndex: 3,
    last: 'apart',
    several: ['mixed', 'apart'],
    refused: [],
    open: () => openModel(depthwise()),
  },
  {
    kind: 'tokens',
    classIndex: 1,
    last: 'sum',
    several: ['sum', 'block'],
    refused: ['cam'],
    open: () => openModel(tokens()),
  },
  {
    kind: 'graph',
    classIndex: 0,
    last: 'second',
    several: ['sum', 'second'],
    refused: ['cam'],
    open: () => openModel(graph()),
  },
]
