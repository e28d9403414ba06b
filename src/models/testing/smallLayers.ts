// Small models of Keras layers as converters write them: convolutions, depthwise convolutions, tokens.
import type { ModelFiles } from '../types'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  weight,
} from './modelFixtures'
import { norm, SIZE, small, variance } from './smallWeights'

const conv = (name: string, filters: number, more: object = {}) =>
  layer('Conv2D', name, { filters, kernel_size: [3, 3], padding: 'same', activation: 'relu', ...more })

const dense = layer('Dense', 'dense', { units: 4, activation: 'softmax' })
const mean = layer('GlobalAveragePooling2D', 'mean')

/** Convolutions, batch norm behind a max pooling, a linear head. */
export function convolutional(): ModelFiles {
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
export function depthwise(): ModelFiles {
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
export function tokens(): ModelFiles {
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
